"""Plain text, as exports and plain-text editors leave it, read into an Article."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from mbclint.model.article import Article, Block, BlockKind, Entry, Heading, RelatedList
from mbclint.model.dates import DateFact, DateRole
from mbclint.model.passage import Passage
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.dated_lines import date_facts
from mbclint.readers.labels import may_open_review, related_heading
from mbclint.readers.options import ReadOptions
from mbclint.readers.passages import Group, Item, Line, fold, groups
from mbclint.readers.reviewers import reviewer_in
from mbclint.readers.text_body import BodyReader
from mbclint.readers.text_headings import (
    MARKUP_STARTS,
    HeadingLine,
    find_headings,
    is_dated,
    looks_like_heading,
)

_LONGEST_TITLE = 200
_LONGEST_BYLINE = 160


def read_text(source: Source, options: ReadOptions) -> Article:
    """Read a plain text. The declared language settles the order of day and month."""
    found = tuple(groups(source.text))
    marked = find_headings(found)
    title = _title(found, marked)
    headings: list[Heading] = []
    related: list[RelatedList] = []
    body = BodyReader(found, source.text, options.language)
    end_of_list = 0
    for index in range(len(found)):
        if index < end_of_list:
            continue
        head = marked.get(index)
        if not head:
            is_title = not index and title is not None and found[0].span == title.span
            body.read(index, 1 if is_title else 0)
            continue
        if not title or head.heading.span != title.span:
            headings.append(head.heading)
        if listed := _related_list(found, index, head):
            related_list, end_of_list = listed
            related.append(related_list)
        elif head.lines:
            body.read(index, head.lines)
    return Article(
        source=source,
        title=title,
        summary=_summary(title, body),
        headings=tuple(headings),
        blocks=tuple(body.blocks),
        related=tuple(related),
        dates=tuple(body.dates),
        reviewers=tuple(_reviewers(source.text, body.blocks, body.dates)),
        footer=tuple(body.footer),
        language=options.language,
    )


def _reviewers(text: str, blocks: Sequence[Block], dates: Sequence[DateFact]) -> Iterator[Passage]:
    """Names after a label, in short paragraphs and before review dates."""
    labels = [
        Span(fact.label.start, fact.span.start)
        for fact in dates
        if fact.label and fact.role is DateRole.REVIEWED
    ]
    bylines = [
        block.span
        for block in blocks
        if len(block.text) <= _LONGEST_BYLINE and may_open_review(block.text)
    ]
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


def _summary(title: Passage | None, body: BodyReader) -> Passage | None:
    """The paragraph under the title."""
    for block in body.opening if title else ():
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
    loose = list(takewhile(lambda group: not group.visible, _from(found, index + 1)))
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
