"""Links over http to what answers alike over https."""

from collections.abc import Iterator

from msgspec.structs import replace

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import link_to, problem, with_verdict
from mbclint.checks.wording import quoted
from mbclint.links.remote_address import secure_twin
from mbclint.model.finding import Problem
from mbclint.model.remote import Seen, Verdict


class HttpsAvailable(Options, frozen=True):
    """Nothing to choose."""


def find(page: SitePage, options: HttpsAvailable) -> Iterator[Problem]:
    """A finding for each link whose twin over https has the same title."""
    for link, evidence in with_verdict(page, Verdict.ALIVE):
        twin = secure_twin(link.url)
        secure = page.evidence_of(twin) if twin else None
        if twin is None or secure is None or secure.verdict is not Verdict.ALIVE or secure.hops:
            continue
        if evidence.seen.title and _said(secure.seen) == _said(evidence.seen):
            said = f"{quoted(link.link.target)} answers alike over https"
            shown = f"both show {quoted(secure.seen.title)}"
            yield replace(problem(link, said, evidence, shown), fix=link_to(link, twin))


def _said(seen: Seen) -> tuple[str, str]:
    return seen.title, seen.language


CHECK = SiteCheck(HttpsAvailable, find, frozenset({Need.SITE, Need.NETWORK}))
