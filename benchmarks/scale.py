"""Whether sites of any size are judged alike: every fault found, time and memory by page.

``python benchmarks/scale.py --pages 10000,30000,100000`` generates each site (see generate.py),
checks it in a process of its own with a fresh cache, and compares what is found with the faults
that were put in. It exits with 1 when a fault was missed or something else was found. Memory is
looked at five times a second; it needs Linux. ``--warm`` checks each site once more with the
cache that the first run left; ``--sites FOLDER`` keeps the sites there for the next time.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import expected_file, generate
from measure import Spent, Watch, fresh_cache, run_mbclint
from rows import TIMES, Row, add_rows_argument, lines, write_rows
from tables import language_tables
from topics import TODAY

HEAD = (
    *("pages", "run", "faults", "missed", "not expected", "time", "a page", "processor, a page"),
    *("driver", "all processes, shares", "all processes, resident"),
)
SHOWN = 10
"""Of what was missed or not expected of each rule."""
MOST_MEMORY = 2000
"""Megabytes of the driver."""
FLAT = 1.2
"""How much more a page may take than on the smallest site."""
_SMALL = 80

Told = Counter[tuple[str, str]]
"""How often each rule was told of each path."""


def told(file: Path) -> Told:
    """By a list of faults or of findings, a line each."""
    with file.open(encoding="utf-8") as lines:
        return Counter((it["path"], it["code"]) for it in map(json.loads, lines))


def differences(expected: Told, found: Told) -> None:
    """Print what was missed and what was not expected."""
    for name, left in (("missed", expected - found), ("not expected", found - expected)):
        by_code = Counter(code for _, code in left.elements())
        for code, count in sorted(by_code.items()):
            print(f"{code} {name}: {count:,}")
            for path in [path for path, each in left if each == code][:SHOWN]:
                print(f"  {path}")


def site(folder: Path, pages: int, seed: int) -> int:
    """The number of pages of a site, which is generated unless it is there."""
    # The list of the faults is complete when the site is; a site that was broken off has none
    # under its name.
    done = folder.with_name(f"{folder.name}.done")
    if not done.exists():
        if folder.exists():
            raise SystemExit(f"{folder} was not written to its end: remove it first.")
        done.write_text(str(generate(folder, pages, seed)), "utf-8")
    return int(done.read_text("utf-8"))


@dataclass(frozen=True)
class Measured:
    """One run on one site."""

    name: str
    pages: int
    expected: Told
    found: Told
    spent: Spent
    watch: Watch

    @property
    def by_page(self) -> float:
        """Milliseconds."""
        return 1000 * self.spent.wall / self.pages

    @property
    def processor(self) -> float:
        """Milliseconds of a page."""
        return 1000 * self.spent.processor / self.pages

    def cells(self) -> Sequence[str]:
        """The run as a line of a table."""
        return (
            f"{self.pages:,}",
            self.name,
            f"{self.expected.total():,}",
            f"{(self.expected - self.found).total():,}",
            f"{(self.found - self.expected).total():,}",
            f"{self.spent.wall:,.1f} s",
            f"{self.by_page:.2f} ms",
            f"{self.processor:.2f} ms",
            f"{self.watch.driver:,.0f} MB",
            f"{self.watch.shares:,.0f} MB",
            f"{self.watch.resident:,.0f} MB",
        )


def figures(run: Measured, smallest: Measured) -> Iterator[Row]:
    """What a run needed, beside the run on the smallest site."""
    name, pages = run.name, run.pages
    spent = run.spent
    kept = (pages, None, spent.processor, spent.memory)
    yield Row("scale", f"{name}: time", spent.wall, "s", *kept)
    yield Row("scale", f"{name}: time of a page", run.by_page, "ms", pages)
    if run is not smallest:
        grown = run.by_page / smallest.by_page
        beside = f"{name}: time of a page / on {smallest.pages:,} pages"
        yield Row("scale", beside, grown, TIMES, pages, FLAT)
    yield Row("scale", f"{name}: driver", run.watch.driver, "MB", pages, MOST_MEMORY)
    yield Row("scale", f"{name}: all processes, shares", run.watch.shares, "MB", pages)
    yield Row("scale", f"{name}: all processes, resident", run.watch.resident, "MB", pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default="10000,30000,100000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sites", type=Path, help="where sites are kept")
    parser.add_argument("--warm", action="store_true", help="check each site twice")
    parser.add_argument("--jobs", type=int, help="how many processes mbclint may use")
    add_rows_argument(parser)
    arguments = parser.parse_args()
    if not Watch.possible:
        raise SystemExit("The memory of processes can only be looked at on Linux.")
    with tempfile.TemporaryDirectory() as scratch:
        runs = [*measured(arguments, Path(scratch))]
    print(f"\n{lines(HEAD, (run.cells() for run in runs))}", flush=True)
    rows = [row for run in runs for row in figures(run, first(runs, run.name))]
    write_rows(rows, arguments.rows)
    sys.exit(any(run.expected != run.found for run in runs))


def first(runs: Sequence[Measured], name: str) -> Measured:
    return next(run for run in runs if run.name == name)


def measured(arguments: argparse.Namespace, scratch: Path) -> Iterator[Measured]:
    """All sites, the smallest first."""
    small, cache, output = scratch / "small", scratch / "cache", scratch / "findings.jsonl"
    generate(small, _SMALL, arguments.seed)
    known = language_tables(scratch, small)
    sites: Path = (arguments.sites or scratch).absolute()
    sites.mkdir(parents=True, exist_ok=True)
    command = ["check", "--today", TODAY.isoformat(), "--format", "jsonl"]
    command += ["--jobs", str(arguments.jobs)] if arguments.jobs else []
    for size in sorted(int(each) for each in arguments.pages.split(",")):
        folder = sites / f"site-{size}-{arguments.seed}"
        pages = site(folder, size, arguments.seed)
        expected = told(expected_file(folder))
        fresh_cache(cache, known)
        for name in ("cold", "warm") if arguments.warm else ("cold",):
            watch = Watch()
            spent = run_mbclint(command, folder, output, cache, watch)
            run = Measured(name, pages, expected, told(output), spent, watch)
            print(f"{pages:,} pages, {name}: {run.by_page:.2f} ms a page", flush=True)
            differences(run.expected, run.found)
            yield run


if __name__ == "__main__":
    main()
