"""Headings and blocks of running text in an HTML page."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from mbclint.model.article import BlockKind
from mbclint.model.span import Span
from mbclint.readers.html_spans import Places, trimmed
from mbclint.readers.html_text import inline_text, visible_text
from mbclint.readers.html_tree import Element, is_element, is_text
from mbclint.readers.passages import fold

HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KINDS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "summary": BlockKind.CAPTION,
    **dict.fromkeys(HEADING_TAGS, BlockKind.PARAGRAPH),
}
_LEAVES = ("p", *HEADING_TAGS)
_LIMITS = frozenset(
    {*KINDS, "ul", "ol", "dl", "table", "pre", "div", "section", "article", "blockquote", "form"}
    | {"nav", "aside", "header", "footer", "main", "figure", "details", "fieldset", "hr", "address"}
    | {"tbody", "thead", "tfoot", "tr", "center", "select", "textarea", "iframe", "svg", "math"}
)
"""What ends a run of text within a container."""
BLOCK_TAGS = tuple(KINDS)
_SIMPLE = re.compile(
    r"<(p|li|td|th|dd|dt|h[1-6])(?:\s+[\w:-]+(?:=\"[^\"<>]*\")?)*+\s*>([^<&]*)</\1\s*>",
    re.IGNORECASE,
)
_PERMALINKS = "¶#§🔗\u200b"
_STRONG = ("<strong", "<b>", "<b ")


class Run(Struct, frozen=True):
    """A piece of visible text: what a block or heading is made of."""

    tag: str
    text: str
    """Folded; ``lines`` counts what line breaks were in it."""
    span: Span
    start: int
    """Where the element begins that it belongs to."""
    strong: bool = False
    broken: bool = False
    """Whether it holds line breaks that readers see."""


class BlockReader:
    """Makes runs of block elements, given in document order."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._text = places.text

    def runs(self, element: Element, tag: str, start: int, next_start: int) -> Iterator[Run]:
        """The runs of one element; ``next_start`` is where the next block element begins."""
        simple = _SIMPLE.match(self._text, start)
        if simple:
            if text := fold(simple[2]):
                yield Run(tag, text, trimmed(self._text, *simple.span(2)), start)
            return
        if not self._places.exact:
            yield from self._inexact(element, tag, start)
            return
        inner = self._places.inner(element)
        if tag in _LEAVES or inner.end <= next_start:
            cut = inner.cut(self._text)
            if run := self._leaf(element, tag, inner, start, cut):
                yield run
            return
        yield from self._container(element, tag, start)

    def container(self, element: Element, start: int) -> Iterator[Run]:
        """The runs of text that stand directly in a ``div`` or the like."""
        if self._places.exact:
            yield from self._container(element, "p", start)
        else:
            yield from self._inexact(element, "p", start)

    def _leaf(self, element: Element, tag: str, inner: Span, start: int, cut: str) -> Run | None:
        broken = "<br" in cut or "<BR" in cut
        hidden = "<script" in cut or "<style" in cut or "<template" in cut or "<noscript" in cut
        raw = visible_text(element) if broken or hidden else element.text
        text = fold(raw)
        if tag in HEADING_TAGS and (link := _permalink(element)) is not None:
            nodes = [node for node in element.children if node is not link]
            text = fold("".join(inline_text([node]) for node in nodes))
            inner = self._without(inner, link)
        if not text:
            return None
        # A class says that the site knows what this is: the title of a figure, say.
        unstyled = cut.startswith(_STRONG) and not element.attr("class")
        strong = unstyled and _is_strong(element)
        return Run(tag, text, inner, start, strong, broken)

    def _without(self, inner: Span, link: Any) -> Span:
        gone = self._places.whole(link)
        if gone.start - inner.start <= inner.end - gone.end:
            return trimmed(self._text, min(gone.end, inner.end), inner.end)
        return trimmed(self._text, inner.start, max(gone.start, inner.start))

    def _container(self, element: Element, tag: str, start: int) -> Iterator[Run]:
        nodes: list[Any] = []
        at = self._places.start_tag(element).end
        for child in element.children:
            if not (is_element(child) and child.tag in _LIMITS):
                nodes.append(child)
                continue
            where = self._places.whole(child)
            if where.start >= at:
                yield from self._run(tag, nodes, at, where.start, start)
                at = where.end
            nodes = []
        yield from self._run(tag, nodes, at, self._places.inner(element).end, start)

    def _run(self, tag: str, nodes: list[Any], at: int, end: int, start: int) -> Iterator[Run]:
        if not any(is_text(node) or is_element(node) for node in nodes):
            return
        raw = inline_text(nodes)
        if text := fold(raw):
            elements = [node for node in nodes if is_element(node)]
            only = len(elements) == 1 and not any(
                is_text(node) and node.data.strip() for node in nodes
            )
            strong = only and elements[0].tag in ("strong", "b")
            span = trimmed(self._text, at, max(at, end))
            broken = any(node.tag == "br" for node in elements)
            yield Run(tag, text, span, start, strong, broken)

    def _inexact(self, element: Element, tag: str, start: int) -> Iterator[Run]:
        nodes: list[Any] = []
        link = _permalink(element) if tag in HEADING_TAGS else None
        for child in element.children:
            if is_element(child) and child.tag in _LIMITS:
                break
            if link is None or not is_element(child) or child.position != link.position:
                nodes.append(child)
        if text := fold(inline_text(nodes)):
            span = self._places.start_tag(element)
            yield Run(tag, text, span, start, _is_strong(element))


def _permalink(heading: Element) -> Any:
    """The link to itself that a generator puts at the start or end of a heading."""
    links = [node for node in heading.children if is_element(node) and node.tag == "a"]
    for link in (*links[-1:], *links[:1]):
        if (link.attr("href") or "").startswith("#"):
            text = link.text.strip()
            if not text.strip(_PERMALINKS):
                return link
    return None


def _is_strong(element: Element) -> bool:
    """Whether all text of an element is in one ``strong`` or ``b``."""
    nodes = [node for node in element.children if is_element(node) or is_text(node)]
    seen = [node for node in nodes if is_element(node) or node.data.strip()]
    return len(seen) == 1 and is_element(seen[0]) and seen[0].tag in ("strong", "b")
