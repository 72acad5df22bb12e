"""Words of a site's own furniture in the text of an article."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mbclint.checks.hygiene.bold_lines import is_set_apart
from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Article, BlockKind, Heading
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.source import Format
from mbclint.model.span import Span

_BREADCRUMBS = re.compile(
    r"\w[^\r\n>»›:]{0,40}(?P<mark>\s[>»›]\s)\w[^\r\n>»›:]{0,40}"
    r"(?:(?P=mark)\w[^\r\n>»›:]{0,60})+(?<![.。])"
)
"""Pages, not the way through the menus of a device: "On phones: Settings > Display > Motion."."""
_SEVERAL = re.compile(r"[|·•/>»›]")


class NavigationResidue(Options, frozen=True):
    """The words of menus and buttons."""

    phrases: Mapping[str, tuple[str, ...]] = {}
    """By language; a text counts when it is made of these phrases and nothing else."""


def find(page: Page, options: NavigationResidue) -> Iterator[Problem]:
    """Residue after a date, or as a line of its own."""
    source = page.article.source.text
    phrases = _pattern(tuple(phrase for table in options.phrases.values() for phrase in table))
    for span, is_line in _places(page.article):
        text = span.cut(source)
        if phrases.fullmatch(text) or (is_line and _BREADCRUMBS.fullmatch(text)):
            yield Problem(
                span,
                f"{quoted(' '.join(text.split()))} is left over from a menu or a button",
                text,
                fix=Fix("remove it", Applicability.UNSAFE, (Edit(_with_gap(source, span), ""),)),
            )


def _places(article: Article) -> Iterator[tuple[Span, bool]]:
    """Where residue stands, and whether it has the line for itself."""
    for fact in article.dates:
        if fact.trailing:
            yield fact.trailing, False
    source = article.source
    if article.title and (source.format is Format.TEXT or _SEVERAL.search(article.title.text)):
        yield article.title.span, True
    for heading in article.headings:
        if not _heads_text(article, heading):
            yield heading.span, True
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH and not (
            source.format is Format.HTML and is_set_apart(source, block.span.start)
        ):
            yield block.span, True


def _heads_text(article: Article, heading: Heading) -> bool:
    """Whether running text comes between a heading of a few words and the next that is not below
    it: then "Learn more" is a heading indeed."""
    after = [
        other.span.start
        for other in article.headings
        if other.span.start > heading.span.end and other.level <= heading.level
    ]
    section = Span(heading.span.end, min(after, default=len(article.source.text)))
    is_heading = not _SEVERAL.search(heading.text)
    return is_heading and any(section.covers(block.span) for block in article.blocks)


def _with_gap(source: str, span: Span) -> Span:
    """The span and the white space before it on its line."""
    start = span.start
    while start and source[start - 1] in " \t\u00a0":
        start -= 1
    return Span(start, span.end)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One or more of the phrases, with white space, bars, dots or slashes between them."""
    words = [r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases]
    any_phrase = "|".join(sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?:{any_phrase})(?:[\s|·•/]+(?:{any_phrase}))*[\s:»›>…]*", re.IGNORECASE)


CHECK = PageCheck(NavigationResidue, find)
