"""Words of a site's own furniture in the text of an article."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mbclint.checks.hygiene.bold_lines import is_set_apart
from mbclint.checks.hygiene.phrases import OnlyPhrases
from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Article, Block, BlockKind, Heading
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.passage import Passage
from mbclint.model.source import Format
from mbclint.model.span import Span

_BREADCRUMBS = re.compile(
    r"\w[^\r\n>»›:]{0,40}(?P<mark>\s[>»›]\s)\w[^\r\n>»›:]{0,40}"
    r"(?:(?P=mark)\w[^\r\n>»›:]{0,60})+(?<![.。])"
)
"""Pages, not the way through the menus of a device: "On phones: Settings > Display > Motion."."""
_SEVERAL = re.compile(r"[|·•/>»›]")
_Part = Passage | Heading | Block


class NavigationResidue(Options, frozen=True):
    """The words of menus and buttons."""

    phrases: Mapping[str, tuple[str, ...]] = {}
    """By language; a text counts when it is made of these phrases and nothing else."""


def find(page: Page, options: NavigationResidue) -> Iterator[Problem]:
    """Residue after a date, or as a line of its own."""
    article, source = page.article, page.article.source.text
    phrases = _phrases(options)
    for span, part in _places(article):
        text = span.cut(source)
        is_residue = phrases.make(text) or (part is not None and _is_breadcrumbs(text))
        # Whether it stands where it belongs costs more to tell, and is asked of little.
        if is_residue and not _belongs_there(article, part):
            yield Problem(
                span,
                f"{quoted(' '.join(text.split()))} is left over from a menu or a button",
                text,
                fix=Fix("remove it", Applicability.UNSAFE, (Edit(_with_gap(source, span), ""),)),
            )


def _places(article: Article) -> Iterator[tuple[Span, _Part | None]]:
    """Where residue may stand, and the part of the page that it is the line of; None where it
    follows a date."""
    for fact in article.dates:
        if fact.trailing:
            yield fact.trailing, None
    title, written = article.title, article.source.format
    if title and (written is Format.TEXT or _SEVERAL.search(title.text)):
        yield title.span, title
    for heading in article.headings:
        yield heading.span, heading
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield block.span, block


def _is_breadcrumbs(text: str) -> bool:
    has_mark = ">" in text or "›" in text or "»" in text
    return has_mark and bool(_BREADCRUMBS.fullmatch(text))


def _belongs_there(article: Article, part: _Part | None) -> bool:
    """Whether a heading heads something, or a paragraph is of a list, a table or the like."""
    if isinstance(part, Heading):
        return _heads_text(article, part)
    is_html = article.source.format is Format.HTML
    return is_html and isinstance(part, Block) and is_set_apart(article.source, part.span.start)


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


@lru_cache(maxsize=64)
def _phrases(options: NavigationResidue) -> OnlyPhrases:
    return OnlyPhrases(phrase for table in options.phrases.values() for phrase in table)


CHECK = PageCheck(NavigationResidue, find)
