"""Links to a part of a page that is not there."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.member import Member
from mbclint.corpus.near import near_name
from mbclint.corpus.resolve import Fate
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import LinkKind

_NOT_NAMES = (":~:", "!", "/", "?", "svgView(")
"""How fragments begin that are no names of parts: text fragments (WICG), routes, views of SVG.
Media fragments (W3C) and the states of scripts have an equals sign."""


class MissingAnchor(Options, frozen=True):
    """Which fragments every page has."""

    ignore: frozenset[str] = frozenset({"top"})
    """``#top`` is the top of any page (HTML, section 7.4.6.4)."""


def find(page: SitePage, options: MissingAnchor) -> Iterator[Problem]:
    """A finding for each link."""
    for link, found in page.links:
        name = found.fragment
        if found.fate is not Fate.PAGE or not name or link.kind is LinkKind.METADATA:
            continue
        if name.casefold() in options.ignore or name.startswith(_NOT_NAMES) or "=" in name:
            continue
        target = page.page(found)
        if target is None or _has(page, target, name):
            continue
        near = _near(page, target, name)
        where = "This page" if target.path == page.member.path else quoted(target.title)
        said = f"{where} has no part {quoted(f'#{name}')}"
        # As written, but for its fragment.
        address = f"{link.target.partition('#')[0]}#{near}"
        yield Problem(
            link.span,
            f"{said}; {quoted(f'#{near}')} may be meant" if near else said,
            link.target,
            fix=Fix(f"link to {quoted(address)}", Applicability.UNSAFE, (Edit(link.span, address),))
            if near
            else None,
            concerns=target.path,
        )


def _has(page: SitePage, target: Member, name: str) -> bool:
    anchors = target.facts.anchors
    if name in anchors:
        return True
    if page.site.settings.ignores_case:
        return name.casefold() in {anchor.casefold() for anchor in anchors}
    return False


def _near(page: SitePage, target: Member, name: str) -> str | None:
    """The anchor that is probably meant: in a translation, that of the heading which stands where
    the source has the one named; else one that is spelt nearly so."""
    own = [heading.anchor for heading in target.facts.headings]
    for other in page.site.group_of(target):
        names = [heading.anchor for heading in other.facts.headings]
        if other.path != target.path and len(names) == len(own) and name in names:
            return own[names.index(name)]
    return near_name(name, sorted(target.facts.anchors))


CHECK = SiteCheck(MissingAnchor, find)
