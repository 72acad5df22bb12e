"""Characters that nobody sees and that do nothing where they stand."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.interval import counted
from mbclint.model.span import Span

_INVISIBLE = re.compile(
    "\u00a0[ \u00a0]*\u00a0 *|"
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
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


class InvisibleCharacters(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: InvisibleCharacters) -> Iterator[Problem]:
    """One finding for each kind of character, at its first place on the page."""
    text = page.article.source.text
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _INVISIBLE.finditer(text):
        if not _has_function(text, match):
            places[match[0][0]].append(Span(*match.span()))
    for character, spans in places.items():
        is_run = character == "\u00a0"
        name = "run of no-break spaces" if is_run else unicodedata.name(character).lower()
        times = f", in {counted(len(spans), 'place')}" if len(spans) > 1 else ""
        yield Problem(
            spans[0],
            f"An invisible {name} (U+{ord(character):04X}) that does nothing here{times}",
            character,
            tuple(Related(span, "here too") for span in spans[1:]),
            Fix(
                "write one space" if is_run else "remove it",
                Applicability.UNSAFE,
                tuple(Edit(span, " " if is_run else "") for span in spans),
            ),
        )


def _has_function(text: str, match: re.Match[str]) -> bool:
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


CHECK = PageCheck(InvisibleCharacters, find)
