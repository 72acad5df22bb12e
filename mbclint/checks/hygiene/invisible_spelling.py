"""Where invisible characters are spelling: joiners in scripts that join, marks of direction in
mixed text, places for a line break in scripts without spaces."""

import re
import unicodedata

from mbclint.model.span import Span

_BIDIRECTIONAL = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINING_SCRIPTS = frozenset(
    [
        *("ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "MANDAIC", "DEVANAGARI", "BENGALI", "GURMUKHI"),
        *("GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER"),
        *("MYANMAR", "TIBETAN", "BALINESE", "JAVANESE"),
    ]
)
"""Scripts whose spelling uses ZWJ and ZWNJ (Unicode Standard, chapter 23.2, and Indic chapters)."""
_UNSPACED_SCRIPTS = frozenset(
    ["THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "CJK", "HIRAGANA", "KATAKANA"]
)
"""Scripts that mark places for a line break with ZWSP (Unicode Standard Annex 14)."""


class Spelling:
    """A text, asked from its start to its end what its invisible characters do."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = Span(0, 0)
        self._mixed = False

    def needs(self, match: re.Match[str]) -> bool:
        """Whether an invisible character does something where it was found."""
        character, text = match[0], self._text
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if character in _BIDIRECTIONAL:
            return self._is_mixed(match.start())
        if character == "\u200c":
            return _script(before) in _JOINING_SCRIPTS
        if character == "\u200d":
            joins = _script(before) in _JOINING_SCRIPTS
            return joins or _is_pictograph(before) or _is_pictograph(after)
        if character == "\u200b":
            return _script(before) in _UNSPACED_SCRIPTS or _script(after) in _UNSPACED_SCRIPTS
        return False

    def _is_mixed(self, at: int) -> bool:
        """Whether the line around ``at`` holds letters that run from right to left; each line is
        read once."""
        if not self._line.start <= at < self._line.end:
            end = self._text.find("\n", at)
            start = self._text.rfind("\n", self._line.end, at) + 1 or self._line.end
            self._line = Span(start, end if end >= 0 else len(self._text))
            self._mixed = any(
                unicodedata.bidirectional(character) in _RIGHT_TO_LEFT
                for character in self._line.cut(self._text)
                if character not in _BIDIRECTIONAL
            )
        return self._mixed


def _script(character: str) -> str:
    """The script as the first word of the character's name; combining marks carry it too."""
    return unicodedata.name(character, "").split(" ")[0].split("-")[0] if character else ""


def _is_pictograph(character: str) -> bool:
    return bool(character) and (
        unicodedata.category(character) in ("So", "Sk") or character == "\ufe0f"
    )
