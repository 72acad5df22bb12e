"""Offsets in UTF-8 bytes, as native parsers count, as offsets in code points."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import compress

_IS_CONTINUATION = bytes(0x80 <= byte < 0xC0 for byte in range(256))


def code_points(text: str, base: int = 0) -> Callable[[int], int]:
    """A function from byte offsets in ``text`` to code-point offsets, ``base`` added. An offset
    within a character counts as that character's own."""
    if text.isascii():
        return base.__add__
    extra = _continuations(text)
    return lambda offset: offset - bisect_right(extra, offset) + base


def _continuations(text: str) -> Sequence[int]:
    """Where the bytes stand that do not begin a character."""
    data = text.encode("utf-8", "surrogatepass")
    marks = data.translate(_IS_CONTINUATION)
    if 4 * len(data) >= 5 * len(text):
        return [*compress(range(len(data)), marks)]
    found: list[int] = []
    at = marks.find(1)
    while at >= 0:
        found.append(at)
        at = marks.find(1, at + 1)
    return found
