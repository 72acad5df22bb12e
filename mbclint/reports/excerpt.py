"""A source line as a terminal shows it, and the columns of it that a span takes up."""

from bisect import bisect_left, bisect_right

from msgspec import Struct

from mbclint.reports.visible import visible
from mbclint.reports.width import width

LIMIT = 120
"""Terminal columns that a line may take before it is cut around the span."""

_MARK_ROOM = 80
"""Columns for the span itself that what stands before it leaves free in a line that is cut."""

_TAB = "    "
_CUT = "…"
# Enough code points for LIMIT columns of any script, and few enough for a page on a single line.
_NEARBY = 8 * LIMIT


class Excerpt(Struct, frozen=True):
    """The part of a line that is shown; indent and width are in terminal columns."""

    text: str
    indent: int
    width: int
    """At least 1: an empty or invisible span is pointed at, too."""


def excerpt(line: str, start: int, end: int) -> Excerpt:
    """Show ``line`` with the code points from ``start`` up to ``end`` marked.

    Offsets beyond the line stand for its end. Widths are those of the wcwidth library.
    """
    start, end = min(start, len(line)), min(max(start, end), len(line))
    before = _shown(line[max(0, start - _NEARBY) : start])
    mark = _shown(line[start : min(end, start + _NEARBY)])
    after = _shown(line[end : end + _NEARBY])
    text = before + mark + after
    if width(text) > LIMIT:
        room = LIMIT - min(width(mark), _MARK_ROOM)
        before = _tail(before, max(room // 2, room - width(after)))
        text = _head(before + mark + after, LIMIT)
    indent = width(before)
    marked = width(text[: len(before) + len(mark)])
    return Excerpt(text, indent, max(1, marked - indent))


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _head(text: str, room: int) -> str:
    """The longest beginning of the text that fits, its cut end marked."""
    if width(text) <= room:
        return text
    lengths = range(len(text) + 1)
    fitting = bisect_right(lengths, room - 1, key=lambda length: width(text[:length])) - 1
    return text[:fitting] + _CUT


def _tail(text: str, room: int) -> str:
    """The longest end of the text that fits, its cut beginning marked."""
    if width(text) <= room:
        return text
    starts = range(len(text) + 1)
    first = bisect_left(starts, 1 - room, key=lambda start: -width(text[start:]))
    while first < len(text) and width(text[first]) == 0:  # a mark without its letter
        first += 1
    return _CUT + text[first:]
