"""A date that no calendar has."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem


class ImpossibleDate(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: ImpossibleDate) -> Iterator[Problem]:
    """Dates such as 30 February, wherever they stand."""
    for fact in page.article.dates:
        if fact.reading.impossible:
            yield Problem(
                fact.span,
                f"There is no such day as {quoted(fact.reading.text)}",
                fact.reading.text,
            )


CHECK = PageCheck(ImpossibleDate, find)
