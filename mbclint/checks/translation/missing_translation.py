"""Pages of the source language that are not there in another language of the site."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import enumerated
from mbclint.language.names import language_name
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.span import Span
from mbclint.model.untranslated import Extent, Reason, Untranslated


class MissingTranslation(Options, frozen=True):
    """Into which languages pages are to be translated."""

    languages: tuple[str, ...] = ()
    """Without any, the languages of the site that most of its pages are translated into."""
    least_share: float = 0.5
    """The share of the source pages that makes a language one of these, from 0 to 1."""


def find(page: SitePage, options: MissingTranslation) -> Iterator[Problem]:
    """One finding for a page, with all languages that it lacks."""
    member, site = page.member, page.site
    if not page.is_source or not member.identity.published:
        return
    there = {base(it.language) for it in site.group_of(member) if it.language}
    missing = [tag for tag in _wanted(page, options) if base(tag) not in there]
    if missing:
        names = enumerated([language_name(tag) for tag in missing])
        said = f"There is no translation of this page into {names}"
        work = tuple(
            Untranslated(tag, Reason.MISSING, member.language, extent=Extent.PAGE)
            for tag in missing
        )
        yield Problem(Span(0, 0), said, names, untranslated=work)


def _wanted(page: SitePage, options: MissingTranslation) -> tuple[str, ...]:
    if options.languages:
        return options.languages
    share = {tag: it.of_sources for tag, it in page.coverage.items()}
    return tuple(
        tag for tag in page.site.languages if share.get(base(tag), 0.0) >= options.least_share
    )


CHECK = SiteCheck(MissingTranslation, find)
