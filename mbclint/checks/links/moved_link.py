"""Links to what has another address for good."""

from collections.abc import Iterator

from msgspec.structs import replace

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import link_to, problem, with_verdict
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.remote import Verdict


class MovedLink(Options, frozen=True):
    """What is worth telling."""

    slashes: bool = False
    """Whether addresses are told that have only got or lost a slash at their end."""


def find(page: SitePage, options: MovedLink) -> Iterator[Problem]:
    """A finding for each link, with the new address."""
    for link, evidence in with_verdict(page, Verdict.MOVED):
        to = evidence.moved_to
        if to is None or (not options.slashes and to.rstrip("/") == link.url.rstrip("/")):
            continue
        said = f"{quoted(link.link.target)} has moved to {quoted(to)}"
        if evidence.reason:
            yield problem(link, f"{said}: {evidence.reason}", evidence)
        else:
            found = problem(link, said, evidence)
            yield replace(found, fix=link_to(link, to))


CHECK = SiteCheck(MovedLink, find, frozenset({Need.SITE, Need.NETWORK}))
