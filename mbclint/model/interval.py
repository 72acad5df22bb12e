"""Calendar intervals, such as the three years between two reviews."""

import calendar
import datetime
import re

from msgspec import Struct

_WRITTEN = re.compile(r"(\d+)\s*(year|month|week|day)s?")
_MONTHS = {"year": 12, "month": 1}
_DAYS = {"week": 7, "day": 1}


class Interval(Struct, frozen=True):
    """A number of months and a number of days."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Read ``3 years``, ``18 months``, ``6 weeks`` or ``90 days``; ValueError for all else."""
        written = _WRITTEN.fullmatch(text.strip().lower())
        if not written or not int(written[1]):
            raise ValueError(f'expected an interval such as "3 years" or "90 days", got "{text}"')
        count, unit = int(written[1]), written[2]
        return cls(count * _MONTHS.get(unit, 0), count * _DAYS.get(unit, 0))

    def after(self, day: datetime.date) -> datetime.date:
        """The day on which the interval that begins on ``day`` is over. A month without that day
        of the month ends it on its last; a day beyond the calendar is its last."""
        months = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(months, 12)
        if year > datetime.MAXYEAR:
            return datetime.date.max
        last = calendar.monthrange(year, month + 1)[1]
        return datetime.date(year, month + 1, min(day.day, last)) + datetime.timedelta(self.days)

    def __str__(self) -> str:
        if self.months and self.months % 12 == 0:
            return counted(self.months // 12, "year")
        return counted(self.months, "month") if self.months else counted(self.days, "day")


def counted(number: int, noun: str) -> str:
    """``1 year``, ``2 years``; ``2 addresses``."""
    if number == 1:
        return f"{number} {noun}"
    return f"{number} {noun}es" if noun.endswith("s") else f"{number} {noun}s"


def age(then: datetime.date, now: datetime.date) -> str:
    """How long ago ``then`` was, in whole years and months, or in days below two months."""
    months = (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
    if months < 2:
        return counted((now - then).days, "day")
    years, rest = divmod(months, 12)
    parts = [counted(years, "year")] * bool(years) + [counted(rest, "month")] * bool(rest)
    return " and ".join(parts)
