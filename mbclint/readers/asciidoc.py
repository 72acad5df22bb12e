"""What tells AsciiDoc from other plain text, and its blocks of code, within which nothing heads."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mbclint.model.span import Span

_RST_DIRECTIVE = "\n.. "
_BLOCK_SIGNS = re.compile(
    r"\n(?:(?:include|ifdef|ifndef|image)::\S{0,200}\[.{0,200}\]|\[\[[\w-]+\]\]|\+"
    r"|\[(?:verse|NOTE|TIP|IMPORTANT|WARNING|CAUTION|(?:source|quote|caption|options|role)\b.*)\])"
    r"(?=\n|\Z)"
)
"""Directives, anchors, continuations, and attributes of blocks."""
_MACRO = re.compile(r":\w[\w./-]{0,200}\[[^\]\n]{0,200}\]")
"""As in ``link:page[text]``; the name before it is looked at afterwards, as that is faster."""
_SHORTEST_NAME = 3
_DELIMITER = re.compile(r"\n(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,})(?=[ \t]*(?:\n|\Z))")
_UNDERLINES = "=-~^+"
_TOLERANCE = 2
"""So many characters may an underline be longer or shorter than its title."""
_NO_TITLE = re.compile(r"\[.*\]\Z|\.\S|//|\+\Z|[^\w]*\Z")
_ANCHOR = re.compile(r"\s*\[\[[\w-]+\]\]\Z")


def is_asciidoc(text: str) -> bool:
    """Whether a text has signs of AsciiDoc and none of reStructuredText."""
    if _RST_DIRECTIVE in text:
        return False
    return bool(_BLOCK_SIGNS.search(text)) or any(
        text[macro.start() - _SHORTEST_NAME : macro.start()].isalpha()
        for macro in _MACRO.finditer(text, _SHORTEST_NAME)
    )


def is_two_line_title(line: str, rule: str) -> bool:
    """Whether a rule right below a line makes it a title."""
    return (
        rule[0] in _UNDERLINES
        and abs(len(rule) - len(line)) <= _TOLERANCE
        and not _NO_TITLE.match(line)
    )


def without_anchor(title: str) -> str:
    """The title without the anchor that may stand behind it."""
    return _ANCHOR.sub("", title) or title


class DelimitedBlocks:
    """The blocks of an AsciiDoc text that two equal rules enclose."""

    def __init__(self, text: str) -> None:
        self._spans: Sequence[Span] = tuple(_blocks(text))
        self._starts = [span.start for span in self._spans]

    def cover(self, at: int) -> bool:
        """Whether a place lies within a block, its rules included."""
        nearest = bisect_right(self._starts, at) - 1
        return nearest >= 0 and at < self._spans[nearest].end


def _blocks(text: str) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for rule in _DELIMITER.finditer(text):
        if opened:
            if rule[1] == opened[1]:
                yield Span(opened.start(), rule.end())
                opened = None
            continue
        above = text[text.rfind("\n", 0, rule.start()) + 1 : rule.start()].strip()
        if not above or not is_two_line_title(above, rule[1]):
            opened = rule
