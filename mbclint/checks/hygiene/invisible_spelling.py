"""Where invisible characters are spelling: joiners in scripts that join, marks of direction in
mixed text, places for a line break in scripts without spaces."""

import re
import unicodedata

_BIDIRECTIONAL = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINING_SCRIPTS = frozenset(
    [
        "ARABIC",
        "SYRIAC",
        "MONGOLIAN",
        "NKO",
        "MANDAIC",
        "DEVANAGARI",
        "BENGALI",
        "GURMUKHI",
        "GUJARATI",
        "ORIYA",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "SINHALA",
        "KHMER",
        "MYANMAR",
        "TIBETAN",
        "BALINESE",
        "JAVANESE",
    ]
)
"""Scripts whose spelling uses ZWJ and ZWNJ (Unicode Standard, chapter 23.2, and Indic chapters)."""
_UNSPACED_SCRIPTS = frozenset(
    ["THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "CJK", "HIRAGANA", "KATAKANA"]
)
"""Scripts that mark places for a line break with ZWSP (Unicode Standard Annex 14)."""


def has_function(text: str, match: re.Match[str]) -> bool:
    """Whether an invisible character does something where it was found in a text."""
    character = match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if character in _BIDIRECTIONAL:
        return _is_mixed(text, match.start())
    if character == "\u200c":
        return _script(before) in _JOINING_SCRIPTS
    if character == "\u200d":
        return (
            _script(before) in _JOINING_SCRIPTS or _is_pictograph(before) or _is_pictograph(after)
        )
    if character == "\u200b":
        return _script(before) in _UNSPACED_SCRIPTS or _script(after) in _UNSPACED_SCRIPTS
    return False


def _is_mixed(text: str, at: int) -> bool:
    """Whether the line around ``at`` holds letters that run from right to left."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return any(
        unicodedata.bidirectional(ch) in _RIGHT_TO_LEFT for ch in line if ch not in _BIDIRECTIONAL
    )


def _script(character: str) -> str:
    """The script as the first word of the character's name; combining marks carry it too."""
    return unicodedata.name(character, "").split(" ")[0].split("-")[0] if character else ""


def _is_pictograph(character: str) -> bool:
    return bool(character) and (
        unicodedata.category(character) in ("So", "Sk") or character == "\ufe0f"
    )
