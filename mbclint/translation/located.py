"""The texts of a page that are to be translated, each where it stands."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from mbclint.language.detector import Detector, Verdict
from mbclint.language.prose import prose
from mbclint.model.article import Article
from mbclint.model.finding import Finding
from mbclint.model.language_tags import base
from mbclint.model.source import Format
from mbclint.model.span import Span
from mbclint.model.untranslated import Extent, Reason, Untranslated
from mbclint.translation.inline import codes_of, words_alone
from mbclint.translation.spots import Spot, folded, spot_at, spots_of
from mbclint.translation.stale import Changed
from mbclint.translation.unit import Occurrence, Suggestion


class PageWork(Struct, frozen=True):
    """A page with what is to be told of its units."""

    article: Article
    language: str | None = None
    source_path: str | None = None
    source_revision: str | None = None
    source_date: datetime.date | None = None
    review_due: datetime.date | None = None
    changes: tuple[Changed, ...] = ()
    """What its source says anew."""


class Wanted(Struct, frozen=True):
    """What is asked for."""

    target: str
    """The tag of the language to translate into."""
    source: str | None = None
    """The tag of the language to translate from; None for all."""
    pages: bool = False
    """Whether pages that are missing as a whole count."""

    def covers(self, work: Untranslated) -> bool:
        """Whether this work is asked for."""
        if base(work.native) != base(self.target):
            return False
        if work.reason is Reason.MISSING and not self.pages:
            return False
        known = self.source and work.language
        return not known or base(self.source or "") == base(work.language or "")


@dataclass(frozen=True, slots=True)
class Located:
    """A text at one place."""

    text: str
    markup: Format
    language: str
    priority: int
    occurrence: Occurrence
    suggestion: Suggestion | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Finds the texts of one page that are asked for."""

    page: PageWork
    wanted: Wanted
    detector: Detector
    unknown: str

    def located(self, findings: Iterable[Finding]) -> Iterator[Located]:
        """The texts that are asked for, by what was found on the page."""
        spots = spots_of(self.page.article)
        all_work = [(each, work) for each in findings for work in each.untranslated]
        for finding, work in all_work:
            if not self.wanted.covers(work):
                continue
            if work.extent is Extent.CHANGES:
                yield from self._changes(finding, work)
            elif work.extent is Extent.PASSAGE:
                spot = spot_at(spots, finding.span)
                if spot:
                    yield self._at(spot, finding, work, finding.span)
            elif work.extent is Extent.LIST:
                yield from self._list(spots, finding, work, _foreign_to(all_work, work))
            else:
                yield from self._page(spots, finding, work)

    def _list(
        self, spots: tuple[Spot, ...], finding: Finding, work: Untranslated, others: frozenset[Span]
    ) -> Iterator[Located]:
        related = next(it for it in self.page.article.related if it.heading.span == finding.span)
        entries = {entry.span for entry in related.entries if entry.language is None}
        for spot in spots:
            if spot.span in entries - others and spot.translate:
                yield self._at(spot, finding, work, spot.span)

    def _page(
        self, spots: tuple[Spot, ...], finding: Finding, work: Untranslated
    ) -> Iterator[Located]:
        for spot in spots:
            if spot.translate and (
                work.reason is Reason.MISSING or not self._is_native(spot, work)
            ):
                yield self._at(spot, finding, work, spot.span)

    def _is_native(self, spot: Spot, work: Untranslated) -> bool:
        """Whether somebody has translated this part of a page that is not translated."""
        if work.language is None:
            return False
        words = prose(words_alone(spot.text, spot.markup(self.page.article)))
        judged = self.detector.judge(words, work.native, (work.language,))
        return judged.verdict is Verdict.NATIVE

    def _changes(self, finding: Finding, work: Untranslated) -> Iterator[Located]:
        for changed in self.page.changes:
            spot = changed.place or replace(changed.spot, span=Span(0, 0))
            located = self._at(spot, finding, work, spot.span)
            occurrence = located.occurrence
            if changed.place is None:
                occurrence = replace(occurrence, span=None, locator=f"new: {spot.locator}")
            text = changed.spot.text
            yield Located(
                text,
                self._markup(changed.spot, text),
                located.language,
                1,
                occurrence,
                Suggestion(spot.text, changed.likeness, f"{finding.path} as it is")
                if changed.place
                else None,
                f"It was: {changed.before}" if changed.before else "",
            )

    def _at(self, spot: Spot, finding: Finding, work: Untranslated, span: Span) -> Located:
        page, source = self.page, self.page.article.source
        text = folded(span.cut(source.text))
        if span == spot.span or codes_of(text, spot.markup(page.article)):
            # A part with mark-up might begin or end within a link: the whole is given out.
            span, text = spot.span, spot.text
        occurrence = Occurrence(
            path=source.path,
            line=source.lines.position(span.start).line,
            locator=spot.locator,
            rule=finding.code,
            rule_name=finding.name,
            reason=work.reason,
            page_language=page.language,
            detected_language=work.language,
            probability=work.probability,
            link_target=spot.link_target,
            source_path=page.source_path,
            source_revision=page.source_revision,
            source_date=page.source_date,
            review_due=page.review_due,
            # The page that is missing has no place yet.
            span=None if work.reason is Reason.MISSING else span,
        )
        language = work.language or self.wanted.source or self.unknown
        return Located(text, self._markup(spot, text), language, spot.priority, occurrence)

    def _markup(self, spot: Spot, text: str) -> Format:
        markup = spot.markup(self.page.article)
        return markup if codes_of(text, markup) else Format.TEXT


def _foreign_to(
    all_work: Iterable[tuple[Finding, Untranslated]], of_list: Untranslated
) -> frozenset[Span]:
    """What stands in a list that is foreign to its page, and is foreign to the list again: as a
    rule, it is in the page's own language."""
    language = base(of_list.language or "")
    return frozenset(
        finding.span
        for finding, work in all_work
        if work.extent is Extent.PASSAGE and base(work.native) == language
    )
