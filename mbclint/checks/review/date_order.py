"""Dates of one page in an order in which nothing can have happened."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.model.article import Article
from mbclint.model.dates import DateFact, DatePlace, DateRole, PartialDate
from mbclint.model.finding import Problem, Related

_ORDER = (
    (DateRole.PUBLISHED, DateRole.UPDATED, "was updated", "before it was published"),
    (DateRole.PUBLISHED, DateRole.REVIEWED, "was reviewed", "before it was published"),
    (DateRole.REVIEWED, DateRole.NEXT_REVIEW, "is to be reviewed next", "before its last review"),
)


class DateOrder(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: DateOrder) -> Iterator[Problem]:
    """A finding for each pair in the wrong order, at the date that should be the later one."""
    for first, second, what, when in _ORDER:
        earlier, later = _first(page.article, first), _last(page.article, second)
        if earlier and later and later[1].last_day < earlier[1].first_day:
            fact, date = later
            yield Problem(
                fact.span,
                f"The page {what} on {date}, {when} on {earlier[1]}",
                fact.reading.text,
                (Related(earlier[0].span, f"{first.value} {earlier[1]}"),),
            )


def _first(article: Article, role: DateRole) -> tuple[DateFact, PartialDate] | None:
    return min(_clear(article, role), key=lambda pair: pair[1].first_day, default=None)


def _last(article: Article, role: DateRole) -> tuple[DateFact, PartialDate] | None:
    return max(_clear(article, role), key=lambda pair: pair[1].last_day, default=None)


def _clear(article: Article, role: DateRole) -> list[tuple[DateFact, PartialDate]]:
    return [
        (fact, fact.date)
        for fact in article.dates
        if fact.role is role and fact.date and fact.place is not DatePlace.SENTENCE
    ]


CHECK = PageCheck(DateOrder, find)
