"""Links to pages that readers cannot open: drafts, unpublished and expired ones."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.member import Member
from mbclint.model.dates import DateRole
from mbclint.model.finding import Problem
from mbclint.model.links import LinkKind


class UnpublishedTarget(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: UnpublishedTarget) -> Iterator[Problem]:
    """A finding for each link of a page that is itself published."""
    if not page.member.identity.published:
        return
    for link, found in page.links:
        target = page.page(found)
        if target is None or target.path == page.member.path or link.kind is LinkKind.METADATA:
            continue
        if why := _why_not(page, target):
            yield Problem(
                link.span,
                f"{quoted(target.title)} {why}: {quoted(link.target)}",
                link.target,
                concerns=target.path,
            )
    for related in page.facts.related:
        for entry in related.entries:
            target = None if entry.titled else page.page(page.resolve_entry(entry))
            if target and (why := _why_not(page, target)):
                said = f"{quoted(target.title)} {why}: {quoted(entry.title)}"
                yield Problem(entry.span, said, entry.title, concerns=target.path)


def _why_not(page: SitePage, target: Member) -> str:
    if not target.identity.published:
        return "is not published"
    expired = [
        fact.date.last_day
        for fact in target.facts.dates
        if fact.role is DateRole.EXPIRES and fact.date
    ]
    if expired and max(expired) < page.today:
        return f"expired on {max(expired)}"
    return ""


CHECK = SiteCheck(UnpublishedTarget, find, frozenset({Need.SITE, Need.CLOCK}))
