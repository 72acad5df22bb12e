"""How a page is built, in numbers: what a translation should have as many of as its source."""

import re
from collections import Counter

from msgspec import Struct

from mbclint.model.article import Article, BlockKind
from mbclint.model.links import LinkKind, Region
from mbclint.model.source import Format, Source

_PRE = re.compile(r"<pre\b", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE)


class Structure(Struct, frozen=True):
    """How many there are of each."""

    headings: int
    paragraphs: int
    items: int
    cells: int
    links: int
    images: int
    code: int
    """Blocks of code."""


def structure_of(article: Article) -> Structure:
    """The structure of an article's body."""
    kinds = Counter(block.kind for block in article.blocks)
    links = Counter(link.kind for link in article.links if link.region is Region.BODY)
    return Structure(
        len(article.headings),
        kinds[BlockKind.PARAGRAPH],
        kinds[BlockKind.ITEM],
        kinds[BlockKind.CELL],
        links[LinkKind.ANCHOR],
        links[LinkKind.IMAGE],
        _code_blocks(article.source),
    )


def _code_blocks(source: Source) -> int:
    if source.format is Format.HTML:
        return len(_PRE.findall(source.text))
    return len(_FENCE.findall(source.text)) // 2
