"""What the checks of links to other sites have in common."""

import datetime
from collections.abc import Iterator

from mbclint.checks.kinds import SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.remote_links import RemoteLink
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.interval import counted
from mbclint.model.remote import Evidence, Verdict

_ARCHIVE = "https://web.archive.org/web"


def with_verdict(page: SitePage, verdict: Verdict) -> Iterator[tuple[RemoteLink, Evidence]]:
    """The links of the page of which this is known."""
    for link, evidence in page.remote:
        if evidence.verdict is verdict:
            yield link, evidence


def problem(link: RemoteLink, message: str, evidence: Evidence, more: str = "") -> Problem:
    """A problem of a link, with what was asked and answered."""
    told = "; ".join(filter(None, (*_told(evidence), more)))
    return Problem(link.link.span, message, link.link.target, evidence=told)


def link_to(link: RemoteLink, to: str) -> Fix:
    """Link to another address, with the fragment of the old one if the new one has none."""
    fragment = link.link.target.partition("#")[2]
    new = f"{to}#{fragment}" if fragment and "#" not in to else to
    return Fix(f"link to {quoted(new)}", Applicability.UNSAFE, (Edit(link.link.span, new),))


def archived(link: RemoteLink, evidence: Evidence) -> str:
    """Where a web archive would have the page, as it was when it was last alive."""
    day = f"/{_day(evidence.alive):%Y%m%d}" if evidence.alive else ""
    return f"perhaps an archive has it: {_ARCHIVE}{day}/{link.url}"


def _told(evidence: Evidence) -> Iterator[str]:
    if evidence.hops:
        steps = (f"{hop.status or 'refresh'} {hop.url}" for hop in evidence.hops)
        yield f"redirects: {', '.join(steps)}"
    if evidence.tries > 1:
        yield f"asked {counted(evidence.tries, 'time')}"
    if evidence.verdict not in (Verdict.ALIVE, Verdict.MOVED) and evidence.alive:
        yield f"last seen alive on {_day(evidence.alive).isoformat()}"


def _day(seconds: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
