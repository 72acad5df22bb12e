"""Which bold paragraphs stand in the place of a heading."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from mbclint.model.article import Block, BlockKind
from mbclint.model.source import Format, Source
from mbclint.model.span import Span

_ENDS = (".", "!", "?", ":", ";", ",", "…", "。", "：")
_WITHIN = re.compile(
    r"<(/?)(?:li|ul|ol|td|th|table|dd|dt|dl|figure|figcaption|button|label|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?:<div\b([^<>]*)>\s*)?<p\b([^<>]*)>\s*\Z", re.IGNORECASE)
_STYLED = re.compile(
    r"\bclass=[\"']?[^\"']*?(?:title|caption|figure|header|\btoc\b)", re.IGNORECASE
)
"""A caption, title or table of contents as a generator makes it, by its class or that of the
element around it."""
_IMAGE = re.compile(r"!\[|<(?:img|figure)\b", re.IGNORECASE)
_UP_TO_BELOW = re.compile(r"(?:[\s*_]|</\w+>|<(?:p|div|a)\b[^<>]*>)*", re.IGNORECASE)
_LOOK_BACK = 1_000
_MOST_INDENT = 3


def is_bold_line(
    blocks: Sequence[Block], index: int, longest: int, headings: Sequence[int]
) -> bool:
    """Whether a short bold paragraph without end punctuation has running text right after it, and
    no heading, of which ``headings`` are the starts in order. Several bold lines in a row are
    a passage, not headings."""
    block, after = blocks[index], blocks[index + 1 : index + 2]
    before = blocks[max(0, index - 1) : index]
    is_line = len(block.text) <= longest and not block.text.endswith(_ENDS)
    is_bold = block.strong and block.kind is BlockKind.PARAGRAPH
    if not (is_bold and is_line and after) or after[0].strong:
        return False
    if before and before[0].strong and _is_close(headings, before[0], block):
        return False
    return _is_close(headings, block, after[0])


def _is_close(headings: Sequence[int], block: Block, after: Block) -> bool:
    return bisect_left(headings, block.span.end) == bisect_left(headings, after.span.start)


def is_set_apart(source: Source, start: int) -> bool:
    """Whether a paragraph is of a list, a table, a caption or the like."""
    text = source.text
    if source.format is Format.MARKDOWN:
        line = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
        return bool(line.strip() or len(line) > _MOST_INDENT or "\t" in line)
    before = text[max(0, start - _LOOK_BACK) : start]
    paragraph = _PARAGRAPH.search(before)
    tags = _WITHIN.findall(before)
    styled = paragraph and _STYLED.search(f"{paragraph[1]} {paragraph[2]}")
    return bool(styled) or tags[-1:] == [""]


def is_caption(source: Source, span: Span) -> bool:
    """Whether an image is within a paragraph or follows it."""
    below = _UP_TO_BELOW.match(source.text, span.end)
    assert below is not None
    is_followed = bool(_IMAGE.match(source.text, below.end()))
    return is_followed or bool(_IMAGE.search(source.text, span.start, span.end))


def is_link(block: Block, links: Sequence[tuple[str, int]]) -> bool:
    """Whether all of a block is one link; ``links`` are texts and starts in order."""
    near = bisect_left(links, (block.text, block.span.start))
    return near < len(links) and links[near] < (block.text, block.span.end)
