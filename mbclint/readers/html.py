"""HTML pages, read into an Article; and raw HTML within other formats, read into its parts."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mbclint.model.article import Article, Block, BlockKind, Heading, LanguageMark, RelatedList
from mbclint.model.links import Anchor, Link, Region
from mbclint.model.passage import Passage
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.html_blocks import (
    BLOCK_TAGS,
    HEADING_TAGS,
    INNER_TAGS,
    KINDS,
    BlockReader,
    Run,
)
from mbclint.readers.html_dates import DateReader, worth_reading
from mbclint.readers.html_links import LINK_TAGS, LinkReader, alternates
from mbclint.readers.html_metadata import metadata
from mbclint.readers.html_outline import Outline
from mbclint.readers.html_plain import plain_value
from mbclint.readers.html_regions import (
    LANDMARK_TAGS,
    content,
    language_marks,
    languages,
    regions,
    translatable,
    with_roles,
)
from mbclint.readers.html_related import RelatedReader
from mbclint.readers.html_spans import Cover, Places
from mbclint.readers.html_tree import CONTAINERS, Element, Tree, parse_html
from mbclint.readers.labels import related_heading
from mbclint.readers.metadata import metadata_dates, metadata_reviewers, passage_for
from mbclint.readers.options import ReadOptions
from mbclint.readers.passages import fold
from mbclint.readers.suppressions import asked_for, html_comments

_OTHERS = ("html", "title", "meta", "base", "time", "svg", "math")
_TAGS = tuple({*BLOCK_TAGS, *LINK_TAGS, *INNER_TAGS, *CONTAINERS, *LANDMARK_TAGS, *_OTHERS})
_PLAIN_NAME = re.compile(r"[^&\s]+")
_HTML_TAG = re.compile(r"<html[\s>]", re.IGNORECASE)
_SHORT_LABEL = 60
DEEPEST = 512
"""Elements nested deeper are laid flat, as browsers do: the limit of Blink's HTML parser."""


class HtmlParts(Struct, frozen=True):
    """What a piece of HTML holds, in source order."""

    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...]
    language_marks: tuple[LanguageMark, ...]
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]


def read_html(source: Source, options: ReadOptions) -> Article:
    """Read a page. Bad markup is read as browsers read it; what cannot be read becomes a fault."""
    page = _Page(source.text)
    facts, faults = metadata(page.tree, page.outline, page.places)
    marks = page.language_marks()
    language = next((mark.tag for mark in marks if mark.of_page and mark.tag), options.language)
    h1, headings = page.headings()
    titles = [page.passage(element) for _, element in page.outline.first("title")]
    document_title = titles[0] if titles and titles[0].text else None
    title = Passage(h1.text, h1.span) if h1 else document_title
    related = page.related(options)
    taken = Cover([entry.whole for each in related for entry in each.entries])
    dates = DateReader(source, language)
    for placed in page.runs:
        if taken.covers(placed.run.span):
            continue
        if worth_reading(placed.run.text):
            dates.read(placed.run, page.kind(placed), placed.in_body)
        else:
            dates.pass_over(placed.run)
    found = (*dates.facts, *dates.of_time_elements(page.outline, page.places))
    blocks = tuple(block for block in page.blocks(taken) if block.span not in dates.dated_lines)
    alternate = tuple(alternates(page.outline, page.places))
    base = page.address("base")
    asked = asked_for(source.text, html_comments(source.text), related)
    return Article(
        source=source,
        title=title,
        document_title=document_title,
        description=passage_for(facts, "description"),
        summary=_summary(title, blocks),
        headings=headings,
        blocks=blocks,
        related=related,
        dates=(*metadata_dates(facts, language), *found),
        reviewers=(*metadata_reviewers(facts), *dates.reviewers),
        footer=tuple(
            Passage(placed.run.text, placed.run.span)
            for placed in page.runs
            if placed.region is Region.FOOTER
        ),
        links=page.links,
        anchors=page.anchors(),
        metadata=facts,
        faults=(*faults, *page.faults()),
        language_marks=marks,
        alternates=alternate,
        canonical=page.address("link", "canonical"),
        base=base,
        fragment=not _HTML_TAG.search(source.text),
        language=language,
        suppressions=asked.suppressions,
        suppression_faults=asked.faults,
    )


def read_html_parts(text: str) -> HtmlParts:
    """Read raw HTML that stands within another format; offsets count in ``text``."""
    page = _Page(text)
    h1, headings = page.headings()
    return HtmlParts(
        page.links,
        page.anchors(),
        page.language_marks(),
        ((h1, *headings) if h1 else headings),
        tuple(page.blocks(Cover(()))),
    )


class _Placed(Struct, frozen=True):
    """A run and where on the page it stands."""

    run: Run
    region: Region
    in_body: bool
    element: Element


class _Page:
    """A parsed page and what the parts of an article are made of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree: Tree = parse_html(text)
        self.places = Places(text, self.tree.exact)
        self.outline = Outline(self.tree, self.places, _TAGS)
        if self.outline.first("svg") or self.outline.first("math"):
            self.places.note_foreign()
        roles = with_roles(self.tree)
        self.regions = regions(self.outline, roles, self.places)
        self._marked = [element for _, element in self.places.once(self.tree.select("[lang]"))]
        self.languages = languages(self._marked, self.places)
        self.translatable = translatable(self.tree, self.places)
        self._content = content(self.outline, roles, self.places)
        self.links = self._links()
        self.runs = self._runs()

    def _links(self) -> tuple[Link, ...]:
        reader = LinkReader(self.places, self.regions, self.languages)
        links: list[Link] = []
        links += reader.anchors(self.outline)
        for tag in LINK_TAGS:
            for _, element in self.outline.of(tag) if tag != "a" else ():
                links += reader.links_of(element, tag)
        links += reader.styles(self.tree)
        for _, element in self.outline.of("meta"):
            if element.attr("content") is not None:
                links += reader.of_meta(element)
        links.sort(key=lambda link: link.span.start)
        return tuple(links)

    def _runs(self) -> tuple[_Placed, ...]:
        region_at, content = self.regions.at, self._content
        placed = []
        for run, element in BlockReader(self.places).read(self.outline):
            region = region_at(run.span.start)
            in_body = region is Region.BODY and (content is None or content.covers(run.span))
            placed.append(_Placed(run, region, in_body, element))
        placed.sort(key=_by_place)
        return tuple(placed)

    def kind(self, placed: _Placed) -> BlockKind:
        """What a run is for its date's sake: a paragraph in a table is part of its cell."""
        kind = KINDS.get(placed.run.tag, BlockKind.PARAGRAPH)
        in_cell = kind is BlockKind.PARAGRAPH and placed.element.closest("td, th")
        return BlockKind.CELL if in_cell else kind

    def headings(self) -> tuple[Heading | None, tuple[Heading, ...]]:
        """The title, if there is one top heading, and all other headings."""
        found = [each for each in self.runs if each.run.tag in HEADING_TAGS]
        headings = [self._heading(each) for each in found]
        top = [index for index, heading in enumerate(headings) if heading.level == 1]
        of_body = [index for index in top if found[index].in_body]
        only = of_body if len(of_body) == 1 else top
        title = headings.pop(only[0]) if len(only) == 1 else None
        return title, tuple(headings)

    def _heading(self, placed: _Placed) -> Heading:
        run = placed.run
        return Heading(
            run.text,
            run.span,
            int(run.tag[1]),
            placed.element.attr("id"),
            self.languages.at(run.start),
            bool(self.translatable.at(run.start)),
        )

    def blocks(self, taken: Cover) -> Iterator[Block]:
        """The running text of the body, save what stands in the ranges ``taken``."""
        language_at, translate_at = self.languages.at, self.translatable.at
        for placed in self.runs:
            run = placed.run
            if placed.in_body and run.tag not in HEADING_TAGS and not taken.covers(run.span):
                start, kind = run.start, KINDS[run.tag]
                language, translate = language_at(start), translate_at(start)
                yield Block(kind, run.text, run.span, language, translate, run.strong)

    def related(self, options: ReadOptions) -> tuple[RelatedList, ...]:
        """All related lists, each once, in source order."""
        reader = RelatedReader(self.places, self.links, self.languages, self.translatable)
        found: list[RelatedList] = []
        for placed in self.runs:
            run, is_heading = placed.run, placed.run.tag in HEADING_TAGS
            may_head = run.tag in ("p", "summary", "dt") and len(run.text) <= _SHORT_LABEL
            if is_heading or (may_head and related_heading(run.text)):
                level = int(run.tag[1]) if is_heading else 2
                listed = reader.under(placed.element, Heading(run.text, run.span, level))
                found += [listed] if listed else []
        found += reader.labelled(self.tree)
        found += reader.selected(self.tree, options.related_selectors)
        once = {each.entries[0].whole: each for each in reversed(found)}
        return tuple(sorted(once.values(), key=lambda each: each.entries[0].whole))

    def anchors(self) -> tuple[Anchor, ...]:
        """Every id, and the names of ``a`` elements, in source order."""
        found = []
        plain_id = plain_value("id")
        for start, element in self.places.once(self.tree.select("[id]")):
            plain = plain_id.match(self.text, start)
            if plain and _PLAIN_NAME.fullmatch(plain[1]):
                found.append(Anchor(plain[1], Span(*plain.span(1))))
            elif (name := element.attr("id")) and (span := self.places.value(element, "id")):
                found.append(Anchor(name, span))
        for _, element in self.places.once(self.tree.select("a[name]")):
            span = self.places.value(element, "name")
            if span and (name := element.attr("name")) and name != element.attr("id"):
                found.append(Anchor(name, span))
        return tuple(sorted(found, key=lambda anchor: anchor.span.start))

    def passage(self, element: Element) -> Passage:
        """The text of an element and its place."""
        return Passage(fold(element.text), self.places.inner(element))

    def language_marks(self) -> tuple[LanguageMark, ...]:
        """Every declaration of language."""
        return language_marks(self.outline, self._marked, self.places)

    def address(self, tag: str, relation: str | None = None) -> Passage | None:
        """The ``href`` of the first element with a tag, and a relation if one is given."""
        for _, element in self.outline.of(tag):
            if relation and relation not in (element.attr("rel") or "").lower().split():
                continue
            if span := self.places.value(element, "href"):
                return Passage((element.attr("href") or "").strip(), span)
        return None

    def faults(self) -> Iterator[Passage]:
        """What is beyond the limits of readers."""
        deep = self.tree.deeper_than(DEEPEST)
        if deep is not None:
            place = self.places.start_tag(deep)
            yield Passage(
                f"Elements are nested more than {DEEPEST} deep here; browsers lay what is deeper "
                "flat, and so does this reading",
                place,
            )


def _by_place(placed: _Placed) -> int:
    return placed.run.span.start


def _summary(title: Passage | None, blocks: Sequence[Block]) -> Passage | None:
    """The first paragraph after the title."""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and title and block.span.start >= title.span.end:
            return Passage(block.text, block.span)
    return None
