"""Links that cross into another language, and whether they say so."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from mbclint.checks.kinds import SitePage
from mbclint.checks.language.announced import announces, is_name_of
from mbclint.corpus.member import Member
from mbclint.language.names import names_a_language
from mbclint.model.language_tags import base
from mbclint.model.links import Link, LinkKind, Region
from mbclint.model.span import Span


class Announced(Enum):
    """How a link says in which language its target is."""

    NOT = "not at all"
    BY_MARK = "by a remark or an attribute"
    BY_NAME = "by the language's name: it is there for those who want that language"


class Crossing(Struct, frozen=True):
    """A link from a page in one language to a page in another."""

    span: Span
    """The address."""
    text: str
    address: str
    target: Member
    language: str
    own: Member | None
    """The translation of the target in the language of the page that links."""
    announced: Announced
    remark: Span | None
    """What stands in brackets after the link, where that announces it."""


def crossings(page: SitePage) -> tuple[Crossing, ...]:
    """The links of the text and its related lists that lead to another language."""
    return page.once(_crossings)


def _crossings(page: SitePage) -> tuple[Crossing, ...]:
    native = page.member.language
    return tuple(_found(page, native)) if native else ()


def _found(page: SitePage, native: str) -> Iterator[Crossing]:
    languages, same = page.languages, (None, base(native))
    for link, found in page.links:
        if languages.get(found.page or "") in same or not _is_read(link):
            continue
        target = page.page(found)
        language = target.language if target else None
        if target is None or language is None:
            continue
        remark = _remark(page, link, language, native)
        yield Crossing(
            link.span,
            link.text or link.target,
            link.target,
            target,
            language,
            page.site.translation(target, native),
            Announced.BY_MARK if remark else _announced(link, language, native),
            remark,
        )


def _is_read(link: Link) -> bool:
    return link.kind is LinkKind.ANCHOR and link.region in (Region.BODY, Region.ASIDE)


def _remark(page: SitePage, link: Link, language: str, native: str) -> Span | None:
    beside = page.facts.remarks.get(link.whole.end, "")
    if not announces(f"x{beside}", language, native):
        return None
    return Span(link.whole.end, link.whole.end + len(beside))


def _announced(link: Link, language: str, native: str) -> Announced:
    if names_a_language(link.text) or is_name_of(link.text, language, native):
        return Announced.BY_NAME
    for declared in (link.target_language, link.language):
        if declared and base(declared) == base(language):
            return Announced.BY_MARK
    return Announced.BY_MARK if announces(link.text, language, native) else Announced.NOT
