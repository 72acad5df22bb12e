"""A page that was reviewed by nobody in particular."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.review.facts import last_shown_review
from mbclint.model.finding import Problem


class MissingReviewer(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: MissingReviewer) -> Iterator[Problem]:
    """One finding, at the review date. Without a review date, that is what is missing."""
    reviewed = last_shown_review(page.article)
    if reviewed and not page.article.reviewers:
        yield Problem(reviewed.span, "The page does not say who reviewed it", reviewed.reading.text)


CHECK = PageCheck(MissingReviewer, find)
