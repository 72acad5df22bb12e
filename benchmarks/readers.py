"""How fast each format is read into an Article, facts and positions included, beside peers.

The time is the processor's, on one core, from the decoded text to the finished Article. Peers do
less than the readers: they find links, headings and ids, without positions.
"""

import argparse
import cProfile
import pstats
import re
import time
import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from corpora import add_corpus_arguments, corpus, megabytes, versions

from mbclint.model.article import Article
from mbclint.model.source import Format, Source
from mbclint.readers.html import read_html
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import ReadOptions
from mbclint.readers.text import read_text

READERS: dict[Format, Callable[[Source, ReadOptions], Article]] = {
    Format.HTML: read_html,
    Format.MARKDOWN: read_markdown,
    Format.TEXT: read_text,
}
TARGETS = {
    Format.HTML: "800 pages of 100 KB a second",
    Format.MARKDOWN: "1,500 files a second",
    Format.TEXT: "20 MB a second",
}
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_TEXT_PATTERN = re.compile(r"(=+|-+|~+)$|(#+ )|(?:[-*+•]|\d+[.)]) |.*\b(?:19|20)\d\d\b|.*https?://")
Peer = Callable[[str], object]


def _with_soup(parser: str) -> Peer:
    from bs4 import BeautifulSoup

    def extract(text: str) -> object:
        soup = BeautifulSoup(text, parser)
        links = [(a["href"], a.get_text()) for a in soup.find_all(["a", "area"], href=True)]
        headings = [(heading.name, heading.get_text()) for heading in soup.find_all(_HEADINGS)]
        return links, headings, [element["id"] for element in soup.find_all(id=True)]

    return extract


def _with_selectolax(text: str) -> object:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    links = [(a.attributes["href"], a.text()) for a in tree.css("a[href], area[href]")]
    headings = [(heading.tag, heading.text()) for heading in tree.css(", ".join(_HEADINGS))]
    return links, headings, [element.attributes["id"] for element in tree.css("[id]")]


def _with_markdown_it() -> Peer:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def extract(text: str) -> object:
        tokens = parser.parse(text)
        inner = [child for token in tokens for child in token.children or ()]
        links = [child.attrGet("href") for child in inner if child.type == "link_open"]
        return links, [token.tag for token in tokens if token.type == "heading_open"]

    return extract


def _with_lines(text: str) -> object:
    return [match for line in text.splitlines() if (match := _TEXT_PATTERN.match(line))]


def peers(kind: Format) -> dict[str, Peer]:
    """What is measured beside a reader."""
    if kind is Format.TEXT:
        return {"str.splitlines and a pattern": _with_lines}
    if kind is Format.MARKDOWN:
        return {"markdown-it-py": _with_markdown_it()} if find_spec("markdown_it") else {}
    found = {"bs4 over html.parser": _with_soup("html.parser")}
    if find_spec("html5lib"):
        found["bs4 over html5lib"] = _with_soup("html5lib")
    if find_spec("selectolax"):
        found["selectolax"] = _with_selectolax
    return found


def seconds(read: Callable[[Source], object], sources: Sequence[Source], rounds: int) -> float:
    """The least processor time of some rounds over all sources."""
    taken = []
    for _ in range(rounds):
        begin = time.process_time()
        for source in sources:
            read(source)
        taken.append(time.process_time() - begin)
    return min(taken)


def show(name: str, sources: Sequence[Source], taken: float, kind: Format) -> None:
    size = megabytes(sources)
    line = f"  {name:<30} {len(sources) / taken:9,.0f} files/s {size / taken:8.1f} MB/s"
    if kind is Format.HTML:
        line += f" {10 * size / taken:8,.0f} pages of 100 KB/s"
    print(f"{line}   ({len(sources):,} files, {size:.1f} MB, {taken:.2f} s)", flush=True)


def measure(kind: Format, sources: Sequence[Source], rounds: int, peer_files: int) -> None:
    reader, options = READERS[kind], ReadOptions()
    print(f"{kind}: at least {TARGETS[kind]}")
    for source in sources[:5]:
        reader(source, options)  # Tables load with the first pages of a process.

    def read(source: Source) -> object:
        # Lines are part of the positions: index them anew, as after reading a file.
        return reader(Source(source.path, source.text, kind), options)

    show("mbclint", sources, seconds(read, sources, rounds), kind)
    sample = sources[:: max(1, len(sources) // peer_files)]
    show("mbclint, on the peers' sample", sample, seconds(read, sample, rounds), kind)
    for name, peer in peers(kind).items():
        show(name, sample, seconds(lambda source, peer=peer: peer(source.text), sample, 1), kind)


def profile(kind: Format, sources: Sequence[Source], rows: int = 15) -> None:
    """Name what costs most of a reader's time, by own time."""
    reader, options = READERS[kind], ReadOptions()
    recorder = cProfile.Profile(time.process_time)
    recorder.enable()
    for source in sources:
        reader(Source(source.path, source.text, kind), options)
    recorder.disable()
    figures = pstats.Stats(recorder).stats  # type: ignore[attr-defined]
    total = sum(figure[2] for figure in figures.values())
    print(f"{kind}: what costs most, by own time (the profiler slows Python, not native code)")
    for place, figure in sorted(figures.items(), key=lambda item: -item[1][2])[:rows]:
        file, line, name = place
        where = f"{file.rpartition('/')[2]}:{line}" if line else "native"
        print(f"  {100 * figure[2] / total:5.1f} %  {figure[0]:>10,} calls  {name} ({where})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_corpus_arguments(parser)
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many rounds counts")
    parser.add_argument("--peer-files", type=int, default=100, help="the size of peers' samples")
    parser.add_argument("--profile", action="store_true", help="name what costs most instead")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    print(versions("turbohtml", "pyromark", "beautifulsoup4", "html5lib", "markdown-it-py"))
    with corpus(arguments) as pages:
        for kind, sources in pages.items():
            if arguments.profile:
                profile(kind, sources)
            else:
                measure(kind, sources, arguments.rounds, arguments.peer_files)


if __name__ == "__main__":
    main()
