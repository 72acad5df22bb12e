"""A date that means "none" to a machine and is shown as a date."""

from collections.abc import Iterator, Mapping

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.dates import DatePlace
from mbclint.model.finding import Problem

_ISO_DAY = 10


class SentinelDate(Options, frozen=True):
    """The days that are none."""

    days: Mapping[str, str] = {}
    """A day in ISO 8601, and what systems mean by it."""


def find(page: Page, options: SentinelDate) -> Iterator[Problem]:
    """Dates of the page, not those within its sentences; and values of any key that no reader
    takes for a date, of years that were none."""
    seen = set()
    for fact in page.article.dates:
        meaning = options.days.get(str(fact.date)) if fact.date else None
        if meaning and fact.place is not DatePlace.SENTENCE:
            seen.add(fact.span.start)
            text = fact.reading.text
            yield Problem(fact.span, f"{quoted(text)} is {meaning}, not a date", text)
    for metadata in page.article.metadata:
        day = metadata.value[:_ISO_DAY]
        # A birth or an event may well be of 1970.
        meaning = options.days.get(day) if day.startswith("000") else None
        if meaning and metadata.span.start not in seen:
            said = f"{quoted(metadata.value)} is {meaning}, not a date"
            yield Problem(metadata.span, said, metadata.value)


CHECK = PageCheck(SentinelDate, find)
