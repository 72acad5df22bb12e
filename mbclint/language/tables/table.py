"""A read-only table from strings to small numbers, laid out so that it can be mapped from a file.

Keys are CRC-32 sums of the strings in UTF-8, sorted, with the place of the first key of each
leading half beside them, so that a look-up is a search among a handful. Of two strings with one
sum the first given stays; with 350,000 strings, fewer than one unknown string in ten thousand is
mistaken for a known one.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from zlib import crc32

_BUCKETS = 1 << 16
_STARTS_SIZE = 4 * (_BUCKETS + 1)


class Table:
    """Numbers from 0 to 255 by string."""

    __slots__ = ("_keys", "_starts", "_values")

    def __init__(self, data: memoryview) -> None:
        """A table over what ``packed`` made. Raises ``ValueError`` where the size is impossible."""
        count, rest = divmod(len(data) - _STARTS_SIZE, 5)
        if count < 0 or rest:
            raise ValueError("not the size of a table")
        keys_end = _STARTS_SIZE + 4 * count
        self._starts = data[:_STARTS_SIZE].cast("I")
        self._keys = data[_STARTS_SIZE:keys_end].cast("I")
        self._values = data[keys_end:]

    def get(self, string: str) -> int | None:
        """The number of a string, or None."""
        key = crc32(string.encode("utf-8", "surrogatepass"))
        bucket = key >> 16
        starts, keys = self._starts, self._keys
        end = starts[bucket + 1]
        place = bisect_left(keys, key, starts[bucket], end)
        return self._values[place] if place < end and keys[place] == key else None

    def __len__(self) -> int:
        return len(self._keys)


def packed(items: Iterable[tuple[str, int]]) -> bytes:
    """The bytes of a table, in the byte order of this machine."""
    numbers: dict[int, int] = {}
    for string, number in items:
        numbers.setdefault(crc32(string.encode()), number)
    keys = array("I", sorted(numbers))
    starts = array("I", bytes(_STARTS_SIZE))
    for key in keys:
        starts[(key >> 16) + 1] += 1
    for bucket in range(_BUCKETS):
        starts[bucket + 1] += starts[bucket]
    return starts.tobytes() + keys.tobytes() + bytes(numbers[key] for key in keys)


BYTE_ORDER = sys.byteorder
"""Tables of another byte order are of no use here."""
