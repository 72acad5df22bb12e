"""Translations whose last review was before that of their source."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.review.last_review import last_review
from mbclint.model.finding import Problem


class ReviewOrder(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: ReviewOrder) -> Iterator[Problem]:
    """A finding at the date of the translation's last review."""
    source = page.source
    if source is None:
        return
    ours, theirs = last_review(page.facts), last_review(source.facts)
    if ours and theirs and ours[1].last_day < theirs[1].first_day:
        yield Problem(
            ours[0].span,
            f"This page was last reviewed on {ours[1]}, its source on {theirs[1]} ({source.path})",
            ours[0].reading.text,
            concerns=source.path,
        )


CHECK = SiteCheck(ReviewOrder, find)
