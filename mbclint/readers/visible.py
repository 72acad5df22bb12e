"""Where a phrase of a block's visible text stands in the source, whatever the mark-up between."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from mbclint.model.source import Format, Source
from mbclint.model.span import Span

_REFERENCE = re.compile(r"&(?:#\w{1,8}|\w{1,32});?")


def visible_map(source: Source, span: Span) -> tuple[str, list[int]]:
    """The visible text within a span, white space folded (line breaks that readers see are line
    feeds), and where in the source each of its characters stands."""
    cut = span.cut(source.text)
    if source.format is Format.HTML:
        from mbclint.readers.html_text import visible_html

        text, offsets = visible_html(cut)
    elif source.format is Format.MARKDOWN:
        from mbclint.readers.markdown_visible import visible_markdown

        return visible_markdown(source, span)
    else:
        words = [*re.finditer(r"\S+", cut)]
        text = " ".join(word[0] for word in words)
        offsets = []
        for word in words:
            if offsets:
                offsets.append(offsets[-1] + 1)
            offsets += range(word.start(), word.end())
    return text, [span.start + offset for offset in offsets]


def mapped(source: Source, offsets: list[int], start: int, end: int) -> Span:
    """The source range of the characters ``start`` to ``end`` of a visible text."""
    last = offsets[end - 1]
    reference = _REFERENCE.match(source.text, last) if source.format is not Format.TEXT else None
    whole = reference is not None and unescape(reference[0]) != reference[0]
    return Span(offsets[start], reference.end() if reference and whole else last + 1)


def place_within(source: Source, span: Span, start: int, end: int) -> Span:
    """Where characters ``start`` to ``end`` of a block's folded text stand; the whole block where
    that cannot be told."""
    return next(places_within(source, span, [(start, end)]))


def places_within(source: Source, span: Span, ranges: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The same for several ranges of one block."""
    text, offsets = visible_map(source, span)
    for start, end in ranges:
        known = 0 <= start < end <= len(text)
        yield mapped(source, offsets, start, end) if known else span
