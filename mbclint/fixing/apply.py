"""Edits applied to a text."""

from bisect import bisect_left, insort
from collections.abc import Sequence

from msgspec import Struct

from mbclint.model.edit import Edit, Fix
from mbclint.model.span import Span


class Applied(Struct, frozen=True):
    """A text after some fixes."""

    text: str
    taken: tuple[int, ...]
    """Which of the fixes were applied, by their places among those given."""


def apply_fixes(text: str, fixes: Sequence[Fix]) -> Applied:
    """The text after the fixes. A fix is applied whole or not at all: one of which any edit
    overlaps an edit of an earlier fix is left out."""
    edits: list[Edit] = []
    taken: list[int] = []
    for number, fix in enumerate(fixes):
        if not any(_touches(edit, edits) for edit in fix.edits):
            for edit in fix.edits:
                insort(edits, edit)
            taken.append(number)
    parts: list[str] = []
    end = 0
    for edit in edits:
        parts += (text[end : edit.span.start], edit.replacement)
        end = edit.span.end
    return Applied("".join((*parts, text[end:])), tuple(taken))


def _touches(edit: Edit, others: Sequence[Edit]) -> bool:
    """Whether an edit overlaps one of others, which are sorted and do not overlap each other."""
    at = bisect_left(others, edit.span, key=_span)
    return any(_overlap(edit, other) for other in others[max(0, at - 1) : at + 1])


def _span(edit: Edit) -> Span:
    return edit.span


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits touch a common character; two insertions at one place do, too."""
    if one.span == other.span:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end
