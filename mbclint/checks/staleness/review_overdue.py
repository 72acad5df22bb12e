"""A page whose announced review is past."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.staleness.dates import next_review
from mbclint.model.finding import Problem
from mbclint.model.interval import counted


class ReviewOverdue(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: ReviewOverdue) -> Iterator[Problem]:
    """At the latest date that is announced."""
    announced = next_review(page.facts.dates)
    if announced is None:
        return
    fact, date = announced
    days = (page.today - date.last_day).days
    if days > 0:
        late = f"{counted(days, 'day')} late; today is {page.today}"
        yield Problem(
            fact.span,
            f"The review announced for {date} is {late}",
            fact.reading.text,
        )


CHECK = SiteCheck(ReviewOverdue, find, frozenset({Need.CLOCK}))
