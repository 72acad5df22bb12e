"""Which script letters and languages are written in (ISO 15924 codes)."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Final

from mbclint.model.language_tags import base

_BLOCKS: Final = (
    (0x0041, 0x02AF, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x1400, 0x167F, "Cans"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x3040, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0xFF66, 0xFF9F, "Kana"),
    (0x20000, 0x3134F, "Hani"),
)
"""Blocks of the Unicode Standard whose letters are of one script, by code point."""
_RIGHT_TO_LEFT: Final = frozenset(
    {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)
"""Scripts written from right to left: CLDR 46, layout/characterOrder."""
_STARTS: Final = tuple(start for start, _, _ in _BLOCKS)

_JAPANESE: Final = frozenset({"Hani", "Hira", "Kana"})
_LATIN: Final = frozenset({"Latn"})
_OF_CODES: Final[Mapping[str, frozenset[str]]] = {
    "Jpan": _JAPANESE,
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Kore": frozenset({"Hang", "Hani"}),
}
"""Codes that stand for several scripts or for a part of one (ISO 15924)."""
_OF_LANGUAGES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ar", "ckb", "fa", "ks", "lrc", "mzn", "ps", "sd", "ug", "ur"), "Arab"),
    **dict.fromkeys(("be", "bg", "ce", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt"), "Cyrl"),
    **dict.fromkeys(("bh", "bho", "hi", "mai", "mr", "ne", "sa"), "Deva"),
    **dict.fromkeys(("am", "ti"), "Ethi"),
    **dict.fromkeys(("as", "bn"), "Beng"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    **dict.fromkeys(("arc", "syr"), "Syrc"),
    "dv": "Thaa",
    "el": "Grek",
    "gu": "Gujr",
    "hy": "Armn",
    "iu": "Cans",
    "ja": "Jpan",
    "ka": "Geor",
    "km": "Khmr",
    "kn": "Knda",
    "ko": "Kore",
    "lo": "Laoo",
    "ml": "Mlym",
    "my": "Mymr",
    "nqo": "Nkoo",
    "or": "Orya",
    "pa": "Guru",
    "si": "Sinh",
    "ta": "Taml",
    "te": "Telu",
    "th": "Thai",
    "uk": "Cyrl",
    "yue": "Hant",
    "zh": "Hans",
}
"""Languages that are not written in Latin letters unless their tag says so: CLDR 46,
likelySubtags."""


def script_of(character: str) -> str | None:
    """The script of a letter; None for what is no letter or of a script that is not known here."""
    if not character.isalpha():
        return None
    code = ord(character)
    place = bisect_right(_STARTS, code) - 1
    if place < 0:
        return None
    _, end, script = _BLOCKS[place]
    return script if code <= end else None


def scripts_of(tag: str) -> frozenset[str]:
    """The scripts in which a language is written, by its BCP 47 tag: ``{"Cyrl"}`` for ``ru``."""
    subtags = tag.split("-")[1:]
    code = next((each.title() for each in subtags if len(each) == 4 and each.isalpha()), None)
    code = code or _OF_LANGUAGES.get(base(tag))
    if code is None:
        return _LATIN
    return _OF_CODES.get(code, frozenset({code}))


def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left."""
    return bool(scripts_of(tag) & _RIGHT_TO_LEFT)
