"""Offsets in UTF-8 bytes, as native parsers count, as offsets in code points."""

import re
from bisect import bisect_right
from collections.abc import Callable

_WIDE = re.compile("[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
"""Runs of characters that take two, three and four bytes."""


def code_points(text: str, base: int = 0) -> Callable[[int], int]:
    """A function from byte offsets in ``text`` to code-point offsets, ``base`` added. An offset
    within a character counts as that character's own."""
    if text.isascii():
        return lambda offset: offset + base
    byte_starts, char_starts, widths = [0], [0], [1]
    byte = char = 0
    for run in _WIDE.finditer(text):
        start, end = run.span()
        byte += start - char
        width = 2 if run[0][0] < "\u0800" else 3 if run[0][0] < "\U00010000" else 4
        byte_starts.append(byte)
        char_starts.append(start)
        widths.append(width)
        byte += (end - start) * width
        char = end
        byte_starts.append(byte)
        char_starts.append(char)
        widths.append(1)

    def translate(offset: int) -> int:
        index = bisect_right(byte_starts, offset) - 1
        return char_starts[index] + (offset - byte_starts[index]) // widths[index] + base

    return translate
