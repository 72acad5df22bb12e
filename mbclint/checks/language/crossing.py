"""Links that cross into another language without saying so."""

from collections.abc import Iterator
from dataclasses import dataclass

from mbclint.checks.kinds import SitePage
from mbclint.checks.language.announced import announces
from mbclint.corpus.resolve import Fate
from mbclint.corpus.site import Member
from mbclint.language.names import names_a_language
from mbclint.model.language_tags import base
from mbclint.model.links import Link, LinkKind, Region
from mbclint.model.span import Span


@dataclass(frozen=True, slots=True)
class Crossing:
    """A link from a page in one language to a page in another."""

    span: Span
    """The address."""
    text: str
    address: str
    target: Member
    language: str
    own: Member | None
    """The translation of the target in the language of the page that links."""


def crossings(page: SitePage) -> Iterator[Crossing]:
    """The links of the text and its related lists that lead to another language unannounced."""
    native = page.member.language
    if native is None:
        return
    for link, found in page.links:
        target = page.page(found)
        if found.fate is not Fate.PAGE or target is None or not _is_read(link):
            continue
        language = target.language
        if language is None or base(language) == base(native):
            continue
        if not _says_so(page, link, language, native):
            yield Crossing(
                link.span,
                link.text or link.target,
                link.target,
                target,
                language,
                page.site.translation(target, native),
            )


def _is_read(link: Link) -> bool:
    return link.kind is LinkKind.ANCHOR and link.region in (Region.BODY, Region.ASIDE)


def _says_so(page: SitePage, link: Link, language: str, native: str) -> bool:
    if link.target_language and base(link.target_language) == base(language):
        return True
    if link.language and base(link.language) == base(language):
        return True
    beside = page.facts.remarks.get(link.whole.end, "")
    return (
        announces(link.text, language, native)
        or announces(f"x{beside}", language, native)
        or names_a_language(link.text)
    )
