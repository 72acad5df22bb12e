"""The dates of a line: what each is for, and whether the line is there for its sake."""

import re
from collections.abc import Iterator

from mbclint.model.dates import DateFact, DatePlace, DateReading, DateRole, PartialDate
from mbclint.model.span import Span
from mbclint.readers.dates import find_dates, may_hold_dates
from mbclint.readers.labels import role_after, role_before

_SEPARATORS = re.compile(r"[|•·;]|\s[–—-]\s|\t|\s{3,}|(?<=[.!?。])\s")
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPENING_MARKS = re.compile(r"[\s|•·*_(\[–—-]*")
_ONLY_MARKS = re.compile(r"[\s\W_]*\Z")
_SENTENCE_END = re.compile(r"[.!?。！？…:]\s*\Z")
_AUTHOR = re.compile(
    r"\s*(?:by|written by|por|par|von|di|da|door|av|af|od|от)\s+\S.*?[\s,|–—-]*\Z", re.IGNORECASE
)
_LONGEST_AUTHOR = 80
_LONGEST_LABEL = 90
_MOST_TRAILING_WORDS = 6
_EDGE = " \t\u00a0|•·,;–—-.()"
_WEEKDAY_WORDS = 1
"""One word before an unlabelled date may be the day of the week."""


def date_facts(
    line: str, offset: int, locale: str | None = None, *, heading_or_item: bool = False
) -> tuple[DateFact, ...]:
    """The dates of one line of visible text that begins at ``offset`` in its source. Within a
    heading, a list item or wrapped prose, a date is part of the text, whatever is beside it."""
    if not may_hold_dates(line):
        return ()
    readings = find_dates(line, locale) or tuple(_labelled_years(line))
    if not readings:
        return ()
    if heading_or_item:
        return tuple(
            _fact(reading, offset, DateRole.BARE, DatePlace.SENTENCE) for reading in readings
        )
    return tuple(_facts(line, offset, readings))


def _facts(line: str, offset: int, readings: tuple[DateReading, ...]) -> Iterator[DateFact]:
    ends = [0, *(reading.span.end for reading in readings)]
    starts = [*(reading.span.start for reading in readings[1:]), len(line)]
    labels = [
        _label_before(line, start, reading.span.start)
        for start, reading in zip(ends, readings, strict=False)
    ]
    first = labels[0][1].start if labels[0] else readings[0].span.start
    place = _place(line, first, readings)
    for number, (reading, label) in enumerate(zip(readings, labels, strict=True)):
        end = starts[number]
        if number + 1 < len(readings) and (next_label := labels[number + 1]):
            end = next_label[1].start
        rest = line[reading.span.end : end]
        role = label[0] if label else role_after(rest) or DateRole.BARE
        labelled_place = DatePlace.LINE if label and place is DatePlace.SENTENCE else place
        trailing = _trimmed(line, reading.span.end, end) if place is DatePlace.LINE else None
        if role is not DateRole.BARE and not label:
            trailing = None
        yield _fact(reading, offset, role, labelled_place, label[1] if label else None, trailing)


def _fact(
    reading: DateReading,
    offset: int,
    role: DateRole,
    place: DatePlace,
    label: Span | None = None,
    trailing: Span | None = None,
) -> DateFact:
    moved = DateReading(
        reading.span.shifted(offset),
        reading.text,
        reading.candidates,
        reading.calendar,
        reading.languages,
        reading.iso,
    )
    return DateFact(
        moved,
        role,
        place,
        label.shifted(offset) if label else None,
        trailing.shifted(offset) if trailing else None,
    )


def _label_before(line: str, start: int, end: int) -> tuple[DateRole, Span] | None:
    """The label that takes up all between a boundary and the date. A boundary is the start of the
    line, the date before, a separator, or the end of a sentence."""
    near = max(start, end - 2 * _LONGEST_LABEL)
    boundaries = [start, *(match.end() for match in _SEPARATORS.finditer(line, near, end))]
    for boundary in boundaries:
        if end - boundary > _LONGEST_LABEL:
            continue
        span = _trimmed(line, boundary, end)
        if span and (role := role_before(line[boundary:end])):
            return role, span
    return None


def _place(line: str, first: int, readings: tuple[DateReading, ...]) -> DatePlace:
    """Where the dates of a line stand; ``first`` is where the first label or date begins."""
    before, after = line[:first], line[readings[-1].span.end :]
    if _SENTENCE_END.search(after) and len(after.split()) > 1:
        return DatePlace.SENTENCE
    words_after = len(re.findall(r"\w+", after))
    words_before = len(re.findall(r"\w+", before))
    starts_line = _OPENING_MARKS.fullmatch(before) or (
        words_before <= _WEEKDAY_WORDS and before.rstrip().endswith(",")
    )
    if starts_line and words_after <= _MOST_TRAILING_WORDS:
        return DatePlace.LINE
    if len(before) <= _LONGEST_AUTHOR and words_after <= _MOST_TRAILING_WORDS:
        is_byline = _AUTHOR.fullmatch(before) or before.rstrip().endswith(("|", "•", "·"))
        return DatePlace.BYLINE if is_byline else DatePlace.SENTENCE
    return DatePlace.SENTENCE


def _labelled_years(line: str) -> Iterator[DateReading]:
    """A year alone is a date only where a label announces it and nothing follows."""
    if len(line) > _LONGEST_LABEL + 20:
        return
    for match in _BARE_YEAR.finditer(line):
        if role_before(line[: match.start()]) and _ONLY_MARKS.match(line, match.end()):
            year = PartialDate(int(match[0]))
            yield DateReading(Span(*match.span()), match[0], (year,))


def _trimmed(line: str, start: int, end: int) -> Span | None:
    """The span without marks and white space at its ends; None when nothing is left."""
    while start < end and line[start] in _EDGE:
        start += 1
    while end > start and (line[end - 1] in _EDGE or line[end - 1] == ":"):
        end -= 1
    return Span(start, end) if start < end else None
