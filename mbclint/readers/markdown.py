"""Markdown pages, read into an Article."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mbclint.model.article import Article, Block, BlockKind, Heading, LanguageMark, RelatedList
from mbclint.model.links import Anchor, BrokenLink, Link
from mbclint.model.passage import Passage
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.byte_offsets import code_points
from mbclint.readers.front_matter import FrontMatter, read_front_matter
from mbclint.readers.html_blocks import Run
from mbclint.readers.html_dates import DateReader
from mbclint.readers.html_spans import trimmed
from mbclint.readers.markdown_events import read_events
from mbclint.readers.markdown_links import Definitions, LinkMaker, may_hold_addresses
from mbclint.readers.markdown_masks import Masked, mask
from mbclint.readers.markdown_related import ListFinder, front_matter_lists
from mbclint.readers.markdown_runs import Events, TextRun
from mbclint.readers.metadata import metadata_dates, metadata_reviewers, passage_for
from mbclint.readers.metadata_links import metadata_links
from mbclint.readers.options import AnchorStyle, ReadOptions
from mbclint.readers.passages import fold
from mbclint.readers.slugs import HeadingText, SlugMaker
from mbclint.readers.suppressions import (
    MARK,
    Comment,
    asked_for,
    html_comments,
    mdx_comments,
)

_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION,
}
_TOP = "h1"
_LONE_RETURN = re.compile(r"\r(?!\n)")
"""A line break to CommonMark, but not to its parser."""
_MDX_ID = re.compile(r"\{/\*\s*#(\S+)\s*\*/\}\s*")
"""The id of a heading as a comment, as Docusaurus has it in MDX."""
_DEFINED = re.compile(r"[^\r\n]*(?:\r\n?|\n)[ \t]*[-*+][ \t]+:[ \t]")
"""What follows a term in MDN's definition lists: a list whose first item begins with a colon."""
_NOT_BREAK = re.compile(r"[^\r\n]+")


def read_markdown(source: Source, options: ReadOptions) -> Article:
    """Read a page: its front matter, CommonMark with GFM, raw HTML, and templates passed over."""
    front = read_front_matter(source.text) or FrontMatter(0)
    language_fact = passage_for(front.facts, "language")
    language = language_fact.text if language_fact else options.language
    page = _Page(source, front.body_start, options)
    title = passage_for(front.facts, "title") or page.title
    dates = DateReader(source, language)
    for run in page.prose:
        dates.read(run, _KINDS.get(run.tag, BlockKind.PARAGRAPH), True)
    blocks = tuple(block for block in page.blocks() if block.span not in dates.dated_lines)
    asked = asked_for(source.text, page.comments, page.related, front.facts)
    return Article(
        source=source,
        title=title,
        description=passage_for(front.facts, "description"),
        summary=_summary(title, blocks),
        headings=tuple(page.headings),
        blocks=blocks,
        related=(
            *front_matter_lists(source.text, front.facts, options.related_keys),
            *page.related,
        ),
        dates=(*metadata_dates(front.facts, language), *dates.facts),
        reviewers=(*metadata_reviewers(front.facts), *dates.reviewers),
        links=(*metadata_links(front.facts), *page.links),
        broken_links=tuple(page.broken),
        anchors=tuple(page.anchors),
        metadata=front.facts,
        faults=(front.fault,) if front.fault else (),
        repeated_keys=front.repeated,
        language_marks=(*_mark(language_fact), *page.language_marks),
        canonical=passage_for(front.facts, "canonical"),
        language=language,
        suppressions=asked.suppressions,
        suppression_faults=asked.faults,
    )


class _Page:
    """The text of a page after its front matter."""

    def __init__(self, source: Source, start: int, options: ReadOptions) -> None:
        self._text = source.text
        body = _LONE_RETURN.sub("\n", source.text[start:])
        self._mdx = source.path.endswith(".mdx")
        masked = mask(body, self._mdx)
        self._at = code_points(body, start)
        templates = tuple(span.shifted(start) for span in masked.spans) if start else masked.spans
        self._names_terms = options.heading_anchors is AnchorStyle.MDN
        self._slugs = SlugMaker(options.heading_anchors)
        self._maker = LinkMaker(
            source.text,
            templates,
            Definitions(masked.text, self._at, source.text, templates),
        )
        self.title: Passage | None = None
        self.headings: list[Heading] = []
        self.anchors: list[Anchor] = []
        self.prose: list[Run] = []
        self.related: list[RelatedList] = []
        self.broken: list[BrokenLink] = []
        self.language_marks: tuple[LanguageMark, ...] = ()
        self._html_blocks: tuple[Block, ...] = ()
        links: list[Link] = []
        events = read_events(masked, body, self._at, start)
        self._take(events, links)
        links += self._inside(masked, body, start)
        if events.html:
            links += self._raw_html(events.html)
        self.links = tuple(sorted(links, key=lambda link: link.span))
        self.comments = tuple(self._comments(events.html, templates if self._mdx else ()))

    def _comments(self, html: Sequence[Span], templates: Sequence[Span]) -> Iterator[Comment]:
        if MARK in self._text:
            yield from html_comments(_alone(self._text, html))
            yield from mdx_comments(self._text, templates)

    def _take(self, events: Events, links: list[Link]) -> None:
        texts = [fold("".join([piece.text for piece in run.pieces])) for run in events.runs]
        read = [*zip(events.runs, texts, strict=True)]
        tops = sum(run.tag == _TOP and bool(text) for run, text in read)
        lists = ListFinder(self._text)
        undefined = events.undefined
        for run, text in read:
            cut = self._text[run.start : run.end]
            made = [link for event in run.links if (link := self._maker.link(event))]
            links += made
            if may_hold_addresses(cut):
                links += self._maker.bare(run)
            if "[" in cut:
                own = (
                    undefined
                    and undefined[
                        bisect_left(undefined, Span(run.start, 0)) : bisect_left(
                            undefined, Span(run.end, 0)
                        )
                    ]
                )
                self.broken += self._maker.broken(run, cut, own)
            span = Span(run.start, run.end)
            if run.level:
                self._heading(run, text, span, tops == 1, lists)
            elif run.pieces and not lists.take(run, text, span, made) and text:
                if self._names_terms and run.item and _DEFINED.match(self._text, run.end):
                    self._term(run, span)
                strong = run.strong >= len(text) and run.tag == "p"
                self.prose.append(Run(run.tag, text, span, run.start, strong, run.broken))
        self.related = lists.found()

    def _heading(
        self, run: TextRun, text: str, span: Span, only_top: bool, lists: ListFinder
    ) -> None:
        comment = self._id_in_comment(run) if self._mdx else None
        if comment:
            span = trimmed(self._text, run.start, comment.start())
        if name := run.anchor or (comment and comment[1]):
            anchor = self._slugs.explicit(name)
            start = comment.start(1) if comment else self._text.find(name, run.end, run.block_end)
            self.anchors.append(
                Anchor(anchor, Span(start, start + len(name)) if start >= 0 else span)
            )
        elif anchor := self._slugs.make(self._heading_text(run)):
            self.anchors.append(Anchor(anchor, span))
        heading = Heading(text, span, run.level, anchor or None)
        if text:
            self.prose.append(Run(f"h{run.level}", text, span, run.start))
        if run.tag == _TOP and only_top and text:
            self.title = Passage(text, span)
        elif text:
            self.headings.append(heading)
        lists.announce(heading)

    def _term(self, run: TextRun, span: Span) -> None:
        """MDN's terms get fragments as headings do."""
        if anchor := self._slugs.make(self._heading_text(run)):
            self.anchors.append(Anchor(anchor, span))

    def _id_in_comment(self, run: TextRun) -> re.Match[str] | None:
        start = self._text.rfind("{/*", run.start, run.end)
        return _MDX_ID.fullmatch(self._text, start, run.end) if start >= 0 else None

    def _heading_text(self, run: TextRun) -> HeadingText:
        source = self._text[run.start : run.end].replace("\r", "\n").rpartition("\n")[2]
        return HeadingText([(piece.text, piece.code) for piece in run.pieces], source)

    def _inside(self, masked: Masked, body: str, start: int) -> Iterator[Link]:
        """Links within templates, such as those in the argument of a shortcode."""
        for span in masked.spans:
            inner = Span(span.start + 2, span.end - 2)
            if "](" in (cut := inner.cut(body)):
                base = start + inner.start
                at = code_points(cut, base)
                for run in read_events(Masked(cut, ()), cut, at, base).runs:
                    for event in run.links:
                        if link := self._maker.link(event):
                            yield link

    def _raw_html(self, ranges: Sequence[Span]) -> Iterator[Link]:
        """The links of raw HTML; its anchors, headings and blocks are taken beside them."""
        from mbclint.readers.html import read_html_parts

        parts = read_html_parts(_alone(self._text, ranges))
        self.language_marks = parts.language_marks
        self.anchors += parts.anchors
        self.headings += parts.headings
        self.headings.sort(key=lambda heading: heading.span)
        self._html_blocks = parts.blocks
        for link in parts.links:
            if link.text_span and not link.text:
                inner = Span(link.whole.start, link.whole.end)
                opening = self._text.find(">", link.span.end, inner.end)
                closing = self._text.rfind("</", opening, inner.end)
                if 0 <= opening < closing:
                    span = Span(opening + 1, closing)
                    text = fold(span.cut(self._text))
                    yield replace(link, text=text, text_span=span)
                    continue
            yield link

    def blocks(self) -> Iterator[Block]:
        """The running text, that of raw HTML included, in source order."""
        found = [
            Block(_KINDS[run.tag], run.text, run.span, strong=run.strong)
            for run in self.prose
            if run.tag in _KINDS
        ]
        if self._html_blocks:
            found = sorted([*found, *self._html_blocks], key=lambda block: block.span)
        yield from found


def _alone(text: str, ranges: Sequence[Span]) -> str:
    """The text with blanks in the place of all but the ranges; every offset stays."""
    parts: list[str] = []
    at = 0
    for span in ranges:
        parts += (_blank(text[at : span.start]), span.cut(text))
        at = span.end
    parts.append(_blank(text[at:]))
    return "".join(parts)


def _blank(text: str) -> str:
    if "\r" in text:
        return _NOT_BREAK.sub(lambda match: " " * len(match[0]), text)
    return "\n".join([" " * len(line) for line in text.split("\n")])


def _mark(fact: Passage | None) -> tuple[LanguageMark, ...]:
    return (LanguageMark(fact.text, fact.span, fact.span, True),) if fact else ()


def _summary(title: Passage | None, blocks: Sequence[Block]) -> Passage | None:
    first = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    return Passage(first.text, first.span) if first and title else None
