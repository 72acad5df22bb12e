"""Links to what did not answer, or not with anything that makes sense."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import problem, with_verdict
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.remote import Verdict


class Unreachable(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: Unreachable) -> Iterator[Problem]:
    """A finding for each such link."""
    for link, evidence in with_verdict(page, Verdict.UNREACHABLE):
        said = f"{quoted(link.link.target)} did not answer: {evidence.reason}"
        yield problem(link, said, evidence)


CHECK = SiteCheck(Unreachable, find, frozenset({Need.SITE, Need.NETWORK}))
