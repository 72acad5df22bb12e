"""The encoding of bytes that are not UTF-8 and do not say what they are.

charset-normalizer says in which encodings the bytes make orderly text; of short and of Central
European texts that is many. Which of them it is, langdetect's n-gram tables say: the one whose text
is most like one of the languages that are written in it.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_LATIN = "en es fr de pt it nl sv nb da fi ca"
_CENTRAL = "pl cs hu sk sl hr ro"
_FIRST = "cp1252"


class _Encoding(Struct, frozen=True):
    codec: str
    languages: tuple[str, ...]
    usual: str = ""
    """The codec of the characters that are usual in it, where it has many more."""


_ENCODINGS = tuple(
    _Encoding(codec, tuple(languages.split()), usual)
    for codec, languages, usual in (
        (_FIRST, _LATIN, ""),
        ("cp1250", _CENTRAL, ""),
        ("iso8859-2", _CENTRAL, ""),
        ("cp1251", "ru uk bg mk", ""),
        ("koi8-u", "ru uk", ""),
        ("cp1253", "el", ""),
        ("cp1254", "tr", ""),
        ("cp1255", "he", ""),
        ("cp1256", "ar fa ur", ""),
        ("cp1257", "lt lv et", ""),
        ("cp874", "th", ""),
        ("cp932", "ja", ""),
        ("euc_jp", "ja", ""),
        ("gbk", "zh", "gb2312"),
        ("big5", "zh-tw", ""),
        ("cp949", "ko", "euc_kr"),
    )
)
_LEAST_BYTES = 3
"""With fewer bytes beyond ASCII, only the most widespread encoding is worth naming."""
_LEAST_MARGIN = 3.0
"""Powers of ten by which another encoding must be likelier than the most widespread one."""
_SAMPLE_LETTERS = 600
_SAMPLE = 16_384
"""Bytes of the lines beyond ASCII that are looked at."""
_BEFORE = 100
_TAG = re.compile(rb"<[^<>\x80-\xff]*>")
"""Markup in ASCII, which tells nothing; no encoding has these signs within a character."""
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_STRANGE = re.compile(
    r"[^\w\s\x00-\x7f“”„‘’‚‹›«»–—…·•¿¡§°©®™€£¥ªº²³½¼¾µ×±、。，．！？：；「」『』（）【】・％]|[\uff61-\uff9f]"
)
"""Signs that are rare in running text, and the narrow katakana that garbage is full of."""
_MOST_UNUSUAL = 5
"""One in so many characters at the most is an unusual one of its encoding."""
_UNKNOWN = -6.0
"""What an n-gram costs that a table does not hold."""
_NGRAMS_OF_ONE = 3
"""N-grams that end in one character: a strange one spoils them all."""

_ONE_SIGN_FOR_ALL = ((re.compile("[가-힣]"), 3.0), (re.compile("[ぁ-ヿ]"), 1.0))
"""Signs for which langdetect's tables hold one alone, and in powers of ten how many they are: else
any garbage of Hangul would be good Korean."""


def detect_encoding(raw: bytes) -> str | None:
    """The codec of bytes that are not UTF-8; None where nothing makes text of them."""
    sample = _TAG.sub(b" ", b"".join(_lines(raw)))
    able = [each for each in _ENCODINGS if is_text(raw, each.codec)]
    first = next((each for each in able if each.codec == _FIRST), None)
    if first and len(_HIGH.findall(sample)) < _LEAST_BYTES:
        return _FIRST
    able = [each for each in able if each is first or _may_be(sample, each)]
    likeness = {each.codec: _likeness(sample, each) for each in able}
    best = max(likeness, key=lambda codec: likeness[codec][0], default=None)
    if first and best:
        mean, count = likeness[_FIRST]
        if (likeness[best][0] - mean) * count < _LEAST_MARGIN:
            return _FIRST
    return best


def detect_utf16(raw: bytes) -> str | None:
    """The codec of UTF-16 that lacks its byte-order mark; None where the bytes are none."""
    if b"\0" not in raw or len(raw) % 2:
        return None
    found: dict[str, int] = {}
    for codec in ("utf-16-le", "utf-16-be"):
        if is_text(raw, codec):
            text = raw[:_SAMPLE].decode(codec, "ignore")
            found[codec] = sum(character.isascii() for character in text)
    best = max(found, key=lambda codec: found[codec], default=None)
    return best if best and found[best] else None


def is_text(raw: bytes, codec: str) -> bool:
    """Whether a codec makes text of bytes, without control characters."""
    try:
        return not _CONTROL.search(raw.decode(codec))
    except UnicodeDecodeError:
        return False


def _lines(raw: bytes) -> Iterator[bytes]:
    """Lines that hold bytes beyond ASCII, from a little before these, as many as fill the
    sample."""
    room, at = _SAMPLE, 0
    while room > 0 and (high := _HIGH.search(raw, at)):
        start = raw.rfind(b"\n", max(at, high.start() - _BEFORE), high.start()) + 1
        start = start or max(at, high.start() - _BEFORE)
        ended = raw.find(b"\n", high.end(), start + room)
        at = ended + 1 if ended >= 0 else start + room
        yield raw[start:at] + b"\n"
        room -= at - start


def _may_be(sample: bytes, encoding: _Encoding) -> bool:
    # Loaded here, because nearly no file needs it.
    from charset_normalizer import from_bytes

    text = sample.decode(encoding.codec, "ignore")
    beyond = sum(not character.isascii() for character in text)
    if encoding.usual:
        # Hangul among Latin words is no disorder, as charset-normalizer has it.
        return _unusual(text, encoding.usual) * _MOST_UNUSUAL <= beyond
    # Encoded anew, because the sample may end within a character.
    whole = text.encode(encoding.codec)
    return from_bytes(whole, cp_isolation=[encoding.codec]).best() is not None


def _likeness(sample: bytes, encoding: _Encoding) -> tuple[float, int]:
    """How like its languages the words beyond ASCII are: powers of ten for each of their n-grams,
    and how many those are."""
    from mbclint.language.ngrams import likelihood

    decoded = sample.decode(encoding.codec, "ignore").split()
    words = " ".join(word for word in decoded if not word.isascii())[:_SAMPLE_LETTERS]
    likely, grams = max(likelihood(words, language) for language in encoding.languages)
    likely -= sum(cost * len(signs.findall(words)) for signs, cost in _ONE_SIGN_FOR_ALL)
    strange = len(_STRANGE.findall(words)) + _unusual(words, encoding.usual)
    count = grams + _NGRAMS_OF_ONE * strange
    return (likely + _UNKNOWN * _NGRAMS_OF_ONE * strange) / max(count, 1), count


def _unusual(text: str, codec: str) -> int:
    """How many characters a codec does not hold."""
    return text.encode(codec, "replace").count(b"?") - text.count("?") if codec else 0
