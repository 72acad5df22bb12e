"""All benchmarks, one after the other; then one table of all figures, and plots.

``python benchmarks/suite.py [--quick] [--corpus FOLDER] [--into FOLDER]`` runs them on the site in
FOLDER, or on one that is generated, prints the table in Markdown and writes it, the figures as
JSON and the plots (time and memory against pages, ratios against aims) into the folder. What a
benchmark needs and does not find, a program or the extra ``bench``, is said, and the benchmark is
left out. ``--quick`` takes minutes: small sites and one round.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import generate
from plots import draw
from rows import Row, read_rows, table, write_rows

from mbclint import __version__
from mbclint.engine.executors import cores

QUICK, FULL = 500, 10_000
"""Pages of the site that stands in for a corpus."""
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Step:
    """One command of this folder."""

    script: str
    arguments: Sequence[str] = ()
    gives_rows: bool = False
    """Whether its figures go into the table; the others print tables of their own."""


def steps(arguments: argparse.Namespace, corpus: Path) -> Iterator[Step]:
    """What is run, in this order."""
    quick: bool = arguments.quick
    rounds = ("--rounds", "1" if quick else str(arguments.rounds))
    peers = tuple(part for each in arguments.peers for part in ("--peers", str(each)))
    few = ("--limit", "200") if quick else ()
    yield Step("startup.py", (), True)
    yield Step("speed.py", (str(corpus), *rounds, *peers), True)
    yield Step("offline_links.py", (str(corpus), *rounds, *peers), True)
    small = ("--hosts", "5", "--each", "20") if quick else ()
    yield Step("links.py", (*peers, *small), True)
    sites = ("--sites", str(arguments.sites)) if arguments.sites else ()
    sizes = "500,1000,2000" if quick else arguments.pages
    yield Step("scale.py", ("--pages", sizes, "--warm", *sites), True)
    yield Step("cluster.py", ("--pages", "500" if quick else str(FULL), *sites), True)
    yield Step("readers.py", (str(corpus), *few))
    yield Step("markdown_spans.py", (str(corpus), *few))
    if arguments.titles:
        yield Step("language.py", (str(arguments.titles),))
    if arguments.fetch:
        yield Step("headings.py")
        yield Step("conformance.py")


def run_step(step: Step, scratch: Path) -> tuple[list[Row], bool]:
    """The rows of a step, and whether it ended well; what it prints is shown."""
    print(f"\n## {step.script}\n", flush=True)
    file = scratch / f"{step.script}.json"
    written = ("--rows", str(file)) if step.gives_rows else ()
    command = [sys.executable, str(_HERE / step.script), *step.arguments, *written]
    # Some use what the tests have.
    environment = {**os.environ, "PYTHONPATH": str(_HERE.parent)}
    ended = subprocess.run(command, env=environment, check=False).returncode
    return read_rows(file) if file.exists() else [], ended == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sites, one round")
    parser.add_argument("--corpus", type=Path, help="a site with its mbclint.toml")
    parser.add_argument("--into", type=Path, default=_HERE / "results", metavar="FOLDER")
    parser.add_argument("--pages", default="10000,30000,100000", help="sizes of generated sites")
    parser.add_argument("--sites", type=Path, help="where generated sites are kept")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--titles", type=Path, metavar="FOLDER", help="titles for language.py")
    parser.add_argument("--fetch", action="store_true", help="run also what fetches its tests")
    arguments = parser.parse_args()
    rows: list[Row] = []
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        corpus = arguments.corpus or scratch / "site"
        if not arguments.corpus:
            generate(corpus, QUICK if arguments.quick else FULL, 1)
        for step in steps(arguments, corpus.absolute()):
            found, well = run_step(step, scratch)
            rows += found
            failed += [] if well else [step.script]
    into: Path = arguments.into
    into.mkdir(parents=True, exist_ok=True)
    text = f"{machine()}\n\n{table(rows)}"
    (into / "results.md").write_text(text, "utf-8")
    write_rows(rows, into / "results.json")
    print(f"\n## All\n\n{text}")
    print(*(f"plot: {plot}" for plot in draw(rows, into)), sep="\n")
    if failed:
        raise SystemExit(f"Did not end well: {', '.join(failed)}")


def machine() -> str:
    """On what this was measured."""
    return (
        f"{platform.system()} {platform.release()}, {platform.machine()}, {cores()} processors, "
        f"Python {platform.python_version()}, mbclint {__version__}"
    )


if __name__ == "__main__":
    main()
