"""Links to what answers like a page and says that there is none."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import archived, problem, with_verdict
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.remote import Verdict


class Soft404(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: Soft404) -> Iterator[Problem]:
    """A finding for each such link."""
    for link, evidence in with_verdict(page, Verdict.SOFT_404):
        said = f"{quoted(link.link.target)} is probably gone: {evidence.reason}"
        yield problem(link, said, evidence, archived(link, evidence))


CHECK = SiteCheck(Soft404, find, frozenset({Need.SITE, Need.NETWORK}))
