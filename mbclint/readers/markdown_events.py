"""Markdown as runs of visible text, links and raw HTML: pyromark's events, made into facts with
code-point spans."""

from collections.abc import Callable
from typing import Any, Final

import pyromark
from msgspec import Struct

from mbclint.model.links import LinkKind
from mbclint.model.span import Span
from mbclint.readers.markdown_masks import MASK, MASKED, Masked, shown, template_at

OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
_TAGS = {
    "Paragraph": "p",
    "Item": "li",
    "TableCell": "td",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
}
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"})
_BREAKS = ("<br", "<BR")


class Piece(Struct, frozen=True, gc=False):
    """A part of visible text and its place."""

    text: str
    start: int
    end: int


class LinkEvent(Struct):
    """A link or image as the parser gives it; ``texts`` are the pieces within it."""

    kind: LinkKind
    form: str
    address: str
    label: str
    whole: Span
    first: int
    inner_end: int
    texts: tuple[Piece, ...] = ()


class TextRun(Struct):
    """The inline content of one block, without that of blocks within it."""

    tag: str
    item: "ItemEvent | None"
    pieces: list[Piece] = []
    links: list[LinkEvent] = []
    covered: list[Span] = []
    """Code, raw HTML and links: no place to look for bare addresses."""
    start: int = -1
    end: int = -1
    strong: int = 0
    """How many characters stand in bold."""
    level: int = 0
    anchor: str | None = None


class ItemEvent(Struct):
    """A list item; ``depth`` counts from 1."""

    whole: Span
    depth: int
    list_number: int
    """Which list of the page it belongs to."""
    ordered: bool


class Events(Struct, frozen=True):
    """All that the parser says of a text."""

    runs: tuple[TextRun, ...]
    html: tuple[Span, ...]
    undefined: tuple[Span, ...]
    """References in full form without a definition."""


def read_events(masked: Masked, original: str, at: Callable[[int], int], base: int = 0) -> Events:
    """Go through a text once. ``at`` turns byte offsets into offsets of the source, in which the
    text begins at ``base``; ``original`` is the text without masks."""
    return _Walk(masked, original, at, base).walk()


class _Walk:
    def __init__(self, masked: Masked, original: str, at: Callable[[int], int], base: int) -> None:
        self._masked = masked
        self._original = original
        self._at = at
        self._base = base
        self._has_masks = bool(masked.spans)
        self._runs: list[TextRun] = []
        self._html: list[Span] = []
        self._undefined: list[Span] = []
        self._blocks: list[str] = []
        self._items: list[ItemEvent] = []
        self._lists: list[tuple[int, bool]] = []
        self._list_count = 0
        self._run: TextRun | None = None
        self._links: list[LinkEvent] = []
        self._strong = 0
        self._code = False

    def walk(self) -> Events:
        at = self._at
        events = pyromark.events_with_range(
            self._masked.text, options=OPTIONS, broken_link_callback=self._broken
        )
        for event, place in events:
            if isinstance(event, str):
                if event != "Rule":
                    self._put("\n", at(place["start"]), at(place["end"]))
                continue
            name: str
            said: Any
            for name, said in event.items():
                if name == "Text":
                    if not self._code:
                        self._put(said, at(place["start"]), at(place["end"]))
                elif name == "Start":
                    self._open(said, at(place["start"]), at(place["end"]))
                elif name == "End":
                    self._close(said, at(place["end"]))
                elif name == "Code":
                    start, end = at(place["start"]), at(place["end"])
                    self._put(said, start, end)
                    if self._run:
                        self._run.covered.append(Span(start, end))
                elif name in ("Html", "InlineHtml"):
                    self._raw(said, Span(at(place["start"]), at(place["end"])))
        self._flush()
        return Events(tuple(self._runs), tuple(self._html), tuple(self._undefined))

    def _broken(self, link: Any) -> None:
        if link["link_type"] in ("ReferenceUnknown", "Reference"):
            place = link["span"]
            self._undefined.append(Span(self._at(place["start"]), self._at(place["end"])))

    def _open(self, tag: Any, start: int, end: int) -> None:
        if isinstance(tag, str):
            if tag in _INLINE:
                self._strong += tag == "Strong"
                self._touch(start, end)
            elif tag != "HtmlBlock":
                self._block(tag, start, end)
            return
        for name, data in tag.items():
            if name in ("Link", "Image"):
                self._open_link(name, data, Span(start, end))
            elif name == "Heading":
                self._block("Heading", start, end)
                self._run = TextRun(f"h{data['level'][1]}", None, level=int(data["level"][1]))
                self._run.anchor = data["id"]
            elif name == "List":
                self._flush()
                self._list_count += 1
                self._lists.append((self._list_count, data is not None))
            elif name == "CodeBlock":
                self._flush()
                self._code = True
            else:
                self._block(name, start, end)

    def _block(self, name: str, start: int, end: int) -> None:
        self._flush()
        self._blocks.append(name)
        if name == "Item" and self._lists:
            number, ordered = self._lists[-1]
            item = ItemEvent(Span(start, end), len(self._items) + 1, number, ordered)
            self._items.append(item)

    def _close(self, tag: Any, end: int) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in _INLINE:
            self._strong -= name == "Strong"
            if self._links:
                self._links[-1].inner_end = max(self._links[-1].inner_end, end)
        elif name in ("Link", "Image"):
            self._close_link()
        elif name == "CodeBlock":
            self._code = False
        elif name == "List":
            self._flush()
            self._lists.pop()
        elif name != "HtmlBlock":
            self._flush()
            if self._blocks:
                self._blocks.pop()
            if name == "Item" and self._items:
                self._items.pop()

    def _flush(self) -> None:
        run, self._run = self._run, None
        if run and run.pieces:
            self._runs.append(run)

    def _current(self) -> TextRun:
        if self._run is None:
            inner = next((name for name in reversed(self._blocks) if name in _TAGS), "Paragraph")
            self._run = TextRun(_TAGS[inner], self._items[-1] if self._items else None)
        return self._run

    def _touch(self, start: int, end: int) -> TextRun:
        run = self._current()
        if run.start < 0:
            run.start = start
        run.end = max(run.end, end)
        return run

    def _put(self, text: str, start: int, end: int) -> None:
        if self._run is None and text.isspace():
            return
        run = self._touch(start, end)
        if self._has_masks and MASK in text:
            text = self._unmasked(text, start)
        run.pieces.append(Piece(text, start, end))
        run.strong += len(text) * bool(self._strong)
        if self._links:
            self._links[-1].inner_end = end

    def _unmasked(self, text: str, start: int) -> str:
        """The text with what its templates show in their place."""
        parts: list[str] = []
        at, offset = 0, start - self._base
        for match in MASKED.finditer(text):
            parts.append(text[at : match.start()])
            offset += match.start() - at
            template = template_at(self._masked.spans, offset)
            at = match.end()
            if template:
                parts.append(shown(template.cut(self._original)))
                offset = template.end
            else:
                offset += match.end() - match.start()
        parts.append(text[at:])
        return "".join(parts)

    def _raw(self, html: str, span: Span) -> None:
        self._html.append(span)
        if self._run is not None:
            self._run.covered.append(span)
            self._run.end = max(self._run.end, span.end)
            if html.startswith(_BREAKS):
                self._put("\n", span.start, span.end)

    def _open_link(self, name: str, data: Any, whole: Span) -> None:
        run = self._touch(whole.start, whole.end)
        kind = LinkKind.ANCHOR if name == "Link" else LinkKind.IMAGE
        form = data["link_type"]
        self._links.append(
            LinkEvent(
                kind,
                form if isinstance(form, str) else "WikiLink",
                data["dest_url"],
                data["id"],
                whole,
                len(run.pieces),
                whole.start + (1 if name == "Link" else 2),
            )
        )

    def _close_link(self) -> None:
        if not self._links:
            return
        link, run = self._links.pop(), self._current()
        link.texts = tuple(run.pieces[link.first :])
        run.links.append(link)
        run.covered.append(link.whole)
        if self._links:
            self._links[-1].inner_end = max(self._links[-1].inner_end, link.whole.end)
        if link.kind is LinkKind.IMAGE:
            # An image shows its alternative text only where it cannot be shown itself.
            del run.pieces[link.first :]
