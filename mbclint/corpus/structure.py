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
    r"\n[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*(?:\n(?![ \t]*(?P=fence))[^\n]*)*+(?:\n[ \t]*(?P=fence))?"
)
_ITEM = re.compile(r"\n[ \t>]*(?:[*+-]|\d{1,9}[.)])[ \t]+(?=\S)")
_MARKED_HEADING = re.compile(r"\n {0,3}#{1,6}(?=\s)")
_UNDERLINE = re.compile(r"\n {0,3}=")
_HEADING = re.compile(
    r"\n {0,3}#{1,6}(?=\s)|\n {0,3}\S.*\n {0,3}=+[ \t]*(?=\n|\Z)|<h[1-6]\b", re.IGNORECASE
)
"""What begins with a line feed is found many times as fast as what begins a line."""
_HEADING_TAG = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li\b", re.IGNORECASE)
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
        return _tags(text)
    if article.source.format is Format.TEXT:
        items = sum(block.kind is BlockKind.ITEM for block in article.blocks)
        return {"headings": len(article.headings), "items": items, "code": 0}
    front = _FRONT_MATTER.match(text)
    body, code = "\n" + (text[front.end() :] if front else text), 0
    if "```" in body or "~~~" in body:
        body, code = _FENCED.subn("\n", body)
    tags = _tags(body)
    if _UNDERLINE.search(body):
        # Tags may stand in underlined headings.
        headings = len(_HEADING.findall(body))
    else:
        headings = len(_MARKED_HEADING.findall(body)) + tags["headings"]
    items = len(_ITEM.findall(body)) + tags["items"]
    return {"headings": headings, "items": items, "code": code + tags["code"]}


def _tags(text: str) -> Mapping[str, int]:
    return {
        "headings": len(_HEADING_TAG.findall(text)),
        "items": len(_ITEM_TAG.findall(text)),
        "code": len(_PRE.findall(text)),
    }
