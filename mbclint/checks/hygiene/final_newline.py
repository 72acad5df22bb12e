"""A file that ends in no line break, or in several."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.interval import counted
from mbclint.model.span import Span

_LINE_BREAK = re.compile(r"\r\n?|\n")


class FinalNewline(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: FinalNewline) -> Iterator[Problem]:
    """One finding, after the last character or at the first blank line too many."""
    text = page.article.source.text
    end = len(text.rstrip())
    if not end:
        return
    breaks = _LINE_BREAK.findall(text, end)
    if not breaks:
        style = _LINE_BREAK.search(text)
        edit = Edit(Span(len(text), len(text)), style[0] if style else "\n")
        yield Problem(
            edit.span,
            "The file does not end in a line break",
            "",
            fix=Fix("add one", Applicability.SAFE, (edit,)),
        )
    elif len(breaks) > 1:
        surplus = Span(text.index(breaks[0], end) + len(breaks[0]), len(text))
        yield Problem(
            Span(surplus.start, surplus.start),
            f"The file ends in {counted(len(breaks) - 1, 'blank line')}",
            "",
            fix=Fix("keep one line break", Applicability.SAFE, (Edit(surplus, ""),)),
        )


CHECK = PageCheck(FinalNewline, find)
