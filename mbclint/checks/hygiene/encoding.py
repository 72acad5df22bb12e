"""Text that went through the wrong encoding."""

import re
from collections.abc import Iterator, Sequence

from mbclint.checks.hygiene.mojibake import repairs
from mbclint.checks.hygiene.not_utf8 import not_utf8
from mbclint.checks.hygiene.quotations import is_quoted
from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.interval import counted
from mbclint.model.source import Source
from mbclint.model.span import Span

_REPLACEMENT = re.compile("\ufffd+")
_NAMED = re.compile(r"U\+FFFD|\\uFFFD|mojibake", re.IGNORECASE)
"""What a page says that explains such characters."""


class Encoding(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: Encoding) -> Iterator[Problem]:
    """Bytes that are not UTF-8, replacement characters, and UTF-8 that was read as Windows-1252."""
    source = page.article.source
    yield from not_utf8(source)
    edits = [*repairs(source.text)]
    if not (edits or "\ufffd" in source.text) or _NAMED.search(source.text):
        return
    ours = {at for each in source.undecoded for at in range(each.span.start, each.span.end)}
    found = (Span(*match.span()) for match in _REPLACEMENT.finditer(source.text))
    lost = [span for span in found if span.start not in ours and not is_quoted(source.text, span)]
    if lost:
        yield Problem(
            lost[0],
            f"A character was lost here: U+FFFD stands in its place{_times(lost)}",
            "\ufffd",
            tuple(Related(span, "here too") for span in lost[1:]),
        )
    yield from _mojibake(source, edits)


def _mojibake(source: Source, edits: Sequence[Edit]) -> Iterator[Problem]:
    """One finding for the page: one wrong turn garbles every accent."""
    if edits:
        first = edits[0]
        garbled = first.span.cut(source.text)
        yield Problem(
            first.span,
            f"{quoted(garbled)} is {quoted(first.replacement)} read in the wrong encoding"
            f"{_times([edit.span for edit in edits])}",
            garbled,
            tuple(Related(edit.span, "here too") for edit in edits[1:]),
            Fix("restore the characters", Applicability.UNSAFE, tuple(edits)),
        )


def _times(spans: list[Span]) -> str:
    return f" ({counted(len(spans), 'place')} in this file)" if len(spans) > 1 else ""


CHECK = PageCheck(Encoding, find)
