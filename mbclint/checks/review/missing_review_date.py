"""A page that nowhere says when it was last reviewed."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.model.dates import DateRole
from mbclint.model.finding import Problem
from mbclint.model.span import Span


class MissingReviewDate(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: MissingReviewDate) -> Iterator[Problem]:
    """One finding, at the start of the file."""
    article = page.article
    if not article.title and not article.blocks:
        return
    if not any(fact.role is DateRole.REVIEWED for fact in article.dates):
        yield Problem(Span(0, 0), "The page says nowhere when it was last reviewed", "")


CHECK = PageCheck(MissingReviewDate, find)
