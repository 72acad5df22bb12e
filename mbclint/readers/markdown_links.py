"""The links of Markdown: where their addresses and texts stand, bare addresses, and what was meant
to be a link."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape

import pyromark

from mbclint.model.links import BrokenLink, BrokenLinkKind, Link, LinkKind
from mbclint.model.span import Span
from mbclint.readers.html_spans import trimmed
from mbclint.readers.markdown_masks import MASK, merged, template_at, touches
from mbclint.readers.markdown_runs import LinkEvent, TextRun
from mbclint.readers.passages import fold

_BARE = re.compile(
    r"(?<![\w/.@\"'=(])(?:https?://|www\.)[^\s<>\"`|\\]+|(?<=\()https?://[^\s<>\"`|\\]+"
)
_OPENINGS = ("http", "www.")
_PAIRS = {")": "(", "]": "["}
_TRAILING = "?!.,:*_~'\";"
_ADDRESS = r"(?:https?://|www\.|mailto:|tel:|\.{0,2}/|#)[^\s()<>]*|[\w./-]+\.(?:html?|mdx?|pdf|php)"
_GAP = re.compile(rf"(?<![!\w\]\\])\[([^\[\]\r\n]{{2,200}})\]([ \t]+)\((?:{_ADDRESS})\)")
_SPACED = re.compile(
    r"(?<![!\w\]\\])\[[^\[\]\r\n]{1,200}\]"
    r"\((?:https?://|www\.|\.{0,2}/)[^()<>\"'\r\n]{0,500}?[ \t][^()<>\"'\r\n]{0,500}\)"
)
_UNCLOSED = re.compile(
    r"(?<![!\w\]\\])\[[^\[\]\r\n]{1,200}\]\((?:https?://|www\.)[^\s()<>]+(?=[ \t]*(?:[\r\n]|\Z))"
)
_PLAIN_DESTINATION = re.compile(r"[ \t]*+([^\s()<>\\{]++)(?=[\s)])")
_LABEL = re.compile(r"\]\[([^\[\]]*[^\W\d][^\[\]]*)\]\Z")
_SPACE = " \t\r\n"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#\w{1,8}|\w{1,32});")


class LinkMaker:
    """Makes links of one file's events; offsets are those of ``text``, the whole source."""

    def __init__(self, text: str, templates: tuple[Span, ...], definitions: "Definitions") -> None:
        self._text = text
        self._templates = templates
        self._definitions = definitions

    def link(self, event: LinkEvent) -> Link | None:
        """The link that an event stands for; None when its address cannot be placed."""
        whole = event.whole
        text = fold("".join([piece.text for piece in event.texts]))
        if event.form in ("Autolink", "Email"):
            address = Span(whole.start + 1, whole.end - 1)
            return Link(address.cut(self._text), address, whole, event.kind, text, address)
        text_start = whole.start + (1 if event.kind is LinkKind.ANCHOR else 2)
        inner = trimmed(self._text, text_start, max(text_start, event.inner_end))
        if event.form == "Inline":
            opening = self._text.find("](", event.inner_end, whole.end)
            if opening < 0:
                return None
            span = placed(self._text, opening + 2, whole.end, self._templates, event.address)
        elif (defined := self._definitions.place(event.label)) is None:
            return None
        else:
            span = defined
        target = event.address if MASK not in event.address else span.cut(self._text)
        return Link(target, span, whole, event.kind, text, inner)

    def bare(self, run: TextRun) -> Iterator[Link]:
        """Addresses that stand in the text as they are."""
        covered = merged(run.covered)
        for match in self._addresses(run.start, run.end):
            start, end = match.start(), _without_marks(match[0], match.start())
            if end > start + 4 and not touches(covered, start, end):
                span = Span(start, end)
                address = span.cut(self._text)
                yield Link(address, span, span, text=address, text_span=span)

    def _addresses(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Tried only where one can begin: such places are found faster than a pattern."""
        text = self._text
        while True:
            begins = [at for mark in _OPENINGS if (at := text.find(mark, start, end)) >= 0]
            if not begins:
                return
            start = min(begins)
            if match := _BARE.match(text, start, end):
                yield match
            start = match.end() if match else start + 1

    def broken(self, run: TextRun, cut: str, undefined: Sequence[Span]) -> Iterator[BrokenLink]:
        """What was meant to be a link and is none; ``cut`` is the source of the run."""
        may_gap = "] " in cut or "]\t" in cut
        is_whole = cut.count("](") <= _inline(run)
        if is_whole and not undefined and not may_gap:
            return
        covered = merged(run.covered)
        for span in undefined:
            label = _LABEL.search(span.cut(self._text))
            if label and not touches(covered, span.start, span.end):
                place = Span(span.start + label.start(1), span.start + label.end(1))
                yield BrokenLink(BrokenLinkKind.UNDEFINED, place, span.cut(self._text))
        if is_whole and not may_gap:
            return
        for kind, pattern in (
            (BrokenLinkKind.GAP, _GAP),
            (BrokenLinkKind.SPACES, _SPACED),
            (BrokenLinkKind.UNCLOSED, _UNCLOSED),
        ):
            for match in pattern.finditer(self._text, run.start, run.end):
                if not touches(covered, match.start(), match.end()):
                    span = Span(*match.span(2 if kind is BrokenLinkKind.GAP else 0))
                    yield BrokenLink(kind, span, match[0])


def may_hold_addresses(cut: str) -> bool:
    """Whether it is worth while to look for bare addresses."""
    return "http" in cut or "www." in cut


def _inline(run: TextRun) -> int:
    return [link.form for link in run.links].count("Inline")


class Definitions:
    """Where the link reference definitions of a text stand; read when first asked for."""

    def __init__(
        self, masked: str, at: Callable[[int], int], text: str, templates: tuple[Span, ...]
    ) -> None:
        self._masked = masked
        self._at = at
        self._text = text
        self._templates = templates
        self._places: Mapping[str, Span] | None = None

    def place(self, label: str) -> Span | None:
        """The address in the definition of a label."""
        if self._places is None:
            self._places = dict(self._read())
        return self._places.get(_label_key(label))

    def _read(self) -> Iterator[tuple[str, Span]]:
        for label, found in pyromark.reference_definitions(self._masked).items():
            start, end = self._at(found["span"]["start"]), self._at(found["span"]["end"])
            colon = self._text.find("]:", start, end)
            if colon >= 0:
                address = found["dest"]
                span = placed(self._text, colon + 2, end, self._templates, address)
                yield _label_key(label), span


def placed(text: str, start: int, end: int, templates: tuple[Span, ...], address: str) -> Span:
    """Where an address stands that is the next after ``start``. Marks of a quotation or a list
    before it, on a line of its own, are passed over."""
    span = destination(text, start, end, templates)
    cut = span.cut(text)
    if cut != address and MASK not in address and unescaped(cut) != address:
        found = text.find(address, start, end)
        if found >= 0:
            return Span(found, found + len(address))
    return span


def unescaped(written: str) -> str:
    """What is written, with backslash escapes and references to characters resolved."""
    return _ESCAPE.sub(lambda match: match[1] or unescape(match[0]), written)


def destination(text: str, start: int, end: int, templates: tuple[Span, ...]) -> Span:
    """The link destination that begins at or after ``start``: in angle brackets, or up to white
    space or an unbalanced parenthesis (CommonMark 0.31, section 6.3). A template is part of it."""
    if plain := _PLAIN_DESTINATION.match(text, start, end):
        return Span(*plain.span(1))
    while start < end and text[start] in _SPACE:
        start += 1
    if start < end and text[start] == "<":
        close = start + 1
        while close < end and text[close] != ">":
            close += 2 if text[close] == "\\" else 1
        return Span(start + 1, min(close, end))
    depth, at = 0, start
    while at < end:
        template = template_at(templates, at) if templates else None
        if template:
            at = template.end
            continue
        character = text[at]
        if character in _SPACE:
            break
        depth += (character == "(") - (character == ")")
        if depth < 0:
            break
        at += 2 if character == "\\" else 1
    return Span(start, min(at, end))


def _without_marks(address: str, start: int) -> int:
    """The end of a bare address without the punctuation of its sentence (GFM, section 6.9)."""
    counts = {mark: address.count(mark) for mark in "()[]"}
    size = len(address)
    while size:
        last = address[size - 1]
        if last in _PAIRS and counts[_PAIRS[last]] < counts[last]:
            counts[last] -= 1
        elif last not in _TRAILING:
            break
        size -= 1
    return start + size


def _label_key(label: str) -> str:
    return fold(label).casefold()
