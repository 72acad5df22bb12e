"""Whether the HTML reader agrees with BeautifulSoup over html5lib, and whether every span cuts what
it claims.

``python benchmarks/differential.py FOLDER [PAGES]`` prints on how many pages the two agree on
links, headings, ids, language and title, how many spans were checked and how many were wrong, and
the first failures. ``PAGES`` bounds the pages, taken evenly.
"""

import html
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

from mbclint.engine.sources import decode
from mbclint.model.article import Article
from mbclint.model.links import LinkKind
from mbclint.model.span import Span
from mbclint.readers.html import read_html
from mbclint.readers.options import ReadOptions

_SHOWN = 10
_HEADINGS = re.compile(r"h[1-6]")


def fold(text: str) -> str:
    return " ".join(text.split())


def visible(cut: str) -> str:
    return fold(BeautifulSoup(re.sub(r"<br\s*/?>", " ", cut), "html5lib").get_text())


def agreements(article: Article, soup: BeautifulSoup) -> Iterator[tuple[str, bool]]:
    wanted = [str(tag["href"]).strip() for tag in soup.find_all(["a", "area"], href=True)]
    links = [link.target for link in article.links if link.kind is LinkKind.ANCHOR]
    yield "links", sorted(wanted) == sorted(links)
    tags = [tag.name for tag in soup.find_all(_HEADINGS) if tag.get_text().strip()]
    levels = [f"h{heading.level}" for heading in article.headings]
    levels += ["h1"] * (article.title is not None and article.title != article.document_title)
    yield "headings", sorted(tags) == sorted(levels)
    ids = {str(tag["id"]) for tag in soup.find_all(id=True) if tag["id"]}
    names = {str(tag["name"]) for tag in soup.find_all("a", attrs={"name": True})}
    found = {anchor.name for anchor in article.anchors}
    yield "ids", ids <= found <= ids | names
    root = soup.html
    yield "lang", bool(root) and (root.get("lang") or root.get("xml:lang")) == article.language
    title = soup.find("title")
    shown = article.document_title.text if article.document_title else ""
    yield "title", (fold(title.get_text()) if title else "") == shown


def spans(article: Article) -> Iterator[tuple[str, bool, Span]]:
    text = article.source.text
    for link in article.links:
        same = fold(html.unescape(link.span.cut(text))) == fold(link.target)
        yield "link", same, link.span
        if link.text_span and link.kind is LinkKind.ANCHOR:
            yield "link text", visible(link.text_span.cut(text)) == link.text, link.text_span
    for anchor in article.anchors:
        yield "id", html.unescape(anchor.span.cut(text)) == anchor.name, anchor.span
    for heading in article.headings:
        yield "heading", visible(heading.span.cut(text)) == heading.text, heading.span
    for block in article.blocks:
        yield "block", visible(block.span.cut(text)) == block.text, block.span
    for related in article.related:
        for entry in related.entries:
            yield "entry", visible(entry.span.cut(text)) == entry.title, entry.span


def main() -> None:
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1])
    files = sorted(path for path in folder.rglob("*.html") if path.is_file())
    bound = int(sys.argv[2]) if len(sys.argv) > 2 else len(files)
    files = files[:: max(1, len(files) // bound)][:bound]
    agreed: Counter[str] = Counter()
    checked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    begin = time.process_time()
    for path in files:
        article = read_html(decode(path.read_bytes(), str(path)), ReadOptions())
        soup = BeautifulSoup(article.source.text, "html5lib")
        for fact, same in agreements(article, soup):
            agreed[fact] += same
            if not same:
                print(f"{path}: {fact} differ")
        for kind, right, span in spans(article):
            checked[kind] += 1
            wrong[kind] += not right
            if not right and wrong[kind] <= _SHOWN:
                print(f"{path}: {kind} at {span}: {span.cut(article.source.text)[:120]!r}")
    print(f"{len(files)} pages in {time.process_time() - begin:.0f} s")
    for fact, number in agreed.items():
        print(f"{fact:10} agree on {number} of {len(files)}")
    for kind, number in checked.items():
        print(f"{kind:10} spans checked {number}, wrong {wrong[kind]}")


if __name__ == "__main__":
    main()
