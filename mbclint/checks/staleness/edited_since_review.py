"""Pages whose text changed after their last review."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.review.last_review import last_review
from mbclint.model.finding import Problem


class EditedSinceReview(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: EditedSinceReview) -> Iterator[Problem]:
    """A finding at the date of the review, with the newest change of the text after that day. A
    change that brings the date with it was reviewed."""
    review = last_review(page.facts) if page.history else None
    if page.history is None or review is None:
        return
    for change in page.history.changes(page.facts):
        before = last_review(change.before)
        if before is None or before[1] != review[1]:
            return
        if not change.of_body:
            continue
        day = change.commit.day if change.commit else page.today
        if day > review[1].last_day:
            when = f"on {day} ({change.commit})" if change.commit else "and is not committed yet"
            yield Problem(
                review[0].span,
                f"The text was changed {when}, after its last review on {review[1]}",
                review[0].reading.text,
            )
        return


CHECK = SiteCheck(EditedSinceReview, find, frozenset({Need.SITE, Need.CLOCK, Need.GIT}))
