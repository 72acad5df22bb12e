"""Plain text cut into groups of lines: paragraphs, and list items with their markers."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from msgspec import Struct

from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.asciidoc import DelimitedBlocks, is_asciidoc, is_two_line_title

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_BULLETS = "•‣◦⁃∙·▪▫■□●○◆◇►▸➢➤✓✔*+\\-–—»"
_MARKER = rf"(?P<marker>[^\S\n]*(?:[{_BULLETS}]|(?P<number>\d{{1,4}})[.)．、）])[^\S\n]+(?=\S))"
_FIRST_MARKER, _NEXT_MARKER = re.compile(_MARKER), re.compile(rf"\n{_MARKER}")
"""Two, as a search runs fast only for what begins with one certain character."""
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


class Item(Struct, frozen=True, gc=False):
    """A list item: its text, its number if it has one, and all that belongs to it."""

    text: str
    span: Span
    whole: Span
    number: Passage | None


class Group(Struct, frozen=True, gc=False):
    """Lines without a blank line between them: a lead of plain lines, then items."""

    text: str
    """The whole text, with line feeds."""
    start: int
    end: int
    visible: str
    """The lead, which is what stands before the items, without outer white space."""
    visible_start: int
    """Where the visible lead begins; where there is none, the items do."""
    items: tuple[Item, ...] = ()
    underlined: int = 0
    """How many lines of the lead are a heading with the rules above and below it."""

    @property
    def lead(self) -> tuple[Line, ...]:
        """The plain lines, cut anew at each call: most paragraphs are never asked for them."""
        if not self.visible:
            return ()
        return _lines(self.text, self.start, self.items[0].whole.start if self.items else self.end)

    @property
    def lead_span(self) -> Span:
        """From the first to the last visible character of the lead."""
        return Span(self.visible_start, self.visible_start + len(self.visible))

    @property
    def lone_line(self) -> Line | None:
        """The line, when the group is one plain line and no more."""
        return None if self.items or "\n" in self.visible or not self.visible else self.lead[0]

    @property
    def span(self) -> Span:
        """From the first to the last visible character."""
        last = self.items[-1].span.end if self.items else self.lead_span.end
        return Span(self.visible_start, last)


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
    marks = _marks(text)
    mark_starts = [*(mark.start("marker") for mark in marks), len(text) + 1]
    at = 0
    for start, end, heading in _pieces(text):
        below = min(heading.end, end) if heading and heading.lines else start
        while mark_starts[at] < below:
            at += 1
        first = at
        while mark_starts[at] < end:
            at += 1
        items = _items(text, below, end, marks[first:at]) if first < at else ()
        lead = text[start : items[0].whole.start] if items else text[start:end]
        visible = lead.strip()
        if not visible and not items:
            continue
        visible_start = start
        if not visible:
            visible_start += len(lead)
        elif visible[0] != lead[0]:
            visible_start += len(lead) - len(lead.lstrip())
        underlined = heading.lines if heading else 0
        yield Group(text, start, end, visible, visible_start, items, underlined)


def _pieces(text: str) -> Iterator[tuple[int, int, _Heading | None]]:
    """The text cut at blank lines and above marked headings."""
    cuts = iter(_headings(text))
    cut = next(cuts, None)
    start = 0
    for blank in (*_BLANK_LINES.finditer(text), None):
        # The first line break belongs to the group, so that removing an entry removes its line.
        end = blank.start() + 1 if blank else len(text)
        taken: _Heading | None = None
        while cut and cut.start < end:
            if cut.start > start or taken:
                yield start, cut.start, taken
            start, taken = cut.start, cut
            cut = next(cuts, None)
        yield start, end, taken
        start = blank.end() if blank else end


def _headings(text: str) -> Iterator[_Heading]:
    """Underlined headings, and lines with signs before them that stand right below markup."""
    found = [*(_two_line_titles(text) if is_asciidoc(text) else _underlined(text))]
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


def _two_line_titles(text: str) -> Iterator[_Heading]:
    """Underlined titles of AsciiDoc, in which rules also enclose blocks."""
    blocks = DelimitedBlocks(text)
    for rule in _RULE.finditer(text):
        start = text.rfind("\n", 0, rule.start()) + 1
        line = text[start : rule.start()].rstrip()
        if line[:1].isspace() or blocks.cover(rule.start(1)):
            continue
        if line and is_two_line_title(line, rule[1]):
            yield _Heading(start, rule.end(), 2)


def _signed(text: str) -> Iterator[_Heading]:
    for sign in _HASH_OR_EQUALS.finditer(text):
        above = text.rfind("\n", 0, sign.start()) + 1
        if _MARKUP_LINE.match(text, above, sign.start()):
            yield _Heading(sign.start() + 1, sign.end(), 0)


def _marks(text: str) -> list[re.Match[str]]:
    """Whatever looks like an item's marker."""
    first = _FIRST_MARKER.match(text)
    return [*([first] if first else ()), *_NEXT_MARKER.finditer(text)]


def _items(text: str, start: int, end: int, marks: Sequence[re.Match[str]]) -> tuple[Item, ...]:
    """The items of a group. As in CommonMark, a number other than 1 does not interrupt
    a paragraph: a line of prose may begin with a year."""
    if text[start : marks[0].start("marker")].strip():
        marks = list(dropwhile(lambda mark: mark["number"] and int(mark["number"]) != 1, marks))
    bounds = [*(mark.start("marker") for mark in marks[1:]), end]
    return tuple(_item(text, mark, until) for mark, until in zip(marks, bounds, strict=False))


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
    return Item(fold(body), visible, Span(marker.start("marker"), end), number)
