"""Edits applied to a text."""

from collections.abc import Iterable

from mbclint.model.edit import Edit, Fix


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """The text after the fixes. A fix is applied whole or not at all: one of which any edit
    overlaps an edit of an earlier fix is left out."""
    taken: list[Edit] = []
    for fix in fixes:
        if not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
    parts: list[str] = []
    end = 0
    for edit in sorted(taken):
        parts += (text[end : edit.span.start], edit.replacement)
        end = edit.span.end
    return "".join((*parts, text[end:]))


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits touch a common character; two insertions at one place do, too."""
    if one.span == other.span:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end
