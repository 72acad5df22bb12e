"""Plain text cut into groups of lines: paragraphs, and list items with their markers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mbclint.model.passage import Passage
from mbclint.model.span import Span

_BLANK_LINES = re.compile(r"(?>\r\n?|\n)(?:[^\S\r\n]*(?>\r\n?|\n))+")
_LINE = re.compile(r"[^\r\n]+(?:\r\n?|\n)?")
_BULLETS = "•‣◦⁃∙·▪▫■□●○◆◇►▸➢➤✓✔*+\\-–—»"
MARKER = re.compile(
    rf"(?:^|(?<=\r))[^\S\r\n]*(?:(?P<bullet>[{_BULLETS}])|(?P<number>\d{{1,4}})[.)．、）])[^\S\r\n]+(?=\S)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a group, without its line break and outer white space."""

    text: str
    start: int
    whole: Span
    """The whole line with its line break."""

    @property
    def span(self) -> Span:
        """Where the visible text stands."""
        return Span(self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its text, its number if it has one, and all that belongs to it."""

    text: str
    span: Span
    whole: Span
    number: Passage | None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines without a blank line between them: a lead of plain lines, then items."""

    lead: tuple[Line, ...]
    items: tuple[Item, ...]

    @property
    def lone_line(self) -> Line | None:
        """The line, when the group is one plain line and no more."""
        return self.lead[0] if len(self.lead) == 1 and not self.items else None

    @property
    def text(self) -> str:
        """The lead, folded to single spaces."""
        return fold(" ".join(line.text for line in self.lead))

    @property
    def span(self) -> Span:
        """From the first to the last visible character."""
        first = self.lead[0].start if self.lead else self.items[0].whole.start
        last = self.items[-1].span.end if self.items else self.lead[-1].span.end
        return Span(first, last)


def fold(text: str) -> str:
    """The text with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def groups(text: str) -> Iterator[Group]:
    """The groups of a text in order; empty ones are left out."""
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        # The first line break belongs to the group, so that removing an entry removes its line.
        line_break = 2 if text.startswith("\r\n", blank.start()) else 1
        yield from _group(text, start, blank.start() + line_break)
        start = blank.end()
    yield from _group(text, start, len(text))


def _group(text: str, start: int, end: int) -> Iterator[Group]:
    if not text[start:end].strip():
        return
    markers = _markers(text, start, end)
    lead_end = markers[0].start() if markers else end
    lead = tuple(_lines(text, start, lead_end))
    bounds = [marker.start() for marker in markers[1:]] + [end]
    items = tuple(
        _item(text, marker, until) for marker, until in zip(markers, bounds, strict=False)
    )
    yield Group(lead, items)


def _markers(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The item markers of a group. As in CommonMark, a number other than 1 does not interrupt a
    paragraph: a line of prose may begin with a year."""
    markers = list(MARKER.finditer(text, start, end))
    while markers and markers[0]["number"] is not None and int(markers[0]["number"]) != 1:
        if not text[start : markers[0].start()].strip():
            break
        markers.pop(0)
    return markers


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    for match in _LINE.finditer(text, start, end):
        stripped = match[0].strip()
        if stripped:
            indent = len(match[0]) - len(match[0].lstrip())
            yield Line(stripped, match.start() + indent, Span(*match.span()))


def _item(text: str, marker: re.Match[str], end: int) -> Item:
    body = text[marker.end() : end]
    visible = Span(marker.end(), marker.end() + len(body.rstrip()))
    number = None
    if marker["number"] is not None:
        number = Passage(marker["number"], Span(*marker.span("number")))
    return Item(fold(body), visible, Span(marker.start(), end), number)
