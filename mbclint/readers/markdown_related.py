"""The related lists of a Markdown page: under a known heading, and in its front matter."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mbclint.model.article import Entry, Heading, RelatedList
from mbclint.model.links import Link
from mbclint.model.metadata import MetadataFact
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.labels import HeadingLabel, related_heading
from mbclint.readers.markdown_runs import ItemEvent, TextRun
from mbclint.readers.related_sections import PART, RelatedSection, leads_somewhere

_NUMBER = re.compile(r"\d{1,9}(?=[.)])")
_TITLES = ("title", "name", "text", "label")
_TARGETS = ("url", "href", "link", "path", "slug")


class ListFinder:
    """Takes the runs of a page in order and keeps the lists that known headings announce."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._section = RelatedSection()
        self._heading: Heading | None = None
        self._known: HeadingLabel | None = None
        self._list: int | None = None
        self._entries: list[Entry] = []
        self._ordered = False
        self._item: ItemEvent | None = None
        self._found: list[RelatedList] = []

    def announce(self, heading: Heading) -> None:
        """A heading ends what came before it and may announce a list."""
        self._finish()
        self._known = self._section.announces(heading)
        self._heading = heading if self._known else None

    def take(self, run: TextRun, text: str, span: Span, links: Sequence[Link]) -> bool:
        """Whether a run belongs to a related list; it then becomes an entry, or part of one."""
        item = run.item
        if item is None or self._heading is None:
            if item is None and self._entries:
                self._finish()
            elif item is None:
                self._maybe_label(run, text, span)
            return False
        if item.depth == 1 and self._list is None:
            self._list, self._ordered = item.list_number, item.ordered
        if item.depth == 1 and item.list_number != self._list:
            self._finish()
            return False
        if item.depth == 1 and item is not self._item:
            self._item = item
            self._entries.append(self._entry(item, text, span, links))
        return True

    def _maybe_label(self, run: TextRun, text: str, span: Span) -> None:
        if run.tag == "p" and len(text) <= 60 and (known := related_heading(text)):
            self._finish()
            self._known, self._heading = known, Heading(text, span, 2)

    def found(self) -> list[RelatedList]:
        """All lists, once the page is at its end."""
        self._finish()
        return self._found

    def _finish(self) -> None:
        is_text = self._known is PART and not leads_somewhere(self._entries)
        if self._heading and self._known and self._entries and not is_text:
            self._found.append(
                RelatedList(
                    self._heading, self._known.languages, tuple(self._entries), self._ordered
                )
            )
        self._heading = self._known = self._list = self._item = None
        self._entries = []

    def _entry(self, item: ItemEvent, text: str, span: Span, links: Sequence[Link]) -> Entry:
        link = next((each for each in links if each.text), None)
        if link and not text.startswith(link.text):
            link = None
        number = _NUMBER.match(self._text, item.whole.start) if item.ordered else None
        return Entry(
            link.text if link else text,
            (link.text_span or span) if link else span,
            span,
            _lines_of(self._text, item.whole),
            len(self._entries) + 1,
            Passage(number[0], Span(*number.span())) if number else None,
            Passage(link.target, link.span) if link else None,
            code=_is_code((link.text_span or span if link else span).cut(self._text)),
        )


_REFERENCE = re.compile(r"[^\s/]+|\.{0,2}/\S+|https?://\S+|\S*(?:-\S*){4}(?: \S+)?(?:-\S*){2}")
"""A slug, a path, an address; a slug of many words into which one space has strayed."""


def _is_code(written: str) -> bool:
    """Whether a title is wholly code, or made by a macro that names a thing."""
    bare = written.strip("*_ ")
    return bare.startswith(("`", "{{")) and bare.endswith(("`", "}}"))


def _lines_of(text: str, whole: Span) -> Span:
    """An item with the indentation before its marker and the line break after it, without the
    blank lines that follow."""
    start, end = whole.start, whole.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end > whole.start and text[end - 1].isspace():
        end -= 1
    if text.startswith("\r\n", end):
        return Span(start, end + 2)
    return Span(start, end + (text[end : end + 1] in ("\n", "\r")))


def front_matter_lists(
    text: str, facts: Iterable[MetadataFact], keys: Sequence[str]
) -> Iterator[RelatedList]:
    """The lists under the keys that the site names: of titles, or of tables with title and
    address."""
    for key in keys:
        groups: dict[str, list[MetadataFact]] = {}
        for fact in facts:
            if len(fact.path) > 1 and fact.path[0] == key:
                groups.setdefault(fact.path[1], []).append(fact)
        entries = [
            entry
            for position, group in enumerate(groups.values(), 1)
            if (entry := _of_facts(text, group, position))
        ]
        if entries:
            heading = Heading(key, entries[0].span, 2)
            yield RelatedList(heading, frozenset(), tuple(entries), False)


def _of_facts(text: str, group: Sequence[MetadataFact], position: int) -> Entry | None:
    named = {fact.path[2].lower() if len(fact.path) > 2 else "": fact for fact in group}
    title = next((named[name] for name in ("", *_TITLES) if name in named), None)
    target = next((named[name] for name in _TARGETS if name in named), None)
    if title is None:
        return None
    refers = target is None and bool(_REFERENCE.fullmatch(title.value))
    target = title if refers else target
    start = text.rfind("\n", 0, min(fact.span.start for fact in group)) + 1
    end = text.find("\n", max(fact.span.end for fact in group)) + 1 or len(text)
    return Entry(
        title.value,
        title.span,
        title.span,
        Span(start, end),
        position,
        None,
        Passage(target.value, target.span) if target else None,
        titled=not refers,
    )
