"""UTF-8 that was read as another encoding and saved again: "Ã±" for "ñ"."""

import re
from collections.abc import Iterator
from itertools import takewhile

from mbclint.model.edit import Edit
from mbclint.model.span import Span

_SUSPECT = re.compile(r"[ÂÃÐÑØÙâåæçðÅÄ][\u0080-\u00bf\u0152-\u2122]{1,3}")
"""A letter that stands for a lead byte of UTF-8, and signs that stand for the bytes after it."""
_WORD = re.compile(r"[^ \t\r\n]+")


def repairs(text: str) -> Iterator[Edit]:
    """What ftfy makes of the words that hold a suspect, cut down to what changes."""
    if text.isascii() or not _SUSPECT.search(text):
        return
    from ftfy import fix_encoding

    for word in _WORD.finditer(text):
        if not _SUSPECT.search(word[0]):
            continue
        meant = fix_encoding(word[0])
        if meant != word[0] and meant.isprintable():
            before = _alike(word[0], meant)
            after = _alike(word[0][before:][::-1], meant[before:][::-1])
            span = Span(word.start() + before, word.end() - after)
            yield Edit(span, meant[before : len(meant) - after])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
