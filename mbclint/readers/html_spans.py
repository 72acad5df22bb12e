"""Where the parts of an HTML page stand in its source, as spans."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from mbclint.model.span import Span
from mbclint.readers.html_tree import Element, is_element

_LINE_BREAK = re.compile(r"\r\n?|\n")
_BEFORE_VALUE = re.compile(r"=?[^=]*=\s*")
_OUTER_SPACE = " \t\r\n\f"


class Places:
    """Translates an engine's lines and columns into offsets of the source.

    Where the engine does not know the ends of elements (``exact`` is False), their start tags
    stand for them.
    """

    def __init__(self, text: str, exact: bool) -> None:
        self.text = text
        self.exact = exact
        self._plain = exact and "\r" not in text
        """Whether the engine's own offsets are those of the source: it counts CRLF as one."""
        if "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
        else:
            lengths = accumulate(map(len, text.split("\n")))
            self._starts = [0, *(end + line for line, end in enumerate(lengths, 1))]

    def _start_of(self, found: Any) -> int:
        if self._plain:
            return int(found.start_offset)
        return self._offset(found.start_line, found.start_col)

    def _offset(self, line: int, column: int) -> int:
        """The offset of a place, held within the source."""
        return min(self._starts[min(line, len(self._starts)) - 1] + column, len(self.text))

    def start(self, element: Element) -> int | None:
        """Where an element's start tag begins; None for an element that the source only implies."""
        position = element.position
        if position is None:
            return None
        return self._starts[position[0] - 1] + position[1]

    def whole(self, element: Element) -> Span:
        """From an element's start tag to its end tag; without one, to where the element ends."""
        location = element.source_location
        if location is None or not self.exact:
            return self.start_tag(element)
        start_tag = self._span(location.start_tag)
        end_tag = location.end_tag
        end = self._end_of(end_tag) if end_tag else self._implied_end(element, start_tag.end)
        return Span(start_tag.start, max(end, start_tag.end))

    def start_tag(self, element: Element) -> Span:
        """An element's start tag; an empty span where the source only implies it."""
        location = element.source_location
        if location is None:
            start = self.start(element) or 0
            return Span(start, start)
        return self._span(location.start_tag)

    def inner(self, element: Element) -> Span:
        """What is between the tags of an element, without white space at its ends."""
        location = element.source_location
        if location is None or not self.exact:
            return self.start_tag(element)
        start = self._end_of(location.start_tag)
        if location.end_tag is None:
            end = self._implied_end(element, start)
        else:
            end = self._start_of(location.end_tag)
        return trimmed(self.text, start, max(start, end))

    def value(self, element: Element, name: str) -> Span | None:
        """The value of an attribute, without quotation marks and outer white space."""
        location = element.source_location
        attribute = location.attrs.get(name) if location else None
        return self._value(attribute) if attribute else None

    def _value(self, attribute: Any) -> Span:
        span = self._span(attribute)
        equals = _BEFORE_VALUE.match(self.text, span.start, span.end)
        if not equals:
            return Span(span.end, span.end)
        start, end = equals.end(), span.end
        if start < end and self.text[start] in "\"'":
            quote = self.text[start]
            start += 1
            end -= end > start and self.text[end - 1] == quote
        return trimmed(self.text, start, end)

    def _span(self, found: Any) -> Span:
        if self._plain:
            return Span(found.start_offset, found.end_offset)
        return Span(self._start_of(found), self._end_of(found))

    def _end_of(self, found: Any) -> int:
        if self._plain:
            return int(found.end_offset)
        return self._offset(found.end_line, found.end_col)

    def _implied_end(self, element: Element, least: int) -> int:
        """Without an end tag, an element ends where the next one begins that is not within it, or
        where the end tag of an element around it stands."""
        node: Any = element
        while node is not None and is_element(node):
            sibling = node.next_sibling
            while sibling is not None:
                if is_element(sibling) and (start := self.start(sibling)) and start >= least:
                    return start
                sibling = sibling.next_sibling
            node = node.parent
            location = node.source_location if node is not None and is_element(node) else None
            if location and location.end_tag:
                end = self._start_of(location.end_tag)
                if end >= least:
                    return end
        return len(self.text)


class Ranges:
    """Ranges of the source with a value each; the innermost one counts."""

    def __init__(self) -> None:
        self._given: list[tuple[int, int, object]] = []
        self._bounds: list[int] = []
        self._values: list[Any] = []

    def add(self, span: Span, value: object) -> None:
        """Give a range its value; ranges are added from the outermost to the innermost."""
        self._given.append((span.start, span.end, value))

    def settle(self, outside: object) -> "Ranges":
        """Make ready for questions; ``outside`` is the value where there is no range."""
        self._bounds, self._values = [0], [outside]
        opened: list[tuple[int, object]] = []
        for start, end, value in [*sorted(self._given, key=lambda given: given[:2])]:
            self._close(opened, start, outside)
            self._bounds.append(start)
            self._values.append(value)
            opened.append((min(end, opened[-1][0]) if opened else end, value))
        self._close(opened, None, outside)
        return self

    def _close(self, opened: list[tuple[int, object]], until: int | None, outside: object) -> None:
        while opened and (until is None or opened[-1][0] <= until):
            end, _ = opened.pop()
            self._bounds.append(end)
            self._values.append(opened[-1][1] if opened else outside)

    def at(self, offset: int) -> Any:
        """The value of the innermost range around an offset."""
        return self._values[bisect_right(self._bounds, offset) - 1]


class Cover:
    """Ranges of the source, asked whether one of them covers a span."""

    def __init__(self, ranges: Sequence[Span]) -> None:
        ordered = sorted(ranges)
        self._starts = [each.start for each in ordered]
        self._ends = [*accumulate((each.end for each in ordered), max)]

    def covers(self, span: Span) -> bool:
        """Whether all of a span lies within one of the ranges."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and span.end <= self._ends[before - 1]


def trimmed(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return Span(start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
