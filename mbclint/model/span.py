"""Places in a text: character offsets, and the lines and columns that people count in."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

_LINE_BREAK = re.compile(r"\r\n?|\n")
_LINE_FEED = re.compile(r"\n")


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open range of code-point offsets into a source text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same range, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


class Position(Struct, frozen=True, order=True, gc=False):
    """A line and a column, both counted from 1; columns count code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class LineIndex:
    """Translates offsets of one text into positions. LF, CRLF and a lone CR end a line."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset at which each line starts; found when first asked for."""
        pattern = _LINE_BREAK if "\r" in self._text else _LINE_FEED
        return [0, *[match.end() for match in pattern.finditer(self._text)]]

    def __len__(self) -> int:
        """The number of lines; text after the last line break counts as one, also when empty."""
        return len(self.starts)

    def position(self, offset: int) -> Position:
        """The position of the code point at ``offset``; the end of the text is a position too."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def utf16_column(self, offset: int) -> int:
        """The column at ``offset`` in UTF-16 code units from 0, as the editor protocol counts."""
        start = self.starts[bisect_right(self.starts, offset) - 1]
        return len(self._text[start:offset].encode("utf-16-le", "surrogatepass")) // 2

    def utf8_column(self, offset: int) -> int:
        """The column at ``offset`` in bytes of UTF-8 from 1."""
        start = self.starts[bisect_right(self.starts, offset) - 1]
        return len(self._text[start:offset].encode("utf-8", "surrogatepass")) + 1

    def line_span(self, line: int) -> Span:
        """The span of ``line`` (from 1) without its line break."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)
