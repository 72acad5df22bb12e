"""Characters that nobody sees and that do nothing where they stand."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from mbclint.checks.hygiene.invisible_spelling import Spelling
from mbclint.checks.hygiene.quotations import is_quoted
from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.interval import counted
from mbclint.model.span import Span

_NO_BREAK_SPACE = "\u00a0"
_ALWAYS = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Invisible wherever they stand; a no-break space is so beside another."""
_INVISIBLE = re.compile(f"{_NO_BREAK_SPACE}[ {_NO_BREAK_SPACE}]*{_NO_BREAK_SPACE} *|[{_ALWAYS}]")


class InvisibleCharacters(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: InvisibleCharacters) -> Iterator[Problem]:
    """One finding for each kind of character, at its first place on the page."""
    text = page.article.source.text
    if text.isascii() or not (_NO_BREAK_SPACE in text or any(map(text.__contains__, _ALWAYS))):
        return
    places: dict[str, list[Span]] = defaultdict(list)
    spelling = Spelling(text)
    for match in _INVISIBLE.finditer(text):
        span = Span(*match.span())
        if not (spelling.needs(match) or is_quoted(text, span)):
            places[match[0][0]].append(span)
    for character, spans in places.items():
        is_run = character == _NO_BREAK_SPACE
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


CHECK = PageCheck(InvisibleCharacters, find)
