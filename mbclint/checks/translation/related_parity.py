"""Related lists of a translation that lead elsewhere than those of its source."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import enumerated, quoted
from mbclint.corpus.member import Member
from mbclint.model.finding import Problem
from mbclint.model.span import Span


class RelatedParity(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: RelatedParity) -> Iterator[Problem]:
    """One finding for a page, at its first related list: entries that lead to translations of what
    the source's entries lead to are equal; what is not translated is not missed."""
    source = page.source
    if source is None:
        return
    theirs = {target.identity.group: target for target in _targets(page, source)}
    ours = {target.identity.group: target for target in _targets(page, page.member)}
    missing = [
        own
        for group, target in theirs.items()
        if group not in ours and (own := page.site.translation(target, page.member.language))
    ]
    surplus = [
        own for group, own in ours.items() if group not in theirs and page.site.source_of(own)
    ]
    missing = [own for own in missing if own != page.member]
    said = [
        f"{what} {enumerated([quoted(it.title) for it in members])}"
        for what, members in (("lacks", missing), ("adds", surplus))
        if members
    ]
    if said and theirs:
        lists = page.facts.related
        what = "This list" if lists else "This page has no related list and"
        yield Problem(
            lists[0].heading.span if lists else Span(0, 0),
            f"{what} {' and '.join(said)}, beside that of its source ({source.path})",
            lists[0].heading.text if lists else "related list",
            concerns=source.path,
        )


def _targets(page: SitePage, of: Member) -> list[Member]:
    """The pages of the site to which the entries of a page lead."""
    found = (
        page.page(page.resolve_entry_on(of, entry))
        for related in of.facts.related
        for entry in related.entries
    )
    return [target for target in found if target and target.identity.published]


CHECK = SiteCheck(RelatedParity, find)
