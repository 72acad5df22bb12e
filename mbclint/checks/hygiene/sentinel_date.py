"""A date that means "none" to a machine and is shown as a date."""

from collections.abc import Iterator, Mapping

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.dates import DatePlace
from mbclint.model.finding import Problem


class SentinelDate(Options, frozen=True):
    """The days that are none."""

    days: Mapping[str, str] = {}
    """A day in ISO 8601, and what systems mean by it."""


def find(page: Page, options: SentinelDate) -> Iterator[Problem]:
    """Dates of the page, not those within its sentences."""
    seen = set()
    for fact in page.article.dates:
        meaning = options.days.get(str(fact.date)) if fact.date else None
        if meaning and fact.place is not DatePlace.SENTENCE:
            seen.add(fact.span)
            yield Problem(
                fact.span,
                f"{quoted(fact.reading.text)} is {meaning}, not a date",
                fact.reading.text,
            )
    for metadata in page.article.metadata:
        meaning = options.days.get(metadata.value[:10])
        if meaning and not any(span.start == metadata.span.start for span in seen):
            yield Problem(
                metadata.span, f"{quoted(metadata.value)} is {meaning}, not a date", metadata.value
            )


CHECK = PageCheck(SentinelDate, find)
