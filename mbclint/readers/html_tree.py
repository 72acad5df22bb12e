"""A parsed HTML page as its readers see it: the narrow interface behind which the engines stand.

turbohtml is the engine wherever it has a wheel. Elsewhere BeautifulSoup stands in with the same
facts, but it knows where start tags stand and nothing more; that is said once a run.
"""

import warnings
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, cast

CONTAINERS = (
    *("div", "section", "article", "main", "body", "blockquote", "center", "details"),
    *("form", "address", "footer", "header", "aside"),
)
_PHRASES = frozenset({"span", "time", "strong", "b", "em"})


class Element(Protocol):
    """An element, as much of it as readers use. Nodes beside it may be texts or comments."""

    @property
    def tag(self) -> str:
        """The name, in lower case."""

    @property
    def parent(self) -> Any:
        """The node around it; None for the outermost."""

    @property
    def next_sibling(self) -> Any:
        """The node after it within its parent."""

    @property
    def children(self) -> Sequence[Any]:
        """The nodes within it."""

    @property
    def text(self) -> str:
        """All text within it."""

    @property
    def position(self) -> tuple[int, int] | None:
        """Line from 1 and column from 0 of its start tag, in code points; None for an element that
        the source only implies."""

    @property
    def source_location(self) -> Any:
        """Its ``start_tag``, its ``end_tag`` or None, and its ``attrs`` by name in lower case, each
        with ``start_line``, ``start_col``, ``end_line`` and ``end_col``, counted as above; None for
        an element that stands nowhere, or a second time."""

    def attr(self, name: str, /) -> str | None:
        """The value of an attribute; None without it."""

    def select(self, selector: str, /) -> list[Any]:
        """The elements within it that a CSS selector selects."""

    def select_one(self, selector: str, /) -> Any:
        """The first of them, or None."""

    def closest(self, selector: str, /) -> Any:
        """The nearest element that a CSS selector selects, itself or around it, or None."""


class Tree(Protocol):
    """A page."""

    exact: bool
    """Whether the engine knows where elements end."""

    def elements(self, tags: tuple[str, ...]) -> Iterator[Element]:
        """The elements with one of ``tags``, in document order."""

    def select(self, selector: str) -> Sequence[Element]:
        """What a CSS selector selects. Raises ``ValueError`` for a wrong selector."""

    def deeper_than(self, levels: int) -> Element | None:
        """The first element that stands deeper than ``levels``, the ``html`` element's being 1."""


class _TurboTree:
    exact = True

    def __init__(self, document: Any) -> None:
        self._document = document

    def elements(self, tags: tuple[str, ...]) -> Iterator[Element]:
        return cast("Iterator[Element]", self._document.iter_elements(tags))

    def select(self, selector: str) -> Sequence[Element]:
        return cast("Sequence[Element]", self._document.select(selector))

    def deeper_than(self, levels: int) -> Element | None:
        # From one element to the next, depth grows by one at most: nearly always a few tell.
        step = levels // 2
        some = islice(self._document.iter_elements(), step - 1, None, step)
        if all(sum(1 for _ in element.ancestors) < levels - step for element in some):
            return None
        return cast("Element | None", self._document.select_one(" > ".join(["*"] * (levels + 1))))


def is_mixed(element: Element) -> bool:
    """Whether a container holds text or phrases of its own, beside blocks."""
    for node in element.children:
        if is_text(node):
            if not node.data.isspace():
                return True
        elif is_element(node) and node.tag in _PHRASES:
            return True
    return False


def is_element(node: Any) -> bool:
    """Whether a node is an element, in either engine."""
    return hasattr(node, "tag")


def is_text(node: Any) -> bool:
    """Whether a node is text that readers see, in either engine."""
    return type(node).__name__ in ("Text", "SoupText")


def parse_html(text: str) -> Tree:
    """The tree of a page. Never raises for bad markup."""
    try:
        import turbohtml
    except ImportError:
        from mbclint.readers.html_soup import SoupTree

        _say_once()
        return SoupTree(text)
    return _TurboTree(turbohtml.parse(text, source_locations=True))


_said: list[str] = []


def _say_once() -> None:
    if not _said:
        _said.append("said")
        warnings.warn(
            "turbohtml has no build for this machine: HTML is read with BeautifulSoup, about fifty "
            "times slower, and findings point at start tags",
            RuntimeWarning,
            stacklevel=2,
        )
