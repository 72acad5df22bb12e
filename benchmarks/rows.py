"""Figures of benchmarks, as rows of one table."""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

TIMES = "times"
"""The unit of ratios."""
_HEAD = ("benchmark", "what", "pages", "measured", "processor", "one process", "aim", "")


@dataclass(frozen=True)
class Row:
    """One figure."""

    benchmark: str
    what: str
    value: float
    unit: str
    pages: int = 0
    """How large the site was; 0 where that does not matter."""
    aim: float | None = None
    """The most that it is to be."""
    processor: float | None = None
    """Seconds of all processors together."""
    memory: float | None = None
    """The most of one process, in megabytes."""


def table(rows: Iterable[Row]) -> str:
    """The rows as a table of Markdown."""
    return lines(_HEAD, map(_cells, rows))


def lines(head: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    rule = tuple("---" for _ in head)
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, rule, *cells))


def _cells(row: Row) -> Sequence[str]:
    met = "" if row.aim is None else "met" if row.value <= row.aim else "missed"
    return (
        row.benchmark,
        row.what,
        f"{row.pages:,}" if row.pages else "",
        f"{_figure(row.value)} {row.unit}",
        "" if row.processor is None else f"{_figure(row.processor)} s",
        "" if row.memory is None else f"{row.memory:,.0f} MB",
        "" if row.aim is None else f"≤ {_figure(row.aim)} {row.unit}",
        met,
    )


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def add_rows_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=Path, metavar="FILE", help="write the figures down as JSON")


def tell(rows: Sequence[Row], file: Path | None) -> None:
    """Print the table, and write the rows down where that is asked for."""
    print(f"\n{table(rows)}", flush=True)
    write_rows(rows, file)


def write_rows(rows: Sequence[Row], file: Path | None) -> None:
    if file:
        file.write_text(json.dumps([asdict(row) for row in rows], indent=1), "utf-8")


def read_rows(file: Path) -> list[Row]:
    return [Row(**each) for each in json.loads(file.read_text("utf-8"))]
