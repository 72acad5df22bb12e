"""How a page is built, in numbers: what a translation should have as many of as its source.

Headings, items and code are counted by their mark-up: whether an item holds a paragraph of its own,
or the only top heading is the title, is a matter of form.
"""

import re
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from mbclint.model.article import Article, BlockKind
from mbclint.model.links import LinkKind, Region
from mbclint.model.source import Format

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[^\n]*\n.*?^\1", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)|\Z)", re.DOTALL | re.MULTILINE
)
_ITEM = r"^[ \t>]*(?:[*+-]|\d{1,9}[.)])[ \t]+(?=\S)"
_HEADING = r"^ {0,3}#{1,6}(?=\s)|^ {0,3}\S.*\n {0,3}=+[ \t]*$"
_MARKDOWN = {
    "headings": re.compile(rf"{_HEADING}|<h[1-6]\b", re.MULTILINE | re.IGNORECASE),
    "items": re.compile(rf"{_ITEM}|<li\b", re.MULTILINE | re.IGNORECASE),
}
_HTML = {
    "headings": re.compile(r"<h[1-6]\b", re.IGNORECASE),
    "items": re.compile(r"<li\b", re.IGNORECASE),
}
_PRE = re.compile(r"<pre\b", re.IGNORECASE)


class Structure(Struct, frozen=True):
    """How many there are of each."""

    headings: int
    items: int
    """Of lists, those of related lists aside."""
    cells: int
    links: int
    images: int
    code: int
    """Blocks of code."""


def structure_of(article: Article) -> Structure:
    """The structure of an article's body."""
    marks = _marks(article)
    kinds = Counter(block.kind for block in article.blocks)
    links = Counter(link.kind for link in article.links if link.region is Region.BODY)
    related = sum(len(each.entries) for each in article.related if each.heading_languages)
    return Structure(
        marks["headings"],
        max(0, marks["items"] - related),
        kinds[BlockKind.CELL],
        links[LinkKind.ANCHOR],
        links[LinkKind.IMAGE],
        marks["code"],
    )


def _marks(article: Article) -> Mapping[str, int]:
    text = article.source.text
    if article.source.format is Format.HTML:
        found = {name: len(pattern.findall(text)) for name, pattern in _HTML.items()}
        return {**found, "code": len(_PRE.findall(text))}
    if article.source.format is Format.TEXT:
        items = sum(block.kind is BlockKind.ITEM for block in article.blocks)
        return {"headings": len(article.headings), "items": items, "code": 0}
    front = _FRONT_MATTER.match(text)
    body, code = _FENCED.subn("", text[front.end() if front else 0 :])
    found = {name: len(pattern.findall(body)) for name, pattern in _MARKDOWN.items()}
    return {**found, "code": code + len(_PRE.findall(body))}
