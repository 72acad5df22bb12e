"""Links to a part of another site's page that the page does not have."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import problem
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.remote import Verdict

_THERE = (Verdict.ALIVE, Verdict.MOVED)


class RemoteFragment(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: RemoteFragment) -> Iterator[Problem]:
    """A finding for each fragment that is known not to be there."""
    for link, evidence in page.remote:
        if evidence.verdict in _THERE and evidence.fragments.get(link.fragment) is False:
            what = "text" if ":~:" in link.fragment else "part"
            said = f"The page has no {what} {quoted(link.fragment)}: {quoted(link.link.target)}"
            yield problem(link, said, evidence)


CHECK = SiteCheck(RemoteFragment, find, frozenset({Need.SITE, Need.NETWORK}))
