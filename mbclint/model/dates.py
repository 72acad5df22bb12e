"""Dates as pages give them: possibly without a day, possibly to be read in two ways."""

import calendar
import datetime
from enum import StrEnum

from msgspec import Struct

from mbclint.model.span import Span


class PartialDate(Struct, frozen=True, order=True, gc=False):
    """A Gregorian year, month or day, as precise as the text was and no more."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the text can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day that the text can mean; nobody is blamed for what may yet be true."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class DateRole(StrEnum):
    """What a date says happened; without a known label it is BARE."""

    PUBLISHED = "published"
    UPDATED = "updated"
    REVIEWED = "reviewed"
    NEXT_REVIEW = "next review"
    EXPIRES = "expires"
    BARE = "bare"


class DatePlace(StrEnum):
    """Where on the page a date stands."""

    LINE = "line"
    """Alone on its line, save for a label, separators and what an export left behind it."""
    BYLINE = "byline"
    """On a line that otherwise names an author or a desk."""
    SENTENCE = "sentence"
    """Within running text, a heading or a list entry."""
    METADATA = "metadata"
    """In front matter, a meta element, JSON-LD or the like."""


class DateReading(Struct, frozen=True):
    """A written date and what it can mean."""

    span: Span
    text: str
    candidates: tuple[PartialDate, ...]
    """One when it is clear, several when the order of day and month is open, none when it is
    impossible or of a calendar that mbclint does not convert."""
    calendar: str = "gregorian"
    """The CLDR name of the calendar that the year is counted in."""
    languages: frozenset[str] = frozenset()
    """The languages whose words it uses; empty when it is written in digits alone."""
    iso: bool = False
    """Whether it is written as ISO 8601 writes a date."""

    @property
    def date(self) -> PartialDate | None:
        """What it means, if that is clear."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def impossible(self) -> bool:
        """Whether no calendar day answers to it, as for 30 February."""
        return not self.candidates and self.calendar == "gregorian"


class DateFact(Struct, frozen=True):
    """A date of a page, with its role there."""

    reading: DateReading
    role: DateRole
    place: DatePlace
    label: Span | None = None
    trailing: Span | None = None
    """The rest of the line after the date, if there is any."""
    key: str = ""
    """For metadata, what it is called there: ``dateModified``, ``article:modified_time``."""

    @property
    def span(self) -> Span:
        """Where the date itself stands."""
        return self.reading.span

    @property
    def date(self) -> PartialDate | None:
        """What the date means, if that is clear."""
        return self.reading.date
