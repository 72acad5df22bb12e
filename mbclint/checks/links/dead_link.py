"""Links to what is gone."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import archived, problem, with_verdict
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.remote import Verdict


class DeadLink(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: DeadLink) -> Iterator[Problem]:
    """A finding for each such link."""
    for link, evidence in with_verdict(page, Verdict.DEAD):
        said = f"{quoted(link.link.target)} is gone: {evidence.reason}"
        yield problem(link, said, evidence, archived(link, evidence))


CHECK = SiteCheck(DeadLink, find, frozenset({Need.SITE, Need.NETWORK}))
