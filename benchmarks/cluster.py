"""Whether a Dask cluster finds what was put into a site, and whether it does when a worker is lost.

``python benchmarks/cluster.py --pages 10000`` generates a site (see generate.py), starts a
scheduler and workers on loopback, and checks the site three times, with nothing kept: by the
processes of this machine, by the workers, and by the workers of whom one is killed half-way. It
exits with 1 when a fault was missed or something else was found. It needs the extra ``dask`` and
Linux.
"""

import argparse
import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generate import expected_file, generate
from measure import Watch, fresh_cache, run_mbclint
from rows import TIMES, Row, add_rows_argument, lines, write_rows
from scale import Measured, differences, site, told
from tables import language_tables
from topics import TODAY

from tests.engine.local_dask import LocalDask, local_dask

HEAD = (
    *("pages", "by", "faults", "missed", "not expected", "time"),
    *("processor of what was started", "driver"),
)
HERE, CLUSTER, LESS = "processes of this machine", "a cluster", "a cluster that loses a worker"
_SMALL = 80
_AT = 0.5
"""When a worker is killed, in parts of the time that all take together."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sites", type=Path, help="where sites are kept")
    add_rows_argument(parser)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        runs = [*measured(arguments, Path(scratch))]
    print(f"\n{lines(HEAD, map(cells, runs))}", flush=True)
    write_rows([*figures(runs)], arguments.rows)
    sys.exit(any(run.expected != run.found for run in runs))


def measured(arguments: argparse.Namespace, scratch: Path) -> Iterator[Measured]:
    """The three runs."""
    small, output = scratch / "small", scratch / "findings.jsonl"
    generate(small, _SMALL, arguments.seed)
    cache = fresh_cache(scratch / "cache", language_tables(scratch, small))
    # Workers have it, too.
    os.environ["MBCLINT_CACHE"] = str(cache)
    sites: Path = (arguments.sites or scratch).absolute()
    sites.mkdir(parents=True, exist_ok=True)
    folder = sites / f"site-{arguments.pages}-{arguments.seed}"
    pages = site(folder, arguments.pages, arguments.seed)
    expected = told(expected_file(folder))
    command = ["check", "--today", TODAY.isoformat(), "--format", "jsonl", "--no-cache"]

    def run(name: str, *options: str) -> Measured:
        watch = Watch()
        spent = run_mbclint([*command, *options], folder, output, cache, watch)
        made = Measured(name, pages, expected, told(output), spent, watch)
        print(f"{name}: {made.by_page:.2f} ms a page", flush=True)
        differences(made.expected, made.found)
        return made

    yield run(HERE, "--jobs", str(arguments.workers))
    with workers(arguments, scratch / "all") as (on, _):
        # They load what they need.
        run_mbclint([*command, *on], small, output, cache)
        together = run(CLUSTER, *on)
    yield together
    with workers(arguments, scratch / "less") as (on, dask):
        run_mbclint([*command, *on], small, output, cache)
        killer = threading.Timer(together.spent.wall * _AT, dask.kill_workers, (1,))
        killer.start()
        yield run(LESS, *on)
        if killer.is_alive():
            killer.cancel()
            raise SystemExit("The check ended before a worker was killed.")


@contextmanager
def workers(
    arguments: argparse.Namespace, folder: Path
) -> Iterator[tuple[Sequence[str], LocalDask]]:
    """A new cluster, and the options that ask it: its workers keep what they have read."""
    folder.mkdir()
    with local_dask(folder) as dask:
        dask.with_workers(arguments.workers)
        yield ("--executor", "dask", "--scheduler", dask.address), dask


def cells(run: Measured) -> Sequence[str]:
    """A run as a line of a table."""
    return (
        f"{run.pages:,}",
        run.name,
        f"{run.expected.total():,}",
        f"{(run.expected - run.found).total():,}",
        f"{(run.found - run.expected).total():,}",
        f"{run.spent.wall:,.1f} s",
        f"{run.spent.processor:,.1f} s",
        f"{run.watch.driver:,.0f} MB",
    )


def figures(runs: Sequence[Measured]) -> Iterator[Row]:
    """What each run needed, beside the one that no cluster has made."""
    alone = runs[0]
    for run in runs:
        spent = run.spent
        yield Row("cluster", run.name, spent.wall, "s", run.pages, None, spent.processor)
        yield Row("cluster", f"{run.name}: driver", run.watch.driver, "MB", run.pages)
        if run is not alone:
            beside = f"{run.name} / {alone.name}"
            yield Row("cluster", beside, spent.wall / alone.spent.wall, TIMES, run.pages)


if __name__ == "__main__":
    main()
