"""Review dates that moved alone."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.review.last_review import last_review
from mbclint.corpus.history import Change, other_metadata
from mbclint.model.finding import Problem


class BumpOnly(Options, frozen=True):
    """What records that somebody signed for a review."""

    trailers: frozenset[str] = frozenset()
    """Keys of the last lines of a commit's message, in lower case."""


def find(page: SitePage, options: BumpOnly) -> Iterator[Problem]:
    """A finding at the date of the last review, if the change that brought it brought nothing else
    and nobody signed for it."""
    now = last_review(page.facts) if page.history else None
    if page.history is None or now is None:
        return
    for change in page.history.changes(page.facts):
        before, after = last_review(change.before), last_review(change.after)
        if before and after and before[1] == after[1]:
            continue
        if before and after and after[1] == now[1] and not _says_more(change, options):
            commit = f"on {change.commit.day} ({change.commit})" if change.commit else "just now"
            yield Problem(
                now[0].span,
                f"The date of the review moved from {before[1]} to {after[1]} {commit}; the page "
                "has not changed, and nobody signed",
                now[0].reading.text,
            )
        return


def _says_more(change: Change, options: BumpOnly) -> bool:
    before, after = change.before, change.after
    signed = change.commit and any(
        key.casefold() in options.trailers for key, _ in change.commit.trailers
    )
    return bool(
        change.of_body
        or signed
        or before.reviewers != after.reviewers
        or other_metadata(before) != other_metadata(after)
    )


CHECK = SiteCheck(BumpOnly, find, frozenset({Need.SITE, Need.GIT}))
