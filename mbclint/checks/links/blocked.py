"""Links to what does not answer programs: nothing is known of them."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import problem, with_verdict
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.remote import Verdict


class Blocked(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: Blocked) -> Iterator[Problem]:
    """A finding for each such link."""
    for link, evidence in with_verdict(page, Verdict.BLOCKED):
        said = f"{quoted(link.link.target)} could not be checked: {evidence.reason}"
        yield problem(link, said, evidence)


CHECK = SiteCheck(Blocked, find, frozenset({Need.SITE, Need.NETWORK}))
