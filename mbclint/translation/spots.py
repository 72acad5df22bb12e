"""The texts of a page that a translator may be given, each with a name and a place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from mbclint.model.article import Article, BlockKind, Entry
from mbclint.model.links import LinkKind
from mbclint.model.metadata import MetadataOrigin
from mbclint.model.source import Format
from mbclint.model.span import Span


class Context(StrEnum):
    """What a text stands in, which decides how another is written in its place."""

    BODY = "body"
    """The text of the page, mark-up included."""
    CELL = "cell"
    """A cell of a Markdown table."""
    LINK = "link"
    """The text of a link alone, or an image's alternative text in Markdown."""
    ATTRIBUTE = "attribute"
    """An attribute or the ``title`` element of HTML: text without mark-up."""
    VALUE = "value"
    """A value of the front matter."""


class Spot(Struct, frozen=True):
    """A text of a page."""

    locator: str
    """Its name on the page, such as ``title`` or ``list 1 entry 4``: numbers count from 1."""
    text: str
    """As it is handed out: of the body with its mark-up, white space folded."""
    span: Span
    context: Context
    priority: int
    link_target: str | None = None
    language: str | None = None
    """The tag declared for it, where that is not the page's."""
    translate: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether it has no mark-up: ``text`` is then what readers see."""
        return self.context in (Context.ATTRIBUTE, Context.VALUE)

    def markup(self, article: Article) -> Format:
        """Which mark-up ``text`` may have."""
        return Format.TEXT if self.is_plain else article.source.format


def folded(text: str) -> str:
    """With single spaces."""
    return " ".join(text.split())


def spots_of(article: Article) -> tuple[Spot, ...]:
    """The texts of a page in the order of their places; of two names for one place, the first."""
    front = (it for it in article.metadata if it.origin is MetadataOrigin.FRONT_MATTER)
    maker = _Maker(article, {fact.span: fact.value for fact in front})
    found: dict[Span, Spot] = {}
    for spot in (*maker.named(), *maker.listed(), *maker.body()):
        if spot.text:
            found.setdefault(spot.span, spot)
    outer = tuple(found)
    for spot in maker.images():
        # In Markdown, the alternative text is a part of the text around the image.
        inside = spot.context is Context.LINK and any(it.covers(spot.span) for it in outer)
        if spot.text and not inside:
            found.setdefault(spot.span, spot)
    return tuple(sorted(found.values(), key=lambda spot: spot.span))


def spot_at(spots: tuple[Spot, ...], span: Span) -> Spot | None:
    """The text at a place: the shortest around it; None where there is none."""
    around = [spot for spot in spots if spot.span.covers(span)]
    return min(around, key=lambda spot: spot.span.end - spot.span.start, default=None)


@dataclass(frozen=True, slots=True)
class _Maker:
    article: Article
    values: Mapping[Span, str]
    """The values of the front matter by their places."""

    def named(self) -> Iterator[Spot]:
        """What stands for the page elsewhere."""
        article = self.article
        head = article.document_title
        if article.title:
            context = Context.BODY
            if head and article.title.span == head.span:
                context = Context.ATTRIBUTE
            yield self._spot("title", article.title.span, 1, context, article.title.text)
        if head:
            yield self._spot("document title", head.span, 1, Context.ATTRIBUTE, head.text)
        if about := article.description:
            yield self._spot("description", about.span, 1, Context.ATTRIBUTE, about.text)
        for fact in article.metadata:
            if fact.is_text:
                yield self._spot(f"key {fact.key}", fact.span, 1)

    def listed(self) -> Iterator[Spot]:
        """The related lists."""
        for number, related in enumerate(self.article.related, 1):
            heading = related.heading
            yield self._spot(f"list {number} heading", heading.span, 2, language=heading.language)
            for entry in related.entries:
                if entry.titled and not entry.code:
                    yield self._entry(f"list {number} entry {entry.position}", entry)

    def body(self) -> Iterator[Spot]:
        """Headings and running text."""
        for number, heading in enumerate(self.article.headings, 1):
            yield self._spot(
                *(f"heading {number}", heading.span, 2),
                language=heading.language,
                translate=heading.translate,
            )
        for number, block in enumerate(self.article.blocks, 1):
            cell = block.kind is BlockKind.CELL and self._is_markdown
            yield self._spot(
                *(f"block {number}", block.span, 3, Context.CELL if cell else Context.BODY),
                language=block.language,
                translate=block.translate,
            )

    def images(self) -> Iterator[Spot]:
        """Alternative texts."""
        images = (link for link in self.article.links if link.kind is LinkKind.IMAGE)
        context = Context.LINK if self._is_markdown else Context.ATTRIBUTE
        for number, link in enumerate(images, 1):
            if link.text and link.text_span:
                place = (f"image {number}", link.text_span, 3, context, link.text)
                yield self._spot(*place, language=link.language)

    @property
    def _is_markdown(self) -> bool:
        return self.article.source.format is Format.MARKDOWN

    def _entry(self, locator: str, entry: Entry) -> Spot:
        linked = entry.target is not None and self._is_markdown
        return self._spot(
            *(locator, entry.span, 2, Context.LINK if linked else Context.BODY),
            target=entry.target.text if entry.target else None,
            language=entry.language,
            translate=entry.translate,
        )

    def _spot(
        self,
        locator: str,
        span: Span,
        priority: int,
        context: Context = Context.BODY,
        visible: str = "",
        target: str | None = None,
        language: str | None = None,
        translate: bool = True,
    ) -> Spot:
        if span in self.values:
            context, text = Context.VALUE, self.values[span]
        else:
            plain = context is Context.ATTRIBUTE
            text = visible if plain else span.cut(self.article.source.text)
        return Spot(locator, folded(text), span, context, priority, target, language, translate)
