"""Headings and blocks of running text in an HTML page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any

from msgspec import Struct

from mbclint.model.article import BlockKind
from mbclint.model.span import Span
from mbclint.readers.html_outline import Outline
from mbclint.readers.html_plain import OWN_TEXT, PLAIN_BLOCK, TAG
from mbclint.readers.html_spans import Places, trimmed
from mbclint.readers.html_text import inline_text, visible_text
from mbclint.readers.html_tree import CONTAINERS, Element, is_element, is_mixed, is_text
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
INNER_TAGS = ("ul", "ol", "dl", "table", "pre", "figure", *{*CONTAINERS} - {"body"})
"""What may stand within a block and is none of its own text."""
_ALSO_FOREIGN = frozenset({"td", "th", "caption", "figcaption", "summary"})
"""Tags that do not end SVG and MathML, where other rules hold than in HTML."""
_PERMALINKS = "¶#§🔗\u200b"
_UNTEXT = ("<br", "<BR", "<script", "<style", "<template", "<noscript")
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
    """Makes runs of block elements: natively where the source alone tells them, else through the
    tree."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._text = places.text
        self._after: list[int] = []
        self._mixed: set[int] = set()
        for found in OWN_TEXT.finditer(places.text):
            if found.lastgroup:
                self._mixed.add(found.start())
            else:
                self._after.append(found.start())

    def read(self, outline: Outline) -> list[tuple[Run, Element]]:
        """The runs of all blocks and containers, each with its element."""
        found: list[tuple[Run, Element]] = []
        starts = outline.starts((*BLOCK_TAGS, *INNER_TAGS))
        for tag in BLOCK_TAGS:
            is_leaf = tag in _LEAVES
            for start, element in outline.of(tag):
                plain = self._plain(element, tag, start, is_leaf)
                if plain is None:
                    plain = self._riddled(element, tag, start, starts)
                found += [(run, element) for run in plain]
        for tag in CONTAINERS:
            for start, element in outline.of(tag):
                if start in self._mixed or self._has_more(element, start):
                    runs = self._container_runs(element, start)
                    found += [(run, element) for run in runs]
        for element in outline.implied:
            if element.tag in CONTAINERS:
                found += [(run, element) for run in self._riddled_container(element, 0)]
        return found

    def _riddled(
        self, element: Element, tag: str, start: int, starts: Sequence[int]
    ) -> Iterable[Run]:
        """The runs of a block as the tree has them; ``starts`` is where blocks begin, in order."""
        if not self._places.exact:
            return self._inexact(element, tag, start)
        inner = self._places.inner(element)
        following = bisect_right(starts, start)
        if tag in _LEAVES or following == len(starts) or inner.end <= starts[following]:
            cut = inner.cut(self._text)
            return self._leaf(element, tag, inner, start, cut, any(map(cut.__contains__, _UNTEXT)))
        return self._container(element, tag, start)

    def _container_runs(self, element: Element, start: int) -> Iterable[Run]:
        """The runs of text that stand directly in a ``div`` or the like."""
        runs = self._plain_container(element, start) if self._places.exact else None
        return self._riddled_container(element, start) if runs is None else runs

    def _riddled_container(self, element: Element, start: int) -> Iterable[Run]:
        if not is_mixed(element):
            return ()
        if self._places.exact:
            return self._container(element, "p", start)
        return self._inexact(element, "p", start)

    def _plain(self, element: Element, tag: str, start: int, is_leaf: bool) -> Iterable[Run] | None:
        """The runs of a plain block; None where the tree has to be asked."""
        found = self._stretch(element, start, is_leaf)
        if found is None:
            return None
        said, span, closed = found
        if not said:
            return ()
        if "<" not in said and "&" not in said:
            return (Run(tag, fold(said), span, start),)
        if not self._places.exact:
            return None
        if "<" in said and tag in _ALSO_FOREIGN and self._places.is_foreign(start):
            return None
        if closed:
            return self._leaf(element, tag, span, start, said, "<br" in said)
        return self._first(tag, said, span, start)

    def _plain_container(self, element: Element, start: int) -> Sequence[Run] | None:
        """The same for containers; one that holds phrases alone is for the tree to judge."""
        found = self._stretch(element, start, is_leaf=False)
        if found is None:
            return None
        said, span, closed = found
        if not said:
            return ()
        if "<" in said and (said[0] == "<" or "<br" in said or self._places.is_foreign(start)):
            return None
        if closed:
            return (Run("p", fold(element.text), span, start),)
        return self._first("p", said, span, start)

    def _stretch(
        self, element: Element, start: int, is_leaf: bool
    ) -> tuple[str, Span, bool] | None:
        """What stands before the end of a plain block or the first block within it, where, and
        whether it is all; None where the tree has to be asked."""
        found = PLAIN_BLOCK.match(self._text, start)
        if found is None:
            return None
        closed = found.lastgroup == "closed"
        if not closed and (is_leaf or self._has_more(element, start)):
            return None
        stretch = found["stretch"]
        said = stretch.strip()
        at = found.start("stretch") + stretch.find(said)
        return said, Span(at, at + len(said)), closed

    def _first(self, tag: str, said: str, span: Span, start: int) -> Sequence[Run] | None:
        """The run before the first block within another."""
        if "<br" in said or "&#" in said or said.startswith(_STRONG):
            return None
        text = fold(unescape(TAG.sub("", said)))
        return (Run(tag, text, span, start),) if text else ()

    def _has_more(self, element: Element, start: int) -> bool:
        """Whether text may come after a block within an element."""
        following = bisect_left(self._after, start)
        if following == len(self._after):
            return False
        return not self._places.exact or self._after[following] < self._places.whole(element).end

    def _leaf(
        self, element: Element, tag: str, inner: Span, start: int, cut: str, mixed: bool
    ) -> Sequence[Run]:
        """The one run of a block. ``mixed`` says that its text is not all that readers see."""
        text = fold(visible_text(element) if mixed else element.text)
        if tag in HEADING_TAGS and (link := _permalink(element)) is not None:
            nodes = [node for node in element.children if node is not link]
            text = fold("".join(inline_text([node]) for node in nodes))
            inner = self._without(inner, link)
        if not text:
            return ()
        # A class says that the site knows what this is: the title of a figure, say.
        unstyled = cut.startswith(_STRONG) and not element.attr("class")
        strong = unstyled and _is_strong(element)
        broken = mixed and ("<br" in cut or "<BR" in cut)
        return (Run(tag, text, inner, start, strong, broken),)

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
