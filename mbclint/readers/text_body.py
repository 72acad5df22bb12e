"""The running text, dates and footer of a plain text, group by group."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from mbclint.model.article import Block, BlockKind
from mbclint.model.dates import DateFact, DatePlace
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.dated_lines import date_facts
from mbclint.readers.dates import where_dates_may_be
from mbclint.readers.passages import Group, Line, fold

_COPYRIGHT = re.compile(r"©\s*\w|copyright\b[^\n]{0,20}?\b(?:19|20)\d\d\b", re.IGNORECASE)
_COPYRIGHT_SIGNS = ("©", "opyright", "OPYRIGHT")
_LONGEST_DATED_LINE = 60
"""In a group of several lines, dates and bylines stand on shorter lines than wrapped prose does."""
_OPENING_BODIES = 2
_PARAGRAPH, _ITEM = BlockKind.PARAGRAPH, BlockKind.ITEM
"""Looked up once, not for each of the paragraphs."""


class BodyReader:
    """Collects what stands outside headings and related lists. Few groups hold a date or
    a copyright line; a scan of the whole text finds them, and only they are read line by line."""

    def __init__(self, found: Sequence[Group], text: str, language: str | None) -> None:
        self.blocks: list[Block] = []
        self.dates: list[DateFact] = []
        self.footer: list[Passage] = []
        self._found = found
        self._language = language
        self._hints = where_dates_may_be(text)
        self._signs = sorted(_copyright_signs(text))
        self._remarkable = _groups_with(found, (*self._hints, *self._signs))
        self._bodies = 0
        self._opening: Sequence[Block] | None = None

    @property
    def opening(self) -> Sequence[Block]:
        """The first block of the first groups, if it stands there."""
        return (self.blocks if self._opening is None else self._opening)[:1]

    def read(self, index: int, taken: int) -> None:
        """Read what a group holds below the ``taken`` lines of its heading."""
        group = self._found[index]
        if index in self._remarkable:
            self._read_lines(group, taken)
        else:
            self._read_plain(group, taken)
        self._bodies += 1
        if self._bodies == _OPENING_BODIES:
            self._opening = tuple(self.blocks)

    def _read_plain(self, group: Group, taken: int) -> None:
        if taken:
            # Most headings have their group to themselves.
            if group.visible.count("\n") >= taken:
                self._add_paragraph(group.lead[taken:])
        elif group.visible:
            self.blocks.append(Block(_PARAGRAPH, fold(group.visible), group.lead_span))
        for item in group.items:
            self.blocks.append(Block(_ITEM, item.text, item.span))

    def _read_lines(self, group: Group, taken: int) -> None:
        lines = group.lead[taken:]
        dates = list(self._dates(lines))
        footer = [
            Passage(fold(line.text), line.span)
            for line in lines
            if _any(self._signs, line.start, line.whole_end) and _COPYRIGHT.search(line.text)
        ]
        apart = [fact.span.start for fact in dates if fact.place is not DatePlace.SENTENCE]
        apart = sorted([*apart, *(passage.span.start for passage in footer)])
        self._add_paragraph([line for line in lines if not _any(apart, line.start, line.whole_end)])
        for item in group.items:
            self.blocks.append(Block(_ITEM, item.text, item.span))
            if _any(self._hints, item.span.start, item.span.end):
                raw = item.span.cut(group.text)
                dates += date_facts(raw, item.span.start, self._language, heading_or_item=True)
        self.dates += dates
        self.footer += footer

    def _add_paragraph(self, lines: Sequence[Line]) -> None:
        if lines:
            span = Span(lines[0].start, lines[-1].span.end)
            text = fold(" ".join([line.text for line in lines]))
            self.blocks.append(Block(_PARAGRAPH, text, span))

    def _dates(self, lines: Sequence[Line]) -> Iterator[DateFact]:
        wrapped = len(lines) > 1 and max(len(line.text) for line in lines) > _LONGEST_DATED_LINE
        for line in lines:
            if _any(self._hints, line.start, line.whole_end):
                yield from date_facts(
                    line.text, line.start, self._language, heading_or_item=wrapped
                )


def _copyright_signs(text: str) -> Iterator[int]:
    for sign in _COPYRIGHT_SIGNS:
        if sign in text:
            yield from (match.start() for match in re.finditer(sign, text))


def _groups_with(found: Sequence[Group], offsets: Sequence[int]) -> frozenset[int]:
    """Which groups hold any of the offsets."""
    starts = list(map(attrgetter("start"), found))
    return frozenset(bisect_right(starts, offset) - 1 for offset in offsets)


def _any(offsets: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end
