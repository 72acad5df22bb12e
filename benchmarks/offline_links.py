"""The offline check of links and anchors, beside lychee on the same pages.

lychee takes links from the top of a site only where files lie as addresses do: the pages are laid
out so for it, each as the index of a folder that bears its address. Where pages have no addresses
and links are paths of files, the site is read as it lies.
"""

import argparse
import datetime
import json
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from measure import MBCLINT, Spent, run
from peers import find_program
from rows import TIMES, Row, add_rows_argument, tell

from mbclint.checks.kinds import SiteCheck, SitePage
from mbclint.checks.site_around import SiteAround
from mbclint.corpus.member import Member
from mbclint.corpus.resolve import Fate
from mbclint.corpus.site import Site
from mbclint.engine.examiner import Examiner
from mbclint.engine.executors import Processes, cores
from mbclint.engine.file_reader import FileReader
from mbclint.engine.whole_site import read_site
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.model.interval import Interval
from mbclint.model.links import LinkKind
from mbclint.rulebook.book import built_in_rules, make_book
from mbclint.settings.project import load_project

RULES = ("LNK501", "LNK502")
Place = tuple[str, str]
"""A page's file in the layout, and the address that it links to."""


def whole_site(folder: Path) -> Site:
    project = load_project(folder, folder)
    reader = FileReader(project.root, project.site.max_file_size)
    today = datetime.date.today()  # noqa: DTZ011
    examiner = Examiner(project, make_book(built_in_rules()), today, FrequencyDetector(), reader)
    return read_site(examiner, Processes(cores()))


def lay_out(site: Site, root: Path, top: Path) -> dict[str, Member]:
    """The pages by their files in the layout."""
    laid: dict[str, Member] = {}
    for member in site.members.values():
        url = member.identity.url
        if url is None:
            continue
        file = f"{unquote(url).strip('/')}/index{Path(member.path).suffix}".lstrip("/")
        if file not in laid:
            (top / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / member.path, top / file)
            laid[file] = member
    return laid


def resolved_by_mbclint(site: Site, laid: Mapping[str, Member]) -> Iterator[tuple[Place, bool]]:
    around = SiteAround(site, datetime.date.today(), FrequencyDetector())  # noqa: DTZ011
    checks = [rule.check for rule in built_in_rules() if rule.code in RULES]
    for file, member in laid.items():
        page = SitePage(member, around, Interval(months=36))
        said = {
            outcome.span
            for check in checks
            if isinstance(check, SiteCheck)
            for outcome in check.run(page, check.options())
        }
        for link, found in page.links:
            if link.kind is not LinkKind.METADATA and found.fate in (Fate.PAGE, Fate.MISSING):
                yield (file, address(link.target, file)), link.span not in said


def resolved_by_lychee(report: Path, top: Path) -> Iterator[tuple[Place, bool]]:
    said = json.loads(report.read_text("utf-8"))
    for key, good in (("success_map", True), ("error_map", False)):
        for file, links in said[key].items():
            for link in links:
                if link["url"].startswith("file://"):
                    path = link["url"].removeprefix("file://").removeprefix(top.as_posix())
                    yield (file.removeprefix("./"), address(path, "")), good


def address(target: str, file: str) -> str:
    """From the site's top, decoded, without the name of the index."""
    parts = urlsplit(target)
    path = unquote(parts.path) or f"/{file}"
    if not path.startswith("/"):
        path = os.path.normpath(f"/{Path(file).parent.as_posix()}/{path}")
    fragment = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    return f"{path.rpartition('/index.')[0] or path.rstrip('/')}{fragment}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a site with its mbclint.toml")
    parser.add_argument("--peers", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=5)
    add_rows_argument(parser)
    arguments = parser.parse_args()
    program = find_program("lychee", arguments.peers)
    if program is None:
        return
    folder = arguments.folder.absolute()
    site = whole_site(folder)
    with tempfile.TemporaryDirectory() as scratch:
        top, report = Path(scratch, "site").resolve(), Path(scratch, "report.json")
        laid = lay_out(site, folder, top)
        if not laid:
            top, laid = folder.resolve(), dict(site.members)
        lychee = [
            *(program, "--offline", "--include-fragments", "--no-progress"),
            *("--root-dir", str(top), "--index-files", "index.md,index.html"),
        ]
        commands = {
            "lychee": ([*lychee, "."], top),
            "mbclint": ([*MBCLINT, "check", "--select", ",".join(RULES)], folder),
        }
        run([*lychee, "--format", "json", "-vv", "."], top, report)
        theirs, ours = dict(resolved_by_lychee(report, top)), dict(resolved_by_mbclint(site, laid))
        spent: dict[str, list[Spent]] = {name: [] for name in commands}
        for _ in range(arguments.rounds):
            for name, (command, where) in commands.items():
                spent[name].append(run(command, where, Path(scratch, "output")))
    both = theirs.keys() & ours.keys()
    print(f"{len(laid):,} pages laid out of {len(site.members):,}")
    print(f"links seen by both {len(both):,}", end=", ")
    print(f"by lychee alone {len(theirs.keys() - both):,}", end=", ")
    print(f"by mbclint alone {len(ours.keys() - both):,}")
    for name, their, our in (
        ("both resolve", True, True),
        ("both report", False, False),
        ("mbclint alone reports", True, False),
        ("lychee alone reports", False, True),
    ):
        places = sorted(place for place in both if (theirs[place], ours[place]) == (their, our))
        print(f"  {name:<22} {len(places):>9,}", *(" -> ".join(each) for each in places[:2]))
    tell([*figures(spent, len(laid))], arguments.rows)


def figures(spent: Mapping[str, list[Spent]], pages: int) -> Iterator[Row]:
    """Medians of all rounds."""
    walls = {name: statistics.median(it.wall for it in rounds) for name, rounds in spent.items()}
    for name, rounds in spent.items():
        processor = statistics.median(it.processor for it in rounds)
        memory = max(it.memory for it in rounds)
        kept = (pages, None, processor, memory)
        yield Row("links offline", name, 1000 * walls[name], "ms", *kept)
    ratio = walls["mbclint"] / walls["lychee"]
    yield Row("links offline", "mbclint / lychee", ratio, TIMES, pages)


if __name__ == "__main__":
    main()
