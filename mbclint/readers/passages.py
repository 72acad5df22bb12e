"""Plain text cut into groups of lines: paragraphs, and list items with their markers."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import dropwhile

from msgspec import Struct

from mbclint.model.passage import Passage
from mbclint.model.span import Span

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_BULLETS = "•‣◦⁃∙·▪▫■□●○◆◇►▸➢➤✓✔*+\\-–—»"
MARKER = re.compile(
    rf"^[^\S\n]*(?:(?P<bullet>[{_BULLETS}])|(?P<number>\d{{1,4}})[.)．、）])[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_RULE = re.compile(r"\n {0,2}(([=\-~^\"'`#*+.:_])\2{2,})[^\S\n]*$", re.MULTILINE)
_MARKUP_LINE = re.compile(r"\s*(?:\.\. |\[.*\]\s*$|:[\w-]+:|//|\.\S)")
"""What markup for writers puts right above a heading: labels, attributes, comments."""
_HASH_OR_EQUALS = re.compile(r"\n(?:#{1,6}|={1,6})[^\S\n]+\S")


class Line(Struct, frozen=True, gc=False):
    """One line of a group, without its line break and outer white space."""

    text: str
    start: int
    whole_start: int
    whole_end: int

    @property
    def span(self) -> Span:
        """Where the visible text stands."""
        return Span(self.start, self.start + len(self.text))

    @property
    def whole(self) -> Span:
        """The whole line with its line break."""
        return Span(self.whole_start, self.whole_end)


class Item(Struct, frozen=True):
    """A list item: its text, its number if it has one, and all that belongs to it."""

    text: str
    span: Span
    whole: Span
    number: Passage | None


class Group(Struct, frozen=True, dict=True):
    """Lines without a blank line between them: a lead of plain lines, then items."""

    text: str
    """The whole text, with line feeds."""
    lead_start: int
    lead_end: int
    visible: str
    """The lead without outer white space."""
    items: tuple[Item, ...]
    underlined: int = 0
    """How many lines of the lead are a heading with the rules above and below it."""

    @cached_property
    def lead(self) -> tuple[Line, ...]:
        """The plain lines; most paragraphs are never asked for them."""
        return _lines(self.text, self.lead_start, self.lead_end) if self.visible else ()

    @property
    def lead_span(self) -> Span:
        """From the first to the last visible character of the lead."""
        start = self.text.index(self.visible, self.lead_start)
        return Span(start, start + len(self.visible))

    @property
    def lone_line(self) -> Line | None:
        """The line, when the group is one plain line and no more."""
        return None if self.items or "\n" in self.visible or not self.visible else self.lead[0]

    @property
    def span(self) -> Span:
        """From the first to the last visible character."""
        first = self.lead_span.start if self.visible else self.items[0].whole.start
        last = self.items[-1].span.end if self.items else self.lead_span.end
        return Span(first, last)


class _Heading(Struct, frozen=True, gc=False):
    """Where a heading that is marked by rules, or by signs before it, begins and ends."""

    start: int
    end: int
    lines: int


def fold(text: str) -> str:
    """The text with every run of white space as one space, none at the ends."""
    # The space is the only white space that is printable: most texts are as they should be.
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(text.split())


def with_line_feeds(text: str) -> str:
    """The text with a line feed wherever a line ends, at the same offsets."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def groups(text: str) -> Iterator[Group]:
    """The groups of a text in order; empty ones are left out. A heading that is underlined begins
    a group of its own also where no blank line stands before it."""
    text = with_line_feeds(text)
    cuts = iter(_headings(text))
    cut = next(cuts, None)
    # The first line break belongs to the group, so that removing an entry removes its line.
    ends = ((blank.start() + 1, blank.end()) for blank in _BLANK_LINES.finditer(text))
    start = 0
    for end, following in (*ends, (len(text), len(text))):
        taken: _Heading | None = None
        while cut and cut.start < end:
            if cut.start > start or taken:
                yield from _group(text, start, cut.start, taken)
            start, taken = cut.start, cut
            cut = next(cuts, None)
        yield from _group(text, start, end, taken)
        start = following


def _headings(text: str) -> Iterator[_Heading]:
    """Underlined headings, and lines with signs before them that stand right below markup."""
    found = [*_underlined(text)]
    if "\n=" in text or "\n#" in text:
        found += _signed(text)
        found.sort(key=lambda heading: heading.start)
    end = 0
    for heading in found:
        if heading.start >= end:
            yield heading
            end = heading.end


def _underlined(text: str) -> Iterator[_Heading]:
    """Lines between two rules or above one; as in reStructuredText the rule is about as long. The
    rule above must be as long as the one below, or it closes or begins something else."""
    used = 0
    for rule in _RULE.finditer(text):
        start = text.rfind("\n", 0, rule.start()) + 1
        if start < used:
            continue
        line = text[start : rule.start()]
        visible = line.strip()
        if not visible or _RULE.match("\n" + line):
            continue
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        line_above = text[above:start].strip() if start > used else ""
        length = len(rule[1])
        if line_above == rule[1] and length >= 0.75 * len(visible):
            yield _Heading(above, rule.end(), 3)
            used = rule.end()
        elif not line[:3].isspace() and length >= 0.75 * len(visible):
            alone = not line_above or above < used or _MARKUP_LINE.match(line_above)
            if alone or abs(length - len(visible)) <= 1:
                yield _Heading(start, rule.end(), 2)
                used = rule.end()


def _signed(text: str) -> Iterator[_Heading]:
    for sign in _HASH_OR_EQUALS.finditer(text):
        above = text.rfind("\n", 0, sign.start()) + 1
        if _MARKUP_LINE.match(text, above, sign.start()):
            yield _Heading(sign.start() + 1, sign.end(), 0)


def _group(text: str, start: int, end: int, heading: _Heading | None) -> Iterator[Group]:
    below = min(heading.end, end) if heading and heading.lines else start
    markers = _markers(text, below, end)
    lead_end = markers[0].start() if markers else end
    visible = text[start:lead_end].strip()
    underlined = heading.lines if heading else 0
    if not markers:
        if visible:
            yield Group(text, start, lead_end, visible, (), underlined)
        return
    bounds = [marker.start() for marker in markers[1:]] + [end]
    items = tuple(
        _item(text, marker, until) for marker, until in zip(markers, bounds, strict=False)
    )
    yield Group(text, start, lead_end, visible, items, underlined)


def _markers(text: str, start: int, end: int) -> Sequence[re.Match[str]]:
    """The item markers of a group. As in CommonMark, a number other than 1 does not interrupt a
    paragraph: a line of prose may begin with a year."""
    markers = list(MARKER.finditer(text, start, end))
    if not markers or not text[start : markers[0].start()].strip():
        return markers
    return list(dropwhile(lambda marker: marker["number"] and int(marker["number"]) != 1, markers))


def _lines(text: str, start: int, end: int) -> tuple[Line, ...]:
    lines = []
    at = start
    for whole in text[start:end].split("\n"):
        after = at + len(whole) + 1
        if stripped := whole.strip():
            indent = 0 if stripped[0] == whole[0] else len(whole) - len(whole.lstrip())
            lines.append(Line(stripped, at + indent, at, min(after, end)))
        at = after
    return tuple(lines)


def _item(text: str, marker: re.Match[str], end: int) -> Item:
    body = text[marker.end() : end]
    visible = Span(marker.end(), marker.end() + len(body.rstrip()))
    number = None
    if marker["number"] is not None:
        number = Passage(marker["number"], Span(*marker.span("number")))
    return Item(fold(body), visible, Span(marker.start(), end), number)
