"""A page whose last review is longer ago than its interval allows."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.staleness.dates import last_sign_of_life
from mbclint.model.dates import DateRole
from mbclint.model.finding import Problem
from mbclint.model.interval import age


class TooOld(Options, frozen=True):
    """This check has no options: the interval is the setting ``review-interval``."""


def find(page: SitePage, options: TooOld) -> Iterator[Problem]:
    """One finding, at the date from which the age is counted."""
    last = last_sign_of_life(page.facts.dates)
    if last is None:
        return
    fact, date = last
    if page.review_interval.after(date.last_day) >= page.today:
        return
    reviewed = fact.role is DateRole.REVIEWED
    what = "The last review" if reviewed else "The newest date here, not a review date,"
    yield Problem(
        fact.span,
        f"{what} is of {date}, {age(date.last_day, page.today)} before {page.today}; "
        f"a page is reviewed every {page.review_interval}",
        fact.reading.text,
    )


CHECK = SiteCheck(TooOld, find, frozenset({Need.CLOCK}))
