"""A date in digits whose day and month can be told apart in two ways."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.dates import DatePlace, DateRole
from mbclint.model.finding import Problem


class AmbiguousDate(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: AmbiguousDate) -> Iterator[Problem]:
    """Dates of the page, not those within a sentence, with several readings."""
    for fact in page.article.dates:
        readings = fact.reading.candidates
        of_the_page = fact.place is not DatePlace.SENTENCE or fact.role is not DateRole.BARE
        if of_the_page and len(readings) > 1:
            yield Problem(
                fact.span,
                f"{quoted(fact.reading.text)} can be read as {' or '.join(map(str, readings))}, "
                "and nothing says which",
                fact.reading.text,
            )


CHECK = PageCheck(AmbiguousDate, find)
