"""The elements of a page that readers ask for, found in one walk through the tree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mbclint.readers.html_spans import Places
from mbclint.readers.html_tree import Element, Tree

Placed = tuple[int, Element]
"""An element and where its start tag begins."""


class Outline:
    """Elements by tag, those of each tag in document order.

    What the source only implies stands nowhere, and comes up in ``implied`` alone.
    """

    def __init__(self, tree: Tree, places: Places, tags: tuple[str, ...]) -> None:
        self._named: dict[str, list[Placed]] = defaultdict(list)
        self.implied: list[Element] = []
        named = self._named
        for start, element in places.starts(tree.elements(tags)):
            if start is None:
                self.implied.append(element)
            else:
                named[element.tag].append((start, element))
        # Misnested formatting gives an element several times, with one place.
        links = named["a"]
        if len({start for start, _ in links}) < len(links):
            named["a"] = [*{start: (start, element) for start, element in reversed(links)}.values()]

    def of(self, *tags: str) -> Iterator[Placed]:
        """The elements with one of some tags, tag by tag."""
        for tag in tags:
            yield from self._named.get(tag, ())

    def first(self, tag: str) -> Sequence[Placed]:
        """The first element with a tag, if there is one."""
        return self._named.get(tag, ())[:1]

    def starts(self, tags: Iterable[str]) -> list[int]:
        """Where elements with one of some tags begin, in order."""
        return sorted(start for tag in tags for start, _ in self._named.get(tag, ()))
