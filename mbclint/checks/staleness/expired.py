"""A page that is still there after the day on which it was to go."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.staleness.dates import latest
from mbclint.model.dates import DateRole
from mbclint.model.finding import Problem


class Expired(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: Expired) -> Iterator[Problem]:
    """At the latest day that the page gives for its end."""
    found = latest(fact for fact in page.facts.dates if fact.role is DateRole.EXPIRES)
    if found and found[1].last_day < page.today:
        fact, date = found
        yield Problem(
            fact.span,
            f"The page was valid until {date}; today is {page.today}",
            fact.reading.text,
        )


CHECK = SiteCheck(Expired, find, frozenset({Need.CLOCK}))
