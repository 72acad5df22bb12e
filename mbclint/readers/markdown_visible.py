"""The visible text of a piece of Markdown, and where each of its characters stands."""

import re
from functools import lru_cache

import pyromark

from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.byte_offsets import code_points
from mbclint.readers.markdown_events import read_events
from mbclint.readers.markdown_masks import mask

_PLAIN = re.compile(r"[^\s\\`*_\[\]<>&{!~|:@\x00\x7f]+(?: [^\s\\`*_\[\]<>&{!~|:@\x00\x7f]+)*")
"""Words with single spaces between them, and nothing that Markdown could take for mark-up."""
_QUOTATION = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_SINGLE_SPACES = re.compile(r"[^\s]*(?: [^\s]+)* ?")
_BEFORE = "x "
"""Put before a piece, so that its beginning is that of no list, heading or table."""
_CELL = (f"|{_BEFORE}", "|\n|-|\n")


def visible_markdown(source: Source, span: Span) -> tuple[str, list[int]]:
    """The text of a block's source, white space folded and line breaks as line feeds, and the
    offset in the source of each character."""
    cut = span.cut(source.text)
    if _PLAIN.fullmatch(cut):
        return cut, [*range(span.start, span.end)]
    line = source.text.rfind("\n", 0, span.start) + 1
    if "\n" in cut and ">" in source.text[line : span.start]:
        cut = _QUOTATION.sub(lambda match: " " * len(match[0]), cut)
    before, after = _BEFORE, ""
    if "\\|" in cut and "\n" not in cut:
        # A cell: a vertical line is escaped there even in code.
        before, after = _CELL
    piece = before + cut + after
    masked = mask(piece, source.path.endswith(".mdx"))
    known = _labels(source.text) if "[" in cut else ()
    base = span.start - len(before)
    at = code_points(piece, base)
    events = read_events(masked, piece, at, base, exact=True, known=known)
    text: list[str] = []
    offsets: list[int] = []
    in_space = True
    for run in events.runs:
        for part in run.pieces:
            exact = len(part.text) == part.end - part.start
            start = part.start
            if not exact:
                start = max(start, source.text.find(part.text, part.start, part.end))
            step = 1 if exact or source.text.startswith(part.text, start) else 0
            if _SINGLE_SPACES.fullmatch(part.text, int(in_space and part.text[:1] == " ")):
                skipped = int(in_space and part.text[:1] == " ")
                words = part.text[skipped:]
                text += words
                offsets += [start + step * index for index in range(skipped, len(part.text))]
                in_space = words.endswith(" ") if words else in_space
                continue
            for index, character in enumerate(part.text):
                space = character.isspace()
                if not (space and in_space):
                    text.append(character if character == "\n" else " " if space else character)
                    offsets.append(start + step * index)
                in_space = space
    while text and text[-1].isspace():
        text.pop()
        offsets.pop()
    return "".join(text[len(_BEFORE) :]), offsets[len(_BEFORE) :]


@lru_cache(maxsize=4)
def _labels(text: str) -> frozenset[str]:
    """The labels that a page defines."""
    return frozenset(label.casefold() for label in pyromark.reference_definitions(text))
