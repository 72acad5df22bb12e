"""Tables for people, in a terminal."""

from collections.abc import Iterator, Sequence

from mbclint.reports.visible import visible
from mbclint.reports.width import width

_GAP = "  "


def table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The lines of a table: the first column to the left, the others, which are numbers, to the
    right. Widths are those of the wcwidth library."""
    shown = [tuple(map(visible, row)) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        gaps = [" " * (room - _width(cell)) for room, cell in zip(widths, row, strict=True)]
        first = row[0] + gaps[0]
        rest = (gap + cell for gap, cell in zip(gaps[1:], row[1:], strict=True))
        yield _GAP.join((first, *rest)).rstrip()


def _width(text: str) -> int:
    return max(0, width(text))
