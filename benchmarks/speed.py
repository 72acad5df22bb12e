"""How long a check of a site takes, beside linters of Markdown on the same files.

``python benchmarks/speed.py FOLDER`` copies a site, without git's folder and without settings of
the other linters, which then run with their own defaults. In each round, in turns: all others
that are on PATH; mbclint with an empty cache (the tables of languages, built once on a machine,
stay), again with nothing changed, and again with one page changed. Then the copy is put under
git, and one file is checked as pre-commit does. Figures are medians of the rounds. The memory of
all processes is of a run of its own, because looking costs time.

``--peers FOLDER`` names more folders with programs: markdownlint-cli2 (npm), rumdl, vale (PyPI).
"""

import argparse
import shutil
import statistics
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measure import Spent, Watch, fresh_cache, run, run_mbclint
from peers import Peer, find_peers
from rows import TIMES, Row, add_rows_argument, tell
from tables import language_tables

COLD, WARM, CHANGED = "mbclint, cold", "mbclint, nothing changed", "mbclint, one page changed"
NAMED, STAGED = "mbclint, one file named", "mbclint, one file staged"
MARKDOWNLINT, RUMDL = "markdownlint-cli2", "rumdl"
ONE = ", one file"
AIMS: Sequence[tuple[str, str, float]] = (
    (COLD, MARKDOWNLINT, 1 / 2),
    (COLD, RUMDL, 3),
    (WARM, COLD, 1 / 5),
    (CHANGED, COLD, 1 / 4),
    (NAMED, MARKDOWNLINT + ONE, 1 / 2),
    (STAGED, MARKDOWNLINT + ONE, 1 / 2),
)
"""What is measured, beside what, and how many times as long it may take at most."""
LONGEST = 250
"""Milliseconds for one file."""
MOST_MEMORY = 500
"""Megabytes of all processes together."""
_ADDED = "\nA line that was not there.\n"
_SETTINGS = (".git", ".markdownlint*", ".rumdl*", "rumdl.toml", ".vale*", "package.json")
"""Of other programs; those of mbclint are copied with the pages."""

Times = dict[str, list[Spent]]


@dataclass(frozen=True)
class Bench:
    """The copy of a site, and what runs on it."""

    site: Path
    page: Path
    """The one that is changed."""
    peers: Sequence[Peer]
    scratch: Path
    tables: Path
    times: Times = field(default_factory=lambda: defaultdict(list))

    @property
    def cache(self) -> Path:
        return self.scratch / "cache"

    @property
    def output(self) -> Path:
        return self.scratch / "output"

    def mbclint(self, name: str, *arguments: str) -> None:
        """Run mbclint and note what it needed."""
        command = ["check", *arguments]
        self.times[name].append(run_mbclint(command, self.site, self.output, self.cache))

    def whole_site(self) -> None:
        """One round."""
        for peer in self.peers:
            self.times[peer.name].append(run(peer.on_site, self.site, self.output))
        fresh_cache(self.cache, self.tables)
        self.mbclint(COLD)
        self.mbclint(WARM)
        text = self.page.read_bytes()
        self.page.write_bytes(text + _ADDED.encode())
        self.mbclint(CHANGED)
        self.page.write_bytes(text)

    def one_file(self) -> None:
        """One round; the page lies changed and staged."""
        file = str(self.page.relative_to(self.site))
        for peer in self.peers:
            command = [*peer.on_files, file]
            self.times[peer.name + ONE].append(run(command, self.site, self.output))
        self.mbclint(NAMED, "--force-exclude", file)
        self.mbclint(STAGED, "--staged")

    def memory(self) -> Watch:
        """The memory of a run with an empty cache."""
        fresh_cache(self.cache, self.tables)
        watch = Watch()
        run_mbclint(["check"], self.site, self.output, self.cache, watch)
        return watch

    def put_under_git(self) -> None:
        """One commit of all, and the page changed and staged."""
        name = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org")
        self._git("init", "--quiet")
        self._git("add", "--all")
        self._git(*name, "commit", "--quiet", "--no-verify", "--message", "The site")
        with self.page.open("a", encoding="utf-8") as text:
            text.write(_ADDED)
        self._git("add", "--all")

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.site, check=True)


def figures(times: Mapping[str, list[Spent]], pages: int) -> Iterator[Row]:
    """The medians, and the ratios that are aimed at."""
    walls = {name: statistics.median(it.wall for it in spent) for name, spent in times.items()}
    for name, spent in times.items():
        limit = LONGEST if name in (NAMED, STAGED) else None
        processor = statistics.median(it.processor for it in spent)
        memory = max(it.memory for it in spent)
        yield Row("speed", name, 1000 * walls[name], "ms", pages, limit, processor, memory)
    for name, beside, aim in AIMS:
        if beside in walls:
            ratio = walls[name] / walls[beside]
            yield Row("speed", f"{name} / {beside}", ratio, TIMES, pages, aim)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a site with its mbclint.toml")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, action="append", default=[], metavar="FOLDER")
    add_rows_argument(parser)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder).resolve()
        site = scratch / "site"
        left_out = shutil.ignore_patterns(*_SETTINGS)
        shutil.copytree(arguments.folder, site, symlinks=True, ignore=left_out)
        pages = sorted(site.rglob("*.md"))
        bench = Bench(
            site,
            pages[len(pages) // 2],
            find_peers((MARKDOWNLINT, RUMDL, "vale"), arguments.peers, scratch),
            scratch,
            language_tables(scratch, site),
        )
        rows = measure(bench, arguments.rounds, len(pages))
    tell(rows, arguments.rows)


def measure(bench: Bench, rounds: int, pages: int) -> list[Row]:
    """All rounds, and the memory."""
    for peer in bench.peers:
        # Unmeasured, so that caches of their own are warm and files have been read.
        run(peer.on_site, bench.site, bench.output)
    for _ in range(rounds):
        bench.whole_site()
    memory = bench.memory() if Watch.possible else None
    # What pre-commit finds: a cache that knows the site.
    bench.put_under_git()
    run_mbclint(["check"], bench.site, bench.output, bench.cache)
    for _ in range(rounds):
        bench.one_file()
    rows = [*figures(bench.times, pages)]
    if memory:
        shares, resident = memory.shares, memory.resident
        rows += [
            Row("speed", f"{COLD}: all processes, shares", shares, "MB", pages, MOST_MEMORY),
            Row("speed", f"{COLD}: all processes, resident", resident, "MB", pages),
        ]
    return rows


if __name__ == "__main__":
    main()
