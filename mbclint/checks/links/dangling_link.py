"""Links within the site that lead to nothing."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import number_of, quoted
from mbclint.corpus.resolve import Fate, Resolution
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import Link, LinkKind
from mbclint.model.span import Span

_LOST = (Fate.MISSING, Fate.OUTSIDE, Fate.CIRCLE)


class DanglingLink(Options, frozen=True):
    """Which values of front matter are no links that readers follow."""

    ignore_keys: frozenset[str] = frozenset()


def find(page: SitePage, options: DanglingLink) -> Iterator[Problem]:
    """A finding for each link, and for each reference in a related list of the front matter."""
    own = {*page.site.settings.url_keys, *page.site.settings.alias_keys, *options.ignore_keys}
    references: set[Span] = set()
    for related, entries in page.lists:
        for entry, found in entries:
            if entry.titled or entry.target is None:
                continue
            references.add(entry.span)
            if found and found.fate is Fate.MISSING:
                said = f"Entry {number_of(entry)} of {quoted(related.heading.text)}, "
                said += f"{quoted(entry.title)}, is no page of this site"
                yield _problem(page, entry.span, entry.title, entry.target.text, found, said)
    asked = {link.link.span for link, _ in page.remote}
    for link, leads in page.links:
        if leads.fate not in _LOST or link.span in asked:
            # Of what is asked, the server itself has said what is there: dead-link tells.
            continue
        if link.kind is LinkKind.METADATA and (link.attribute in own or link.span in references):
            continue
        yield _problem(page, link.span, link.target, link.target, leads, _said(link, leads))


def _said(link: Link, found: Resolution) -> str:
    if found.fate is Fate.MISSING:
        what = "page" if link.kind is LinkKind.ANCHOR else "file"
        return f"This site has no {what} at {quoted(found.wanted)}"
    if found.fate is Fate.OUTSIDE:
        return f"{quoted(found.wanted)} leads out of the project"
    return f"The redirects from {quoted(found.wanted)} lead in a circle"


def _problem(
    page: SitePage, span: Span, subject: str, target: str, found: Resolution, said: str
) -> Problem:
    near = page.near(found)
    address = page.address_to(target, near) if near else None
    if near and not address and not target.startswith(("/", ".")):
        address = near.identity.slug
    if near and address and address != target:
        return Problem(
            span,
            f"{said}; {quoted(address)} is near, {quoted(near.title)}",
            subject,
            fix=Fix(f"link to {quoted(address)}", Applicability.UNSAFE, (Edit(span, address),)),
        )
    if case := page.site.tree.other_case(found.wanted.lstrip("/")):
        said = f"{said}; {quoted(case)} differs in case alone"
    return Problem(span, said, subject)


CHECK = SiteCheck(DanglingLink, find)
