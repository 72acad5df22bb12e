"""Which lines of a plain text are headings, by the style that the document itself prefers."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from mbclint.model.article import Heading
from mbclint.model.dates import DatePlace
from mbclint.model.span import Span
from mbclint.readers.asciidoc import DelimitedBlocks, is_asciidoc, without_anchor
from mbclint.readers.dated_lines import date_facts
from mbclint.readers.labels import related_heading
from mbclint.readers.passages import Group, Line, fold

_SIGNED = re.compile(r"(#{1,6}|={1,6})\s+(?=\S)")
_SETEXT = frozenset("=-")
_CODE_INDENT = 4
_OUTLINE_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=\S)")
MARKUP_STARTS = (".. ", "//", "[[")
"""What begins a line that is there for a program."""
_LONGEST = 80
_MOST_WORDS = 12
_NO_HEADING_ENDS = tuple(".,;:!…。、،؛")


class HeadingStyle(StrEnum):
    """How a plain text marks a heading."""

    UNDERLINED = "underlined"
    ATX = "atx"
    EQUALS = "equals"
    """Equals signs before the text, as in AsciiDoc."""
    NUMBERED = "numbered"
    CAPITALS = "capitals"
    BARE = "bare"
    LABEL = "label"
    """A lone line that the label tables know to head a related list: a heading in any document."""


_EXPLICIT = frozenset({HeadingStyle.UNDERLINED, HeadingStyle.ATX, HeadingStyle.EQUALS})
_IMPLICIT = (HeadingStyle.NUMBERED, HeadingStyle.CAPITALS, HeadingStyle.BARE)


class _Candidate(Struct, frozen=True):
    style: HeadingStyle
    text: str
    span: Span
    rank: str
    """Equal for headings of one level in this document and style."""
    lines: int
    """How many lines of the group's lead belong to it; for a numbered heading none do."""


class HeadingLine(Struct, frozen=True):
    """A heading and how many lead lines of its group it takes."""

    heading: Heading
    style: HeadingStyle
    lines: int


def find_headings(found: Sequence[Group]) -> Mapping[int, HeadingLine]:
    """The headings of a document by the index of their group. A title is among them, at level 1
    when its style is the document's outermost."""
    candidates = {
        index: candidate for index, group in enumerate(found) if (candidate := _marked(group))
    }
    asciidoc = bool(candidates) and is_asciidoc(found[0].text)
    if asciidoc:
        candidates = dict(_outside_blocks(candidates, DelimitedBlocks(found[0].text)))
    if not any(candidate.style in _EXPLICIT for candidate in candidates.values()):
        candidates |= {
            index: candidate
            for index, group in enumerate(found)
            if index not in candidates and (candidate := _implied(found, index, group))
        }
        candidates = dict(sorted(candidates.items()))
    accepted = _accepted_styles(candidates.values(), asciidoc=asciidoc)
    ranks: dict[tuple[HeadingStyle, str], int] = {}
    headings = {}
    for index, candidate in candidates.items():
        if candidate.style in accepted:
            level = _level(candidate, ranks)
            heading = Heading(candidate.text, candidate.span, level)
            headings[index] = HeadingLine(heading, candidate.style, candidate.lines)
    return headings


def _outside_blocks(
    candidates: Mapping[int, _Candidate], blocks: DelimitedBlocks
) -> Iterator[tuple[int, _Candidate]]:
    """The candidates of an AsciiDoc text that are not code, without the anchors behind them."""
    for index, candidate in candidates.items():
        if not blocks.cover(candidate.span.start):
            text = without_anchor(candidate.text)
            end = candidate.span.end - (len(candidate.text) - len(text))
            yield index, replace(candidate, text=text, span=Span(candidate.span.start, end))


def looks_like_heading(text: str) -> bool:
    """Whether a lone line has the shape of a heading or title rather than of a sentence."""
    return (
        len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith(_NO_HEADING_ENDS)
        and not text[0].islower()
        and any(character.isalpha() for character in text)
        and "://" not in text
        and not text.startswith(MARKUP_STARTS)
    )


def is_dated(text: str) -> bool:
    """Whether a line is there for the sake of a date, or as a byline with one."""
    return any(fact.place is not DatePlace.SENTENCE for fact in date_facts(text, 0))


def _marked(group: Group) -> _Candidate | None:
    """A heading that is marked as one, or worded as the head of a related list."""
    visible = group.visible
    if not visible:
        return None
    if group.underlined:
        return _underlined(group.lead, group.underlined)
    if visible[0] in "#=" and not _in_code(group) and (signed := _signed(group.lead[0])):
        return signed
    if "\n" in visible or not related_heading(visible):
        return None
    return _plain(HeadingStyle.LABEL, group)


def _implied(found: Sequence[Group], index: int, group: Group) -> _Candidate | None:
    """What is a heading where the document marks none: a lone line of the right shape."""
    visible = group.visible
    if not visible:
        return _numbered_item(found, index, group)
    if "\n" in visible or group.items:
        return None
    if outline := _OUTLINE_NUMBER.match(visible):
        at = group.visible_start + outline.end()
        text = visible[outline.end() :]
        depth = "." * outline[1].count(".")
        return _Candidate(HeadingStyle.NUMBERED, text, Span(at, at + len(text)), depth, 1)
    if _in_code(group) or index + 1 == len(found):
        return None
    if looks_like_heading(visible) and not is_dated(visible):
        capitals = visible.isupper() and len(visible) > 3
        return _plain(HeadingStyle.CAPITALS if capitals else HeadingStyle.BARE, group)
    return None


def _in_code(group: Group) -> bool:
    start = group.text.rfind("\n", 0, group.visible_start) + 1
    return group.visible_start - start >= _CODE_INDENT


def _plain(style: HeadingStyle, group: Group) -> _Candidate:
    return _Candidate(style, fold(group.visible), group.lead_span, "", 1)


def _signed(line: Line) -> _Candidate | None:
    sign = _SIGNED.match(line.text)
    if not sign:
        return None
    text = line.text[sign.end() :]
    unclosed = text.rstrip(sign[1][0])
    if not unclosed or unclosed[-1].isspace():
        text = unclosed.rstrip()
    if not text:
        return None
    start = line.start + sign.end()
    style = HeadingStyle.ATX if sign[1][0] == "#" else HeadingStyle.EQUALS
    return _Candidate(style, fold(text), Span(start, start + len(text)), sign[1], 1)


def _underlined(lead: Sequence[Line], lines: int) -> _Candidate:
    text, rule = lead[lines - 2], lead[lines - 1]
    rank = ("over" if lines > 2 else "") + rule.text[0]
    return _Candidate(HeadingStyle.UNDERLINED, fold(text.text), text.span, rank, lines)


def _numbered_item(found: Sequence[Group], index: int, group: Group) -> _Candidate | None:
    """A numbered line that stands alone is a heading, unless its neighbours number a loose list."""
    item = group.items[0]
    beside = [found[at] for at in (index - 1, index + 1) if 0 <= at < len(found)]
    if len(group.items) > 1 or item.number is None or index + 1 == len(found):
        return None
    if any(other.items and not other.visible for other in beside):
        return None
    if not looks_like_heading(item.text):
        return None
    return _Candidate(HeadingStyle.NUMBERED, item.text, item.span, "", 0)


def _accepted_styles(
    candidates: Collection[_Candidate], *, asciidoc: bool
) -> frozenset[HeadingStyle]:
    """Explicit styles go before all others. Markdown mixes two of them, and so does AsciiDoc; where
    the rules are not Markdown's, number signs begin comments."""
    counts = Counter(candidate.style for candidate in candidates)
    explicit = [style for style in _EXPLICIT if counts[style]]
    if not explicit:
        dominant = max(_IMPLICIT, key=lambda style: counts[style])
        return frozenset({dominant, HeadingStyle.LABEL})
    if asciidoc and counts[HeadingStyle.ATX] < len(candidates) / 2:
        return frozenset({HeadingStyle.UNDERLINED, HeadingStyle.EQUALS, HeadingStyle.LABEL})
    ranks = {
        candidate.rank for candidate in candidates if candidate.style is HeadingStyle.UNDERLINED
    }
    if ranks - _SETEXT or HeadingStyle.EQUALS in explicit:
        strongest = max(explicit, key=lambda style: counts[style])
        return frozenset({strongest, HeadingStyle.LABEL})
    return frozenset({*explicit, HeadingStyle.LABEL})


def _level(candidate: _Candidate, ranks: dict[tuple[HeadingStyle, str], int]) -> int:
    if candidate.style in (HeadingStyle.ATX, HeadingStyle.EQUALS):
        return len(candidate.rank)
    if candidate.style is HeadingStyle.UNDERLINED:
        return ranks.setdefault((candidate.style, candidate.rank), len(ranks) + 1)
    return 2 + len(candidate.rank)
