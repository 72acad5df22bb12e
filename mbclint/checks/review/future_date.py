"""A review that has not happened yet."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.model.dates import DateRole
from mbclint.model.finding import Problem


class FutureDate(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: FutureDate) -> Iterator[Problem]:
    """Review dates after today."""
    for fact in page.facts.dates:
        if fact.role is DateRole.REVIEWED and fact.date and fact.date.first_day > page.today:
            yield Problem(
                fact.span,
                f"The page says that it was reviewed on {fact.date}, which is after today, "
                f"{page.today}",
                fact.reading.text,
            )


CHECK = SiteCheck(FutureDate, find, frozenset({Need.CLOCK}))
