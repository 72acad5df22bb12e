"""Whether every span that is reported of Markdown pages cuts exactly what it claims from the file.

What a span claims is worked out again from its cut alone and by other means than the reader's:
visible text by rendering the cut as HTML and dropping its tags, addresses by resolving escapes,
front matter by YAML's own parser in Python. Exits with 1 when a span is wrong.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from itertools import chain

import pyromark
import yaml
from corpora import add_corpus_arguments, corpus, megabytes, versions

from mbclint.model.article import Article, BlockKind, RelatedList
from mbclint.model.links import BrokenLink, BrokenLinkKind, Link, LinkKind
from mbclint.model.metadata import MetadataFact
from mbclint.model.source import Format, Source
from mbclint.model.span import Span
from mbclint.readers.markdown import read_markdown
from mbclint.readers.markdown_events import OPTIONS
from mbclint.readers.markdown_masks import mask, shown
from mbclint.readers.options import ReadOptions

Verdict = tuple[str, bool, Span]
"""What is judged, whether it is right, and where it stands."""
_STANDS_FOR_TEMPLATE = "\ue000"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING_BEFORE = re.compile(r"[\s>*+\-\d.)]*#{1,6}[ \t]+(?:<[^>]*>\s*)*\Z")
_UNDERLINE = re.compile(r"[^\n]*\r?\n[\s>]*(?:=+|-+)[ \t]*(?:\r?\n|\Z)")
_DEFINITION_BEFORE = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:[\s>]*<?\Z")
_MARKER_BEFORE = re.compile(r"(?:^|[\r\n])[\s>]*\Z")
_QUOTATION = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
_BLANKS = re.compile(r"[ \t]+")


class _Visible(HTMLParser):
    """The text of HTML as readers see it, without the numbers of footnotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._note = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append(" ")
        self._note += tag == "sup" and ("class", "footnote-reference") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._note -= bool(tag == "sup" and self._note)

    def handle_data(self, data: str) -> None:
        if not self._note:
            self.parts.append(data)


def _folded(text: str) -> str:
    return " ".join(text.split())


class Judge:
    """Judges the spans of one page."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._mdx = source.path.endswith(".mdx")
        self._article = read_markdown(source, ReadOptions())
        self._definitions = "\n".join(
            f"[{label}]: <x>" for label in pyromark.reference_definitions(source.text)
        )

    def verdicts(self) -> Iterator[Verdict]:
        """All that the page's article says of its places."""
        article = self._article
        yield from chain.from_iterable(map(self._link, article.links))
        yield from self._headings(article)
        yield from chain.from_iterable(map(self._list, article.related))
        yield from chain.from_iterable(map(self._fact, article.metadata))
        yield from self._rest(article)

    def _link(self, link: Link) -> Iterator[Verdict]:
        name = "front-matter link" if link.kind is LinkKind.METADATA else str(link.kind)
        cut = link.span.cut(self._text)
        yield f"{name}: address", self._address(cut) == link.target or cut == link.target, link.span
        if link.kind is LinkKind.METADATA:
            return
        yield f"{name}: whole", self._is_whole(link), link.whole
        if link.text_span:
            said = self._says(link.text_span, link.text)
            yield f"{name}: text", said and link.whole.covers(link.text_span), link.text_span

    def _address(self, cut: str) -> str:
        return unescape(_ESCAPE.sub(r"\1", cut)).strip()

    def _is_whole(self, link: Link) -> bool:
        """Whether a link begins and ends with its own syntax and holds its address."""
        whole, text = link.whole.cut(self._text), self._text
        before = text[: link.span.start]
        if whole.startswith("<"):
            return whole.endswith(">") and link.whole.covers(link.span)
        if not whole.startswith(("[", "![")):
            return link.whole == link.span == link.text_span
        if whole.endswith(")") and link.whole.covers(link.span):
            return before.rstrip("< \t\r\n>").endswith("](")
        line = text[text.rfind("[", 0, link.span.start) : link.span.start]
        return whole.endswith("]") and _DEFINITION_BEFORE.search(line) is not None

    def _headings(self, article: Article) -> Iterator[Verdict]:
        for heading in article.headings:
            yield "heading: text", self._says(heading.span, heading.text), heading.span
            yield "heading: place", self._is_heading(heading.span), heading.span
        if article.title:
            in_facts = any(fact.span == article.title.span for fact in article.metadata)
            said = in_facts or self._says(article.title.span, article.title.text)
            yield "title", said, article.title.span

    def _is_heading(self, span: Span) -> bool:
        line = self._text.rfind("\n", 0, span.start) + 1
        before = self._text[line : span.start]
        return bool(
            _HEADING_BEFORE.match(before)
            or _UNDERLINE.match(self._text, span.end)
            or re.search(r"<h[1-6][^>]*>\s*\Z", self._text[: span.start], re.IGNORECASE)
        )

    def _list(self, related: RelatedList) -> Iterator[Verdict]:
        for entry in related.entries:
            yield "entry: title", self._says(entry.span, entry.title), entry.span
            body = self._shown(entry.body.cut(self._text))
            right = entry.body.covers(entry.span) and body.startswith(entry.title)
            yield "entry: body", right, entry.body
            lines = _MARKER_BEFORE.search(
                self._text[: entry.whole.start + 1].rstrip("-*+0123456789")
            )
            ends = entry.whole.end == len(self._text) or self._text[: entry.whole.end].endswith(
                ("\r", "\n")
            )
            whole = bool(lines) and ends and entry.whole.covers(entry.body)
            yield "entry: whole", whole, entry.whole
            if entry.number:
                right = entry.number.span.cut(self._text) == entry.number.text
                yield "entry: number", right, entry.number.span
            if entry.target:
                cut = entry.target.span.cut(self._text)
                right = entry.target.text in (cut, self._address(cut))
                yield "entry: address", right, entry.target.span

    def _fact(self, fact: MetadataFact) -> Iterator[Verdict]:
        span, text = fact.span, self._text
        quote = text[span.start - 1 : span.start]
        quoted = quote in ("'", '"') and text[span.end : span.end + 1] == quote
        raw = text[span.start - quoted : span.end + quoted]
        try:
            read = yaml.load(f"k: {raw}\n", yaml.BaseLoader)["k"]
        except yaml.YAMLError:
            read = None
        right = isinstance(read, str) and read.rstrip("\n") == fact.value.rstrip("\n")
        yield "front matter: value", right, span
        before = text[: span.start - quoted].rstrip()
        if fact.path[-1].isdecimal():
            keyed = before.endswith(("-", "[", ","))
        else:
            before = before.removesuffix(":").rstrip()
            keyed = before.rstrip("\"'").endswith(fact.path[-1])
        yield "front matter: key", keyed, span

    def _rest(self, article: Article) -> Iterator[Verdict]:
        for block in article.blocks:
            cell = block.kind is BlockKind.CELL
            said = self._says(block.span, block.text, cell=cell)
            yield f"block: {block.kind}", said, block.span
        headings = {heading.span for heading in article.headings}
        headings |= {article.title.span} if article.title else set()
        for anchor in article.anchors:
            named = anchor.span.cut(self._text) == anchor.name
            right = named or anchor.span in headings or self._is_heading(anchor.span)
            yield "anchor", right, anchor.span
        for date in article.dates:
            yield "date", self._says(date.span, date.reading.text), date.span
        for mark in article.language_marks:
            yield "language", mark.span.cut(self._text) == mark.tag, mark.span
        for broken in article.broken_links:
            yield "broken link", self._is_broken(broken), broken.span

    def _is_broken(self, broken: BrokenLink) -> bool:
        cut = broken.span.cut(self._text)
        if broken.kind is BrokenLinkKind.GAP:
            return _BLANKS.fullmatch(cut) is not None
        if broken.kind is BrokenLinkKind.UNDEFINED:
            return broken.text.endswith(f"][{cut}]")
        return cut == broken.text

    def _says(self, span: Span, text: str, *, cell: bool = False) -> bool:
        cut = span.cut(self._text)
        if cell:
            # Within a cell a vertical line is escaped even in code (GFM, section 4.10).
            cut = cut.replace("\\|", "|")
        line = self._text.rfind("\n", 0, span.start) + 1
        if ">" in self._text[line : span.start]:
            cut = _QUOTATION.sub("\n", cut)
        return text == _folded(cut) or text in (self._shown(cut), _stripped(cut))

    def _shown(self, cut: str) -> str:
        """What readers see of a cut: rendered in a paragraph, with the definitions of its page."""
        templates = [span.cut(cut) for span in mask(cut, self._mdx).spans]
        pieces = re.split("|".join(map(re.escape, templates)), cut) if templates else [cut]
        page = f"x {_STANDS_FOR_TEMPLATE.join(pieces)}\n\n{self._definitions}\n"
        rendered = _stripped(pyromark.html(page, options=OPTIONS)).removeprefix("x").lstrip()
        for template in templates:
            rendered = rendered.replace(_STANDS_FOR_TEMPLATE, shown(template), 1)
        return _folded(rendered)


def _stripped(html: str) -> str:
    parser = _Visible()
    parser.feed(html)
    parser.close()
    return _folded("".join(parser.parts))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_corpus_arguments(parser)
    parser.add_argument("--show", type=int, default=10, help="show so many wrong spans of a kind")
    arguments = parser.parse_args()
    print(versions("pyromark", "PyYAML"))
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    with corpus(arguments) as pages:
        sources = pages.get(Format.MARKDOWN, [])
        for source in sources:
            for kind, is_right, span in Judge(source).verdicts():
                (right if is_right else wrong)[kind] += 1
                if not is_right and wrong[kind] <= arguments.show:
                    cut = span.cut(source.text)[:200]
                    print(
                        f"wrong {kind}: {source.path}:{source.lines.position(span.start)} {cut!r}"
                    )
        print(f"{len(sources):,} Markdown pages, {megabytes(sources):.1f} MB")
    for kind in sorted(right | wrong):
        print(f"  {kind:<28} {right[kind] + wrong[kind]:>9,} spans {wrong[kind]:>7,} wrong")
    print(f"  {'all':<28} {right.total() + wrong.total():>9,} spans {wrong.total():>7,} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
