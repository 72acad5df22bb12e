"""Links marked as leading to another language, although the page's own language has the page."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.language.crossing import Announced, Crossing, crossings
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem


class StaleMarker(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: StaleMarker) -> Iterator[Problem]:
    """A finding for each such link; a menu of languages names them and is none."""
    for crossing in crossings(page):
        own = crossing.own
        if own is None or crossing.announced is not Announced.BY_MARK:
            continue
        address = page.address_to(crossing.address, own)
        yield Problem(
            crossing.span,
            f"{quoted(crossing.text)} is marked as {language_name(crossing.language)}, but the "
            f"page is there in {language_name(page.member.language or '')}: {quoted(own.title)}"
            + (f", {quoted(address)}" if address else ""),
            crossing.address,
            fix=_fix(crossing, address),
            concerns=own.path,
        )


def _fix(crossing: Crossing, address: str | None) -> Fix | None:
    """The other address, without the remark after the link; none where the mark is elsewhere."""
    if address is None or crossing.remark is None:
        return None
    edits = (Edit(crossing.span, address), Edit(crossing.remark, ""))
    said = f"link to {quoted(address)} and remove the remark"
    return Fix(said, Applicability.UNSAFE, edits)


CHECK = SiteCheck(StaleMarker, find)
