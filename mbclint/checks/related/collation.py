"""The order of titles in a language: the Unicode Collation Algorithm with CLDR's tailorings."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyuca import Collator

SortKey = tuple[float, ...]

_LEADING_MARKS = re.compile(r"^[\W_]+")
_SECONDARY, _LOWER, _UPPER = 0x20, 0x02, 0x08
"""Weights of an unaccented letter in lower and upper case in the Default Unicode Collation Element
Table (UTS #10)."""


def sort_key(tailoring: Mapping[str, Sequence[str]]) -> Callable[[str], SortKey]:
    """The key by which titles sort. ``tailoring`` gives, for a letter, the letters that stand
    after it in the language and before the next one: ``{"n": ["ñ"]}``. Marks before the first
    letter do not count."""
    collator = _collator(tuple((after, tuple(letters)) for after, letters in tailoring.items()))
    return lambda title: collator.sort_key(_LEADING_MARKS.sub("", title))


@cache
def _collator(tailoring: tuple[tuple[str, tuple[str, ...]], ...]) -> "Collator":
    from pyuca import Collator

    collator = Collator()
    for after, letters in tailoring:
        before = collator.collation_elements(unicodedata.normalize("NFD", after))[0][0]
        for rank, letter in enumerate(letters, 1):
            # Whole weights are taken by other letters; a fraction stands between two of them.
            primary = before + rank / (len(letters) + 1)
            for form, case in ((letter, _LOWER), (letter.upper(), _UPPER)):
                code_points = [ord(ch) for ch in unicodedata.normalize("NFD", form)]
                collator.table.add(code_points, [[primary, _SECONDARY, case]])
    return collator
