"""Translations of pages that do not exist, or not any more."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.member import Member
from mbclint.language.names import language_name
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.span import Span


class OrphanTranslation(Options, frozen=True):
    """When pages in a language are taken for translations."""

    least_share: float = 0.5
    """The share of the pages in the language that have a source, from 0 to 1: where few have one,
    the language has pages of its own."""


def find(page: SitePage, options: OrphanTranslation) -> Iterator[Problem]:
    """A finding at the start of the page."""
    member = page.member
    if page.is_source or not member.identity.published or not page.site.source_language:
        return
    coverage = page.coverage.get(base(member.language or ""))
    if coverage is None or coverage.of_pages < options.least_share or page.source:
        return
    hidden = _hidden_source(page)
    source = language_name(page.site.source_language)
    said = (
        f"The {source} page of which this is the translation, {quoted(hidden.path)}, is not "
        "published"
        if hidden
        else f"There is no {source} page of which this is the translation"
    )
    yield Problem(Span(0, 0), said, member.path, concerns=hidden.path if hidden else "")


def _hidden_source(page: SitePage) -> Member | None:
    """A source page that is not published."""
    source = base(page.site.source_language or "")
    group = page.site.group_of(page.member)
    return next((it for it in group if it.language and base(it.language) == source), None)


CHECK = SiteCheck(OrphanTranslation, find)
