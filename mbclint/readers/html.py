"""HTML pages, read into an Article; and raw HTML within other formats, read into its parts."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mbclint.model.article import Article, Block, BlockKind, Heading, LanguageMark, RelatedList
from mbclint.model.links import Anchor, Link, Region
from mbclint.model.passage import Passage
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.html_blocks import BLOCK_TAGS, HEADING_TAGS, KINDS, BlockReader, Run
from mbclint.readers.html_dates import DateReader
from mbclint.readers.html_links import LINK_TAGS, LinkReader, alternates
from mbclint.readers.html_metadata import metadata
from mbclint.readers.html_regions import content, language_marks, languages, regions, translatable
from mbclint.readers.html_related import RelatedReader
from mbclint.readers.html_spans import Cover, Places
from mbclint.readers.html_tree import CONTAINERS, Element, Tree, is_mixed, parse_html
from mbclint.readers.metadata import metadata_dates, metadata_reviewers, passage_for
from mbclint.readers.options import ReadOptions
from mbclint.readers.passages import fold

_LIMITS = ("ul", "ol", "dl", "table", "pre", "div", "section", "figure")
_TAGS = (*dict.fromkeys((*BLOCK_TAGS, *LINK_TAGS, *_LIMITS)),)
_BLOCKISH = frozenset((*BLOCK_TAGS, *_LIMITS))
_LINKING = frozenset(LINK_TAGS)
_ID = re.compile(
    r"<[A-Za-z][^\s<>/]*(?:\s+(?!id=)[\w:-]+=\"[^\"<>]*\")*+\s+id=\"([^\"<>&\s]+)\"", re.IGNORECASE
)
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
    facts, faults = metadata(page.tree, page.places)
    marks = language_marks(page.tree, page.places)
    language = next((mark.tag for mark in marks if mark.of_page and mark.tag), options.language)
    h1, headings = page.headings()
    titles = [page.passage(element) for element in page.tree.select("title")[:1]]
    document_title = titles[0] if titles and titles[0].text else None
    title = Passage(h1.text, h1.span) if h1 else document_title
    related = page.related(options)
    taken = Cover([entry.whole for each in related for entry in each.entries])
    dates = DateReader(source, language)
    for placed in page.runs:
        if not taken.covers(placed.run.span):
            dates.read(placed.run, page.kind(placed), placed.in_body)
    found = (*dates.facts, *dates.of_time_elements(page.tree, page.places))
    blocks = tuple(block for block in page.blocks(taken) if block.span not in dates.dated_lines)
    alternate = tuple(alternates(page.tree, page.places))
    base = page.address("base[href]")
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
        canonical=page.address('link[rel~="canonical" i][href]'),
        base=base,
        fragment=not _HTML_TAG.search(source.text),
        language=language,
    )


def read_html_parts(text: str) -> HtmlParts:
    """Read raw HTML that stands within another format; offsets count in ``text``."""
    page = _Page(text)
    h1, headings = page.headings()
    return HtmlParts(
        page.links,
        page.anchors(),
        language_marks(page.tree, page.places),
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
        self.regions = regions(self.tree, self.places)
        self.languages = languages(self.tree, self.places)
        self.translatable = translatable(self.tree, self.places)
        self._content = content(self.tree, self.places)
        links = LinkReader(self.places, self.regions, self.languages)
        blocks: list[tuple[int, Element, str]] = []
        self.links, self.runs = self._walk(links, blocks)

    def _walk(
        self, reader: LinkReader, blocks: list[tuple[int, Element, str]]
    ) -> tuple[tuple[Link, ...], tuple[_Placed, ...]]:
        links: list[Link] = []
        seen: set[int] = set()
        for element in self.tree.elements(_TAGS):
            start = self.places.start(element)
            if start is None:
                continue
            tag = element.tag
            if tag in _BLOCKISH:
                blocks.append((start, element, tag))
            if tag in _LINKING and start not in seen:
                # Misnested formatting gives an element several times, with one place.
                seen.add(start)
                links += reader.links_of(element, tag, start)
        links += reader.styles(self.tree)
        for element in self.tree.select("meta[content]"):
            links += reader.of_meta(element)
        links.sort(key=lambda link: link.span.start)
        return tuple(links), tuple(self._runs(blocks))

    def _runs(self, blocks: Sequence[tuple[int, Element, str]]) -> Iterator[_Placed]:
        reader = BlockReader(self.places)
        placed: list[_Placed] = []
        last = len(blocks) - 1
        for index, (start, element, tag) in enumerate(blocks):
            if tag in KINDS:
                following = blocks[index + 1][0] if index < last else len(self.text)
                runs = reader.runs(element, tag, start, following)
                placed += (self._place(run, element) for run in runs)
        for element in self.tree.select(", ".join(CONTAINERS)):
            if is_mixed(element):
                runs = reader.container(element, self.places.start(element) or 0)
                placed += (self._place(run, element) for run in runs)
        placed.sort(key=lambda each: each.run.span.start)
        yield from placed

    def _place(self, run: Run, element: Element) -> _Placed:
        region = self.regions.at(run.span.start)
        outside = self._content is not None and not self._content.covers(run.span)
        return _Placed(run, region, region is Region.BODY and not outside, element)

    def kind(self, placed: _Placed) -> BlockKind:
        """What a run is for its date's sake: a paragraph in a table is part of its cell."""
        kind = KINDS.get(placed.run.tag, BlockKind.PARAGRAPH)
        if kind is BlockKind.PARAGRAPH and any(map(str.isdecimal, placed.run.text)):
            return BlockKind.CELL if placed.element.closest("td, th") else kind
        return kind

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
        for placed in self.runs:
            run = placed.run
            if placed.in_body and run.tag not in HEADING_TAGS and not taken.covers(run.span):
                yield Block(
                    KINDS.get(run.tag, BlockKind.PARAGRAPH),
                    run.text,
                    run.span,
                    self.languages.at(run.start),
                    bool(self.translatable.at(run.start)),
                    run.strong,
                )

    def related(self, options: ReadOptions) -> tuple[RelatedList, ...]:
        """All related lists, each once, in source order."""
        reader = RelatedReader(self.places, self.links, self.languages, self.translatable)
        found: list[RelatedList] = []
        for placed in self.runs:
            run = placed.run
            may_head = run.tag in HEADING_TAGS or run.tag in ("p", "summary", "dt")
            if may_head and len(run.text) <= _SHORT_LABEL:
                level = int(run.tag[1]) if run.tag in HEADING_TAGS else 2
                listed = reader.under(placed.element, Heading(run.text, run.span, level))
                found += [listed] if listed else []
        found += reader.labelled(self.tree)
        found += reader.selected(self.tree, options.related_selectors)
        once = {each.entries[0].whole: each for each in reversed(found)}
        return tuple(sorted(once.values(), key=lambda each: each.entries[0].whole))

    def anchors(self) -> tuple[Anchor, ...]:
        """Every id, and the names of ``a`` elements, in source order."""
        found = []
        for element in self.tree.select("[id]"):
            start = self.places.start(element)
            if start is None:
                continue
            if plain := _ID.match(self.text, start):
                found.append(Anchor(plain[1], Span(*plain.span(1))))
            elif (name := element.attr("id")) and (span := self.places.value(element, "id")):
                found.append(Anchor(name, span))
        for element in self.tree.select("a[name]"):
            span = self.places.value(element, "name")
            if span and (name := element.attr("name")) and name != element.attr("id"):
                found.append(Anchor(name, span))
        return tuple(sorted(found, key=lambda anchor: anchor.span))

    def passage(self, element: Element) -> Passage:
        """The text of an element and its place."""
        return Passage(fold(element.text), self.places.inner(element))

    def address(self, selector: str) -> Passage | None:
        """The ``href`` of the first element that a selector selects."""
        for element in self.tree.select(selector):
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


def _summary(title: Passage | None, blocks: Sequence[Block]) -> Passage | None:
    """The first paragraph after the title."""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and title and block.span.start >= title.span.end:
            return Passage(block.text, block.span)
    return None
