"""Figures of benchmarks, as rows of one table."""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure."""

    benchmark: str
    what: str
    value: float
    unit: str
    pages: int = 0
    """How large the site was; 0 where that does not matter."""
    to: str = ""
    """What the ratio is to."""
    ratio: float | None = None
    aim: float | None = None
    """The most that the ratio is to be; of a figure without one, the figure."""

    @property
    def met(self) -> bool | None:
        if self.aim is None:
            return None
        return (self.value if self.ratio is None else self.ratio) <= self.aim


_HEAD = ("benchmark", "what", "pages", "measured", "ratio", "aim", "")


def table(rows: Iterable[Row]) -> str:
    """The rows as a table of Markdown."""
    return lines(_HEAD, (_cells(row) for row in rows))


def lines(head: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    rule = tuple("---" for _ in head)
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, rule, *cells))


def _cells(row: Row) -> Sequence[str]:
    limit = row.aim is not None and row.ratio is None
    aim = "" if row.aim is None else f"≤ {row.aim:,.4g} {row.unit if limit else 'times'}"
    return (
        row.benchmark,
        row.what,
        f"{row.pages:,}" if row.pages else "",
        f"{_figure(row.value)} {row.unit}".strip(),
        "" if row.ratio is None else f"{row.ratio:.2f} times {row.to}",
        aim,
        {True: "met", False: "missed", None: ""}[row.met],
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
