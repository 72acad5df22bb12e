"""Markdown as runs of visible text, links and raw HTML: pyromark's events, made into facts with
code-point spans."""

from bisect import bisect_left
from collections.abc import Callable, Container
from typing import Any, Final

import pyromark

from mbclint.model.links import LinkKind
from mbclint.model.span import Span
from mbclint.readers.markdown_masks import MASK, MASKED, Masked, covered, shown
from mbclint.readers.markdown_runs import Events, ItemEvent, LinkEvent, Piece, TextRun

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


def read_events(
    masked: Masked,
    original: str,
    at: Callable[[int], int],
    base: int = 0,
    *,
    exact: bool = False,
    known: Container[str] = (),
) -> Events:
    """Go through a text once. ``at`` turns byte offsets into offsets of the source, in which the
    text begins at ``base``; ``original`` is the text without masks. Text that stands together is
    one piece, or, if ``exact``, as many as it takes for each to stand in the source as it is.
    ``known`` are labels, in lower case, that are defined elsewhere."""
    return _Walk(masked, original, at, base, known).walk(exact)


class _Walk:
    def __init__(
        self,
        masked: Masked,
        original: str,
        at: Callable[[int], int],
        base: int,
        known: Container[str],
    ) -> None:
        self._masked = masked
        self._original = original
        self._at = at
        self._base = base
        self._known = known
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

    def walk(self, exact: bool) -> Events:
        at = self._at
        events = pyromark.events_with_range(
            self._masked.text,
            options=OPTIONS,
            merge_text=not exact,
            broken_link_callback=self._broken,
        )
        event: Any
        for event, place in events:
            if isinstance(event, str):
                if event != "Rule" and self._run is not None:
                    self._break(at(place["start"]), at(place["end"]))
            elif "Text" in event:
                said = event["Text"]
                if not self._code and (self._run is not None or not said.isspace()):
                    self._put(said, at(place["start"]), at(place["end"]))
            elif "End" in event:
                self._close(event["End"], place["end"])
            elif "Start" in event:
                self._open(event["Start"], place)
            elif "Code" in event:
                start, end = at(place["start"]), at(place["end"])
                self._put(event["Code"], start, end, code=True)
                if self._run:
                    self._run.covered.append(Span(start, end))
            elif html := event.get("Html") or event.get("InlineHtml"):
                self._raw(html, Span(at(place["start"]), at(place["end"])))
        self._flush()
        return Events(tuple(self._runs), tuple(self._html), tuple(sorted(self._undefined)))

    def _broken(self, link: Any) -> tuple[str, str] | None:
        if link["reference"].casefold() in self._known:
            return "", ""
        if link["link_type"] in ("ReferenceUnknown", "Reference"):
            place = link["span"]
            self._undefined.append(Span(self._at(place["start"]), self._at(place["end"])))
        return None

    def _open(self, tag: Any, place: Any) -> None:
        if isinstance(tag, str):
            if tag in _INLINE:
                self._strong += tag == "Strong"
                self._touch(self._at(place["start"]), self._at(place["end"]))
            elif tag == "HtmlBlock":
                self._flush()
            else:
                self._block(tag, place)
            return
        for name, data in tag.items():
            if name in ("Link", "Image"):
                self._open_link(name, data, self._at(place["start"]), self._at(place["end"]))
            elif name == "Heading":
                self._block("Heading", place)
                level = int(data["level"][1])
                end = self._at(place["end"])
                run = TextRun(f"h{level}", None, level=level, anchor=data["id"], block_end=end)
                self._run = run
            elif name == "List":
                self._flush()
                self._list_count += 1
                self._lists.append((self._list_count, data is not None))
            elif name == "CodeBlock":
                self._flush()
                self._code = True
            else:
                self._block(name, place)

    def _block(self, name: str, place: Any) -> None:
        if self._run is not None:
            self._flush()
        self._blocks.append(name)
        if name == "Item" and self._lists:
            number, ordered = self._lists[-1]
            whole = Span(self._at(place["start"]), self._at(place["end"]))
            self._items.append(ItemEvent(whole, len(self._items) + 1, number, ordered))

    def _close(self, tag: Any, byte_end: int) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name == "Paragraph":
            if self._run is not None:
                self._flush()
            self._blocks.pop()
        elif name in _INLINE:
            self._strong -= name == "Strong"
            if self._links:
                self._links[-1].inner_end = max(self._links[-1].inner_end, self._at(byte_end))
        elif name in ("Link", "Image"):
            self._close_link()
        elif name == "CodeBlock":
            self._code = False
        elif name == "List":
            self._flush()
            self._lists.pop()
        elif name != "HtmlBlock":
            if self._run is not None:
                self._flush()
            if self._blocks:
                self._blocks.pop()
            if name == "Item" and self._items:
                self._items.pop()

    def _flush(self) -> None:
        run, self._run = self._run, None
        if run is not None and (run.pieces or run.links):
            self._runs.append(run)

    def _current(self) -> TextRun:
        if self._run is None:
            tag = _TAGS.get(self._blocks[-1]) if self._blocks else "p"
            if tag is None:
                tag = next((_TAGS[name] for name in reversed(self._blocks) if name in _TAGS), "p")
            self._run = TextRun(tag, self._items[-1] if self._items else None)
        return self._run

    def _touch(self, start: int, end: int) -> TextRun:
        run = self._run or self._current()
        if run.start < 0:
            run.start = start
        if end > run.end:
            run.end = end
        return run

    def _put(self, text: str, start: int, end: int, *, code: bool = False) -> None:
        run = self._run or self._current()
        if run.start < 0:
            escaped = self._original.startswith("\\", start - self._base - 1)
            run.start = start - 1 if escaped and start > self._base else start
        if end > run.end:
            run.end = end
        if self._has_masks and MASK in text:
            self._put_around_masks(run, text, start, end, code)
        else:
            run.pieces.append(Piece(text, start, end, code))
        if self._strong:
            run.strong += len(text)
        if self._links:
            self._links[-1].inner_end = end

    def _put_around_masks(self, run: TextRun, text: str, start: int, end: int, code: bool) -> None:
        """A text with what its templates show in their place, each part where it stands."""
        spans, original, base = self._masked.spans, self._original, self._base
        index = bisect_left(spans, Span(start - base, 0))
        if index and spans[index - 1].end + base > start:
            index -= 1
        before = 0
        for match in MASKED.finditer(text):
            if match.start() > before and index < len(spans):
                until = max(start, spans[index].start + base)
                run.pieces.append(Piece(text[before : match.start()], start, until, code))
            left = len(match[0])
            while left > 0 and index < len(spans):
                template = spans[index]
                begun = max(template.start, start - base)
                left -= max(1, covered(original, template, begun))
                # What follows a line break within a template was shown before it.
                said = shown(template.cut(original)) if begun == template.start else ""
                start = min(template.end + base, end)
                run.pieces.append(Piece(said, begun + base, start, code))
                index += 1
            before = match.end()
        if before < len(text):
            run.pieces.append(Piece(text[before:], start, end, code))

    def _raw(self, html: str, span: Span) -> None:
        self._html.append(span)
        run = self._run
        if run is None:
            return
        run.covered.append(span)
        run.end = max(run.end, span.end)
        if self._links:
            self._links[-1].inner_end = span.end
        if html.startswith(_BREAKS):
            self._break(span.start, span.end)

    def _break(self, start: int, end: int) -> None:
        self._put("\n", start, end)
        if self._run is not None and not self._links:
            self._run.broken = True

    def _open_link(self, name: str, data: Any, start: int, end: int) -> None:
        form = data["link_type"]
        if form == "Collapsed" and self._original.startswith("[]", end - self._base):
            end += 2
        run = self._touch(start, end)
        image = name == "Image"
        self._links.append(
            LinkEvent(
                LinkKind.IMAGE if image else LinkKind.ANCHOR,
                form if isinstance(form, str) else "WikiLink",
                data["dest_url"],
                data["id"],
                Span(start, end),
                len(run.pieces),
                start + (2 if image else 1),
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
