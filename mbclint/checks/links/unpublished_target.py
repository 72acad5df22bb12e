"""Links to pages that readers cannot open: drafts, unpublished and expired ones."""

import datetime
from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.links import LinkKind


class UnpublishedTarget(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: UnpublishedTarget) -> Iterator[Problem]:
    """A finding for each link of a page that is itself published."""
    withdrawn = page.withdrawn
    if not withdrawn or not page.member.identity.published:
        return
    for link, found in page.links:
        target = page.page(found) if found.page in withdrawn else None
        if target is None or target.path == page.member.path or link.kind is LinkKind.METADATA:
            continue
        yield Problem(
            link.span,
            f"{quoted(target.title)} {_why(withdrawn[target.path])}: {quoted(link.target)}",
            link.target,
            concerns=target.path,
        )
    for _, entries in page.lists:
        for entry, leads in entries:
            target = None if entry.titled else page.page(leads)
            if target and target.path in withdrawn:
                said = f"{quoted(target.title)} {_why(withdrawn[target.path])}: "
                yield Problem(
                    entry.span, f"{said}{quoted(entry.title)}", entry.title, concerns=target.path
                )


def _why(expired: datetime.date | None) -> str:
    return f"expired on {expired}" if expired else "is not published"


CHECK = SiteCheck(UnpublishedTarget, find, frozenset({Need.SITE, Need.CLOCK}))
