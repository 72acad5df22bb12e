"""A page that says when it was reviewed and not when it will be again."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.review.facts import last_shown_review
from mbclint.model.dates import DateRole
from mbclint.model.finding import Problem
from mbclint.readers.metadata import review_interval


class MissingNextReview(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: MissingNextReview) -> Iterator[Problem]:
    """One finding, at the review date. Without a review date, that is what is missing."""
    article = page.article
    reviewed = last_shown_review(article)
    announced = any(fact.role is DateRole.NEXT_REVIEW for fact in article.dates)
    if reviewed and not announced and not review_interval(article.metadata):
        yield Problem(
            reviewed.span,
            "The page says when it was reviewed, but neither when the next review is due nor how "
            "often it is reviewed",
            reviewed.reading.text,
        )


CHECK = PageCheck(MissingNextReview, find)
