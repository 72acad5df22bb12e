"""Alternates of a page (``hreflang``) that search engines do not follow."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.resolve import Fate, Resolution
from mbclint.links.addresses import scheme_of
from mbclint.model.finding import Problem
from mbclint.model.language_tags import is_well_formed, suggest
from mbclint.model.links import Alternate

_ANY = "x-default"


class Hreflang(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: Hreflang) -> Iterator[Problem]:
    """What Google asks of localized versions: tags that are known, whole addresses, one for the
    page itself, and the same on each page named."""
    found = [(each, page.resolve(each.target)) for each in page.facts.alternates]
    for alternate, resolution in found:
        yield from _tag(alternate)
        if not scheme_of(alternate.target).startswith("http"):
            yield Problem(
                alternate.target_span,
                f"The alternate for {quoted(alternate.language)} has no whole address, with https "
                f"and host: {quoted(alternate.target)}",
                alternate.target,
            )
        yield from _reciprocal(page, alternate, resolution)
    known = [resolution for _, resolution in found if resolution.fate is Fate.PAGE]
    if known and not any(resolution.page == page.member.path for resolution in known):
        first = page.facts.alternates[0]
        yield Problem(
            first.target_span,
            "The page names its versions in other languages, but not itself among them",
            page.member.identity.url or page.member.path,
        )


def _tag(alternate: Alternate) -> Iterator[Problem]:
    tag = alternate.language
    if tag.lower() == _ANY or is_well_formed(tag):
        return
    near = suggest(tag)
    hint = f"; did you mean {quoted(near)}?" if near else ""
    yield Problem(
        alternate.language_span, f"{quoted(tag)} is no language tag (hreflang){hint}", tag
    )


def _reciprocal(page: SitePage, alternate: Alternate, resolution: Resolution) -> Iterator[Problem]:
    other = page.page(resolution)
    if other is None or other.path == page.member.path:
        return
    back = (page.resolve_on(other, each.target) for each in other.facts.alternates)
    if not any(each.page == page.member.path for each in back):
        yield Problem(
            alternate.target_span,
            f"{quoted(other.identity.url or other.path)} does not name this page as its version in "
            f"another language, and so neither counts",
            alternate.target,
            concerns=other.path,
        )


CHECK = SiteCheck(Hreflang, find)
