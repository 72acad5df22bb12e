"""BeautifulSoup in the place of turbohtml, and for checks that people write in Python."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from mbclint.model.source import Source
from mbclint.model.span import Span

Soup = BeautifulSoup
Element = Tag
_ATTRIBUTE = re.compile(
    r"\s*/?\s*(?P<name>[^\s=>/\"'<][^\s=>/]*)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?"
)
_START_TAG = re.compile(r"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*+>|<[^>]*+>?")


class SoupSpan(NamedTuple):
    """See ``html_tree.SourceSpan``."""

    start_line: int
    start_col: int
    end_line: int
    end_col: int


class SoupLocation(NamedTuple):
    """See ``html_tree.Location``; where end tags stand is not known."""

    start_tag: SoupSpan
    end_tag: None
    attrs: dict[str, SoupSpan]


@lru_cache(maxsize=4)
def _line_starts(text: str) -> Sequence[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


@lru_cache(maxsize=4)
def _soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser", on_duplicate_attribute="ignore")


def soup_of(source: Source) -> BeautifulSoup:
    """A source as a BeautifulSoup tree, parsed on first use. Take it as read-only: checks share
    it."""
    return _soup(source.text)


def tag_span(source: Source, tag: Tag) -> Span:
    """Where the start tag of an element of ``soup_of(source)`` stands."""
    if tag.sourceline is None or tag.sourcepos is None:
        return Span(0, 0)
    # The parser below BeautifulSoup counts lines by their line feeds alone.
    start = _line_starts(source.text)[tag.sourceline - 1] + tag.sourcepos
    found = _START_TAG.match(source.text, start)
    return Span(start, found.end() if found else len(source.text))


class SoupTree:
    """See ``html_tree.Tree``."""

    exact = False

    def __init__(self, text: str) -> None:
        self._soup = BeautifulSoup(text, "html.parser", on_duplicate_attribute="ignore")
        self._lines = re.split(r"\r\n?|\n", text)

    def elements(self, tags: tuple[str, ...]) -> Iterator["SoupElement"]:
        """See ``html_tree.Tree``."""
        for tag in self._soup.find_all(list(tags)):
            yield SoupElement(tag, self._lines)

    def select(self, selector: str) -> Sequence["SoupElement"]:
        """See ``html_tree.Tree``."""
        return [SoupElement(tag, self._lines) for tag in self._soup.select(selector)]

    def deeper_than(self, levels: int) -> "SoupElement | None":
        """See ``html_tree.Tree``."""
        depth = {id(self._soup): 0}
        for tag in self._soup.find_all(True):
            depth[id(tag)] = depth[id(tag.parent)] + 1
            if depth[id(tag)] > levels:
                return SoupElement(tag, self._lines)
        return None


class SoupText:
    """See ``html_tree.Node``: a text."""

    def __init__(self, node: NavigableString, lines: Sequence[str]) -> None:
        self._node = node
        self._lines = lines
        self.text = self.data = str(node)

    @property
    def parent(self) -> Any:
        """The element around it."""
        return _wrapped(self._node.parent, self._lines)

    @property
    def next_sibling(self) -> Any:
        """The node after it."""
        return _wrapped(self._node.next_sibling, self._lines)

    @property
    def previous_sibling(self) -> Any:
        """The node before it."""
        return _wrapped(self._node.previous_sibling, self._lines)


class SoupElement:
    """See ``html_tree.Element``."""

    def __init__(self, tag: Tag, lines: Sequence[str]) -> None:
        self._tag = tag
        self._lines = lines
        self.tag = tag.name

    @property
    def parent(self) -> Any:
        """The element around it; None for the outermost."""
        parent = self._tag.parent
        return None if parent is None or parent.parent is None else _wrapped(parent, self._lines)

    @property
    def next_sibling(self) -> Any:
        """The node after it."""
        return _wrapped(self._tag.next_sibling, self._lines)

    @property
    def previous_sibling(self) -> Any:
        """The node before it."""
        return _wrapped(self._tag.previous_sibling, self._lines)

    @property
    def children(self) -> Sequence[Any]:
        """The nodes within it."""
        return [_wrapped(child, self._lines) for child in self._tag.children]

    @property
    def text(self) -> str:
        """All text within it."""
        return self._tag.get_text()

    @property
    def position(self) -> tuple[int, int] | None:
        """Line from 1 and column from 0 of the start tag."""
        line, column = self._tag.sourceline, self._tag.sourcepos
        if line is None or column is None or line > len(self._lines):
            return None
        return (line, column)

    @property
    def source_location(self) -> SoupLocation | None:
        """The start tag and its attributes, as far as they stand on its first line."""
        position = self.position
        if position is None:
            return None
        line, start = position
        raw = self._lines[line - 1]
        at = start + 1 + len(self.tag)
        attributes: dict[str, SoupSpan] = {}
        while at < len(raw) and (found := _ATTRIBUTE.match(raw, at)):
            span = SoupSpan(line, found.start("name"), line, found.end())
            attributes.setdefault(found["name"].lower(), span)
            at = found.end()
        close = raw.find(">", at)
        end = close + 1 if close >= 0 else len(raw)
        return SoupLocation(SoupSpan(line, start, line, end), None, attributes)

    def attr(self, name: str, /) -> str | None:
        """The value of an attribute."""
        value = self._tag.get(name)
        return " ".join(value) if isinstance(value, list) else value

    def select(self, selector: str, /) -> list["SoupElement"]:
        """What a CSS selector selects within it."""
        return [SoupElement(tag, self._lines) for tag in self._tag.select(selector)]

    def select_one(self, selector: str, /) -> "SoupElement | None":
        """The first of them."""
        found = self._tag.select_one(selector)
        return None if found is None else SoupElement(found, self._lines)

    def closest(self, selector: str, /) -> "SoupElement | None":
        """The nearest element that a CSS selector selects, itself or around it."""
        found = self._tag.css.closest(selector)
        return SoupElement(found, self._lines) if found else None


def _wrapped(node: object, lines: Sequence[str]) -> Any:
    if isinstance(node, Tag):
        return SoupElement(node, lines)
    if type(node) is NavigableString:
        return SoupText(node, lines)
    return None if node is None else node
