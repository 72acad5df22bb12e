"""Translations whose last review was before that of their source."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.corpus.facts import PageFacts
from mbclint.model.dates import DateFact, DatePlace, DateRole, PartialDate
from mbclint.model.finding import Problem


class ReviewOrder(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: ReviewOrder) -> Iterator[Problem]:
    """A finding at the date of the translation's last review."""
    source = page.source
    ours = _last_review(page.facts)
    theirs = _last_review(source.facts) if source else None
    if source and ours and theirs and ours[1].last_day < theirs[1].first_day:
        yield Problem(
            ours[0].span,
            f"This page was last reviewed on {ours[1]}, its source on {theirs[1]} ({source.path})",
            ours[0].reading.text,
            concerns=source.path,
        )


def _last_review(facts: PageFacts) -> tuple[DateFact, PartialDate] | None:
    reviews = [
        (fact, fact.date)
        for fact in facts.dates
        if fact.role is DateRole.REVIEWED and fact.date and fact.place is not DatePlace.SENTENCE
    ]
    return max(reviews, key=lambda each: each[1].last_day, default=None)


CHECK = SiteCheck(ReviewOrder, find)
