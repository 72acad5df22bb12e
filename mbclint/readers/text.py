"""Plain text, as exports and plain-text editors leave it, read into an Article."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from mbclint.model.article import Article, Block, BlockKind, Entry, Heading, RelatedList
from mbclint.model.dates import DateFact, DatePlace, DateRole
from mbclint.model.passage import Passage
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.dated_lines import date_facts
from mbclint.readers.dates import where_dates_may_be
from mbclint.readers.labels import related_heading
from mbclint.readers.options import ReadOptions
from mbclint.readers.passages import Group, Item, Line, fold, groups
from mbclint.readers.reviewers import reviewer_in
from mbclint.readers.text_headings import (
    MARKUP_STARTS,
    HeadingLine,
    find_headings,
    is_dated,
    looks_like_heading,
)

_COPYRIGHT = re.compile(r"©\s*\w|copyright\b[^\n]{0,20}?\b(?:19|20)\d\d\b", re.IGNORECASE)
_COPYRIGHT_SIGNS = ("©", "opyright", "OPYRIGHT")
_LONGEST_TITLE = 200
_LONGEST_BYLINE = 160
_LONGEST_DATED_LINE = 60
"""In a group of several lines, dates and bylines stand on shorter lines than wrapped prose does."""


class _Body(Struct, frozen=True):
    """Running text and dates of one group that is not part of a related list."""

    blocks: tuple[Block, ...] = ()
    dates: tuple[DateFact, ...] = ()
    footer: tuple[Passage, ...] = ()


class _Hints(Struct, frozen=True):
    """Where alone in a text dates and copyright lines can be."""

    dates: list[int]
    copyrights: list[int]


def read_text(source: Source, options: ReadOptions) -> Article:
    """Read a plain text. The declared language settles the order of day and month."""
    language = options.language
    found = tuple(groups(source.text))
    marked = find_headings(found)
    hints = _Hints(
        where_dates_may_be(source.text),
        sorted(
            match.start()
            for sign in _COPYRIGHT_SIGNS
            if sign in source.text
            for match in re.finditer(sign, source.text)
        ),
    )
    title = _title(found, marked)
    headings: list[Heading] = []
    related: list[RelatedList] = []
    bodies: list[_Body] = []
    end_of_list = 0
    for index, group in enumerate(found):
        if index < end_of_list:
            continue
        head = marked.get(index)
        if head and (not title or head.heading.span != title.span):
            headings.append(head.heading)
        if head and (listed := _related_list(found, index, head)):
            related_list, end_of_list = listed
            related.append(related_list)
        elif head and not head.lines:
            continue
        else:
            untitled = not index and not head and title is not None and group.span == title.span
            taken = head.lines if head else int(untitled)
            bodies.append(_body(group, taken, hints, language))
    dates = tuple(date for body in bodies for date in body.dates)
    blocks = tuple(block for body in bodies for block in body.blocks)
    return Article(
        source=source,
        title=title,
        summary=_summary(title, bodies),
        headings=tuple(headings),
        blocks=blocks,
        related=tuple(related),
        dates=dates,
        reviewers=tuple(_reviewers(source.text, blocks, dates)),
        footer=tuple(passage for body in bodies for passage in body.footer),
        language=language,
    )


def _reviewers(text: str, blocks: Sequence[Block], dates: Sequence[DateFact]) -> Iterator[Passage]:
    """Names after a label, in short paragraphs and before review dates."""
    labels = [
        Span(fact.label.start, fact.span.start)
        for fact in dates
        if fact.label and fact.role is DateRole.REVIEWED
    ]
    bylines = [block.span for block in blocks if len(block.text) <= _LONGEST_BYLINE]
    for span in sorted((*labels, *bylines)):
        if name := reviewer_in(span.cut(text)):
            placed = name.shifted(span.start)
            yield Passage(fold(placed.cut(text)), placed)


def _title(found: Sequence[Group], marked: Mapping[int, HeadingLine]) -> Passage | None:
    """The first group, when it is a heading or a line that can be one; else a lone top heading."""
    first = marked.get(0)
    if first and not related_heading(first.heading.text):
        return Passage(first.heading.text, first.heading.span)
    top = [head.heading for head in marked.values() if head.heading.level == 1]
    if len(top) == 1:
        return Passage(top[0].text, top[0].span)
    line = found[0].lone_line if found else None
    if first or line is None or len(line.text) > _LONGEST_TITLE or line.text.endswith((".", "。")):
        return None
    if is_dated(line.text) or line.text.startswith(MARKUP_STARTS):
        return None
    return Passage(fold(line.text), line.span)


def _summary(title: Passage | None, bodies: Sequence[_Body]) -> Passage | None:
    """The paragraph under the title."""
    under_title = [block for body in bodies[:2] for block in body.blocks][:1] if title else []
    for block in under_title:
        if block.kind is BlockKind.PARAGRAPH:
            return Passage(block.text, block.span)
    return None


def _related_list(
    found: Sequence[Group], index: int, head: HeadingLine
) -> tuple[RelatedList, int] | None:
    """The related list that a heading announces, and the index of the first group after it."""
    known = related_heading(head.heading.text)
    if not known or len(found[index].lead) > head.lines:
        return None
    loose = list(takewhile(lambda group: not group.lead, _from(found, index + 1)))
    items = [item for group in (found[index], *loose) for item in group.items]
    after = index + 1 + len(loose)
    if not items:
        items, after = _unmarked_items(found, index + 1)
    if not items:
        return None
    entries = tuple(
        Entry(item.text, item.span, item.span, item.whole, position, item.number)
        for position, item in enumerate(items, 1)
    )
    ordered = any(item.number for item in items)
    return RelatedList(head.heading, known.languages, entries, ordered), after


def _from(found: Sequence[Group], start: int) -> Iterator[Group]:
    return (found[index] for index in range(start, len(found)))


def _unmarked_items(found: Sequence[Group], start: int) -> tuple[list[Item], int]:
    """Exports drop the bullets: short lines in one group, or each in a group of its own."""
    if start == len(found) or found[start].items:
        return [], start
    lines = found[start].lead
    after = start + 1
    if len(lines) == 1:
        lone = takewhile(_may_be_entry, (group.lone_line for group in _from(found, start)))
        lines = tuple(line for line in lone if line)
        after = start + len(lines)
    if len(lines) < 2 or not all(map(_may_be_entry, lines)):
        return [], start
    return [Item(fold(line.text), line.span, line.whole, None) for line in lines], after


def _may_be_entry(line: Line | None) -> bool:
    return line is not None and looks_like_heading(line.text) and not date_facts(line.text, 0)


def _body(group: Group, taken: int, hints: _Hints, language: str | None) -> _Body:
    """What a group holds below the ``taken`` lines of its heading."""
    start, end = group.lead_start, group.lead_end
    dates: list[DateFact] = []
    footer: tuple[Passage, ...] = ()
    blocks: list[Block] = []
    dated, copyrighted = _any(hints.dates, start, end), _any(hints.copyrights, start, end)
    if not taken and not dated and not copyrighted:
        if group.visible:
            blocks.append(Block(BlockKind.PARAGRAPH, fold(group.visible), group.lead_span))
    else:
        lines = group.lead[taken:]
        if dated:
            dates += _dates_of_lines(lines, language)
        if copyrighted:
            footer = tuple(
                Passage(fold(line.text), line.span)
                for line in lines
                if _COPYRIGHT.search(line.text)
            )
        apart = [fact.span.start for fact in dates if fact.place is not DatePlace.SENTENCE]
        apart = sorted([*apart, *(passage.span.start for passage in footer)])
        prose = [line for line in lines if not _any(apart, line.start, line.whole_end)]
        if prose:
            span = Span(prose[0].start, prose[-1].span.end)
            joined = fold(" ".join([line.text for line in prose]))
            blocks.append(Block(BlockKind.PARAGRAPH, joined, span))
    for item in group.items:
        blocks.append(Block(BlockKind.ITEM, item.text, item.span))
        if _any(hints.dates, item.span.start, item.span.end):
            raw = item.span.cut(group.text)
            dates += date_facts(raw, item.span.start, language, heading_or_item=True)
    return _Body(tuple(blocks), tuple(dates), footer)


def _any(offsets: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _dates_of_lines(lines: Sequence[Line], language: str | None) -> Iterator[DateFact]:
    wrapped = len(lines) > 1 and max(len(line.text) for line in lines) > _LONGEST_DATED_LINE
    for line in lines:
        yield from date_facts(line.text, line.start, language, heading_or_item=wrapped)
