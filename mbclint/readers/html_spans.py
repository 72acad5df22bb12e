"""Where the parts of an HTML page stand in its source, as spans."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from mbclint.model.span import Span
from mbclint.readers.html_plain import START_TAG, plain_value
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
        if "\r" in text and text.count("\r") != text.count("\r\n"):
            starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
            self._before = [start - number for number, start in enumerate(starts)]
        else:
            self._before = [0, *accumulate(map(len, text.split("\n")))]
        """What comes before each line, without its line feeds."""
        self._foreign = Cover(())
        self._of: Element | None = None
        self._location: Any = None

    def _located(self, element: Element) -> Any:
        """An element's ``source_location``; costly, and often asked for several times running."""
        if element is not self._of:
            self._of, self._location = element, element.source_location
        return self._location

    def _start_of(self, found: Any) -> int:
        if self._plain:
            return int(found.start_offset)
        return self._offset(found.start_line, found.start_col)

    def _offset(self, line: int, column: int) -> int:
        """The offset of a place, held within the source."""
        line = min(line, len(self._before))
        return min(self._before[line - 1] + line - 1 + column, len(self.text))

    def start(self, element: Element) -> int | None:
        """Where an element's start tag begins; None for an element that the source only implies."""
        position = element.position
        if position is None:
            return None
        line, column = position
        return self._before[line - 1] + line - 1 + column

    def note_foreign(self) -> None:
        """Find where SVG and MathML stand."""
        self._foreign = Cover([*_foreign(self.text)])

    def starts(self, elements: Iterable[Element]) -> Iterator[tuple[int | None, Element]]:
        """Elements, each with where it starts, as ``start`` says."""
        before = self._before
        for element in elements:
            position = element.position
            if position is None:
                yield None, element
            else:
                line, column = position
                yield before[line - 1] + line - 1 + column, element

    def once(self, elements: Iterable[Element]) -> Iterator[tuple[int, Element]]:
        """The elements that stand somewhere, and where; misnested formatting gives an element
        several times, with one place."""
        seen: set[int] = set()
        for start, element in self.starts(elements):
            if start is not None and start not in seen:
                seen.add(start)
                yield start, element

    def is_foreign(self, offset: int) -> bool:
        """Whether SVG or MathML may be open, where other rules hold than in HTML."""
        return self._foreign.covers(Span(offset, offset))

    def whole(self, element: Element) -> Span:
        """From an element's start tag to its end tag; without one, to where the element ends."""
        location = self._located(element)
        if location is None or not self.exact:
            return self.start_tag(element)
        start_tag = self._span(location.start_tag)
        end_tag = location.end_tag
        end = self._end_of(end_tag) if end_tag else self._implied_end(element, start_tag.end)
        return Span(start_tag.start, max(end, start_tag.end))

    def start_tag(self, element: Element) -> Span:
        """An element's start tag; an empty span where the source only implies it."""
        at = self.start(element)
        if at is not None and (plain := START_TAG.match(self.text, at)):
            return Span(at, plain.end())
        location = self._located(element)
        if location is None:
            start = self.start(element) or 0
            return Span(start, start)
        return self._span(location.start_tag)

    def inner(self, element: Element) -> Span:
        """What is between the tags of an element, without white space at its ends."""
        location = self._located(element)
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
        at = self.start(element)
        if at is not None and (plain := plain_value(name).match(self.text, at)):
            return trimmed(self.text, *plain.span(1))
        if element.attr(name) is None:
            return None
        location = self._located(element)
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
        if not self._starts:
            return False
        before = bisect_right(self._starts, span.start)
        return before > 0 and span.end <= self._ends[before - 1]


def _foreign(text: str) -> Iterator[Span]:
    end = 0
    for tag in ("svg", "math"):
        start = text.find(f"<{tag}")
        while start >= 0:
            end = text.find(f"</{tag}", start)
            end = end if end >= 0 else len(text)
            yield Span(start, end)
            start = text.find(f"<{tag}", end)


def trimmed(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return Span(start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
