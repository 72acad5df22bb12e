"""Links to addresses that somebody else seems to have by now."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import problem
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem


class TakenOver(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: TakenOver) -> Iterator[Problem]:
    """A finding for each such link."""
    for link, evidence in page.remote:
        if evidence.taken_over:
            said = (
                f"{quoted(link.link.target)} seems to belong to somebody else now: "
                f"{evidence.taken_over}"
            )
            yield problem(link, said, evidence)


CHECK = SiteCheck(TakenOver, find, frozenset({Need.SITE, Need.NETWORK}))
