"""The dates and reviewers that an HTML page shows."""

from collections.abc import Iterator

from msgspec.structs import replace

from mbclint.model.article import BlockKind
from mbclint.model.dates import DateFact, DatePlace, DateRole
from mbclint.model.passage import Passage
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.dated_lines import date_facts
from mbclint.readers.dates import find_dates, may_hold_dates
from mbclint.readers.html_blocks import HEADING_TAGS, Run
from mbclint.readers.html_outline import Outline
from mbclint.readers.html_spans import Places
from mbclint.readers.labels import role_before
from mbclint.readers.reviewers import may_name_reviewer, reviewer_in
from mbclint.readers.visible import mapped, visible_map

_BY_ITSELF = (BlockKind.ITEM, BlockKind.CELL, BlockKind.TERM, BlockKind.DEFINITION)
_LONGEST_BYLINE = 160
_LONGEST_DATED_LINE = 60
"""In a block of several lines, dates and bylines stand on shorter lines than wrapped prose does."""


def worth_reading(text: str) -> bool:
    """Whether a text may hold a date or name a reviewer."""
    return may_hold_dates(text) or (len(text) <= _LONGEST_BYLINE and may_name_reviewer(text))


class DateReader:
    """Collects the dates of runs, given in document order."""

    def __init__(self, source: Source, locale: str | None) -> None:
        self._source = source
        self._locale = locale
        self._before: Run | None = None
        self.facts: list[DateFact] = []
        self.reviewers: list[Passage] = []
        self.dated_lines: set[Span] = set()
        """The runs that are there for the sake of a date."""

    def read(self, run: Run, kind: BlockKind, in_body: bool) -> None:
        """Take the dates of one run. Outside of the body only dates with a label are the page's."""
        before, self._before = self._before, run
        if len(run.text) <= _LONGEST_BYLINE and (name := reviewer_in(run.text)):
            self._take_reviewer(run, name)
        if not may_hold_dates(run.text) or not self._is_dated(run):
            return
        text, offsets = visible_map(self._source, run.span)
        start = 0
        apart = False
        lines = text.split("\n")
        wrapped = len(lines) > 1 and max(map(len, lines)) > _LONGEST_DATED_LINE
        for line in lines:
            for fact in self._of_line(line, run, kind, before, wrapped):
                if not in_body and fact.role is DateRole.BARE:
                    continue
                apart = apart or fact.place is not DatePlace.SENTENCE
                self.facts.append(self._moved(fact, offsets, start))
            start += len(line) + 1
        if apart and not run.broken:
            self.dated_lines.add(run.span)

    def pass_over(self, run: Run) -> None:
        """Take note of a run that is not worth reading, as what stands before the next one."""
        self._before = run

    def _is_dated(self, run: Run) -> bool:
        """Whether to look closer. In long texts without line breaks, only whole dates count."""
        if run.broken or len(run.text) <= _LONGEST_BYLINE:
            return True
        return bool(find_dates(run.text, self._locale))

    def _of_line(
        self, line: str, run: Run, kind: BlockKind, before: Run | None, wrapped: bool
    ) -> tuple[DateFact, ...]:
        if run.tag in HEADING_TAGS or wrapped:
            return date_facts(line, 0, self._locale, heading_or_item=True)
        facts = date_facts(line, 0, self._locale)
        if kind not in _BY_ITSELF or any(fact.role is not DateRole.BARE for fact in facts):
            return facts
        # A cell or definition that is a date may have its label in the one before.
        role = role_before(before.text) if before and before.tag in ("dt", "th", "td") else None
        if role and len(facts) == 1 and facts[0].place is not DatePlace.SENTENCE:
            return (replace(facts[0], role=role),)
        return date_facts(line, 0, self._locale, heading_or_item=True)

    def _moved(self, fact: DateFact, offsets: list[int], start: int) -> DateFact:
        def place(span: Span) -> Span:
            return mapped(self._source, offsets, start + span.start, start + span.end)

        return replace(
            fact,
            reading=replace(fact.reading, span=place(fact.reading.span)),
            label=place(fact.label) if fact.label else None,
            trailing=place(fact.trailing) if fact.trailing else None,
        )

    def _take_reviewer(self, run: Run, name: Span) -> None:
        text, offsets = visible_map(self._source, run.span)
        said = name.cut(run.text)
        if text.replace("\n", " ") == run.text:
            self.reviewers.append(
                Passage(said, mapped(self._source, offsets, name.start, name.end))
            )
        else:
            self.reviewers.append(Passage(said, run.span))

    def of_time_elements(self, outline: Outline, places: Places) -> Iterator[DateFact]:
        """What ``time`` elements say for machines, in the role of the date that they show."""
        for _, element in outline.of("time"):
            span = places.value(element, "datetime")
            readings = find_dates(element.attr("datetime") or "", self._locale)
            if span is None or len(readings) != 1:
                continue
            inner = places.inner(element)
            shown = next((fact for fact in self.facts if inner.covers(fact.span)), None)
            role = shown.role if shown else DateRole.BARE
            apart = shown is not None and shown.place is not DatePlace.SENTENCE
            place = DatePlace.METADATA if apart else DatePlace.SENTENCE
            reading = replace(readings[0], span=readings[0].span.shifted(span.start))
            yield DateFact(reading, role, place, key="datetime")
