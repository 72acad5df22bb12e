"""What the site needs to know of a page: kept when its text is long forgotten."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from mbclint.corpus.figure import Figure
from mbclint.corpus.said import digest_of
from mbclint.corpus.structure import Structure, structure_of
from mbclint.model.article import Article, Heading, LanguageMark, RelatedList
from mbclint.model.dates import DateFact
from mbclint.model.links import Alternate, Link
from mbclint.model.metadata import MetadataFact, MetadataOrigin
from mbclint.model.passage import Passage
from mbclint.model.source import Format
from mbclint.model.span import Span
from mbclint.model.suppression import Suppression

_REMARK = re.compile(r"[ \u00a0]?[(\[（][^()\[\]（）\r\n]{1,40}[)\]）]")

_KEY = r"([\"']?)([^\s:=\"'#\[\]{}-][^:=\"'\r\n]*?)\1[ \t]*[:=]"
_FIRST_KEY, _FURTHER_KEY = re.compile(_KEY), re.compile(rf"\n{_KEY}")
"""Apart, because what begins with a line feed is found many times as fast as what begins a line."""


class PageFacts(Struct, frozen=True):
    """The facts of one page that its site, other pages, or the rules about the site ask for. All
    spans are offsets into its text."""

    path: str
    """From the project's root, with forward slashes."""
    format: Format
    language: str | None
    """What the page itself declares, else the configuration."""
    title: Passage | None
    dates: tuple[DateFact, ...]
    metadata: tuple[MetadataFact, ...]
    alternates: tuple[Alternate, ...]
    canonical: Passage | None
    suppressions: tuple[Suppression, ...]
    """What the page asks not to report."""
    description: Passage | None
    headings: tuple[Heading, ...]
    related: tuple[RelatedList, ...]
    links: tuple[Link, ...]
    remarks: Mapping[int, str]
    """What stands in brackets right after a link, by the offset of the link's end."""
    anchors: frozenset[str]
    keys: Mapping[str, Span]
    """Where the keys at the top of the front matter stand."""
    language_marks: tuple[LanguageMark, ...]
    base: Passage | None
    structure: Structure
    figures: tuple[Figure, ...]
    reviewers: tuple[str, ...]
    body: str
    """The same for versions of a page that say the same: see ``digest_of``."""

    @property
    def declared(self) -> LanguageMark | None:
        """The page's own declaration of its language."""
        return next((mark for mark in self.language_marks if mark.of_page), None)

    def values(self, key: str) -> tuple[MetadataFact, ...]:
        """What stands under a key of the front matter, or under keys joined by dots: one value, or
        those of a list."""
        steps = tuple(key.split("."))
        depth = len(steps)
        return tuple(
            [
                fact
                for fact in self.metadata
                if fact.path[:depth] == steps
                and (len(fact.path) == depth or fact.path[depth].isdecimal())
            ]
        )


def facts_of(article: Article) -> PageFacts:
    """The facts of an article."""
    # Loaded here, because facts that are kept are used without what finds them.
    from mbclint.corpus.figures import figures_of

    return PageFacts(
        path=article.source.path,
        format=article.source.format,
        language=article.language,
        title=article.title,
        description=article.description,
        headings=article.headings,
        related=article.related,
        links=article.links,
        remarks=dict(_remarks(article)),
        anchors=frozenset(anchor.name for anchor in article.anchors),
        dates=article.dates,
        metadata=article.metadata,
        keys=dict(_keys(article)),
        language_marks=article.language_marks,
        alternates=article.alternates,
        canonical=article.canonical,
        base=article.base,
        structure=structure_of(article),
        figures=figures_of(article),
        reviewers=tuple(reviewer.text for reviewer in article.reviewers),
        suppressions=article.suppressions,
        body=digest_of(article),
    )


def _remarks(article: Article) -> Iterator[tuple[int, str]]:
    text = article.source.text
    for link in article.links:
        if remark := _REMARK.match(text, link.whole.end):
            yield link.whole.end, remark[0]


def _keys(article: Article) -> Iterator[tuple[str, Span]]:
    front = [fact for fact in article.metadata if fact.origin is MetadataOrigin.FRONT_MATTER]
    if not front:
        return
    wanted = {fact.path[0] for fact in front if fact.path}
    end = max(fact.span.start for fact in front)
    text = article.source.text
    for key in (_FIRST_KEY.match(text, 0, end), *_FURTHER_KEY.finditer(text, 0, end)):
        if key and key[2] in wanted:
            yield key[2], Span(*key.span(2))
