"""Whether a place in a text is within code, where words mean something to a program."""

import re

from mbclint.model.source import Format, Source
from mbclint.model.span import Span

_TAG = re.compile(r"<(/?)(?:code|kbd|samp|tt|pre|var)\b[^<>]*>", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_LOOK_BACK = 300
"""So far before a block an element that still holds it may begin."""


def is_in_code(source: Source, block: Span, at: int) -> bool:
    """Whether ``at`` is within code; ``block`` is from its first to its last visible character."""
    text = source.text
    tags = _TAG.findall(text, max(0, block.start - _LOOK_BACK), at)
    if tags[-1:] == [""]:
        return True
    start = block.start
    while start and text[start - 1] == "`":
        start -= 1
    return source.format is not Format.HTML and _is_ticked(text, start, at)


def _is_ticked(text: str, start: int, at: int) -> bool:
    """Whether a run of backticks is open and one of the same length closes it."""
    opened = ""
    for ticks in _TICKS.findall(text, start, at):
        if not opened:
            opened = ticks
        elif ticks == opened:
            opened = ""
    end = text.find("\n\n", at)
    closing = _TICKS.findall(text, at, len(text) if end < 0 else end)
    return bool(opened) and opened in closing
