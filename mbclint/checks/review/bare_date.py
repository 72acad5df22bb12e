"""A date that does not say what happened on it."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.dates import DatePlace, DateRole
from mbclint.model.finding import Problem


class BareDate(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: BareDate) -> Iterator[Problem]:
    """Dates alone on a line or in a byline, without a label."""
    for fact in page.article.dates:
        if fact.role is DateRole.BARE and fact.place in (DatePlace.LINE, DatePlace.BYLINE):
            yield Problem(
                fact.span,
                f"The date {quoted(fact.reading.text)} does not say whether the page was "
                "published, updated or reviewed then",
                fact.reading.text,
            )


CHECK = PageCheck(BareDate, find)
