"""Which bold paragraphs stand in the place of a heading."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from mbclint.model.article import Block, BlockKind
from mbclint.model.source import Format, Source

_ENDS = (".", "!", "?", ":", ";", ",", "…", "。", "：")
_WITHIN = re.compile(
    r"<(/?)(?:li|ul|ol|td|th|table|dd|dt|dl|figure|figcaption|button|label|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"<p\b([^<>]*)>\s*\Z", re.IGNORECASE)
_STYLED = re.compile(r"\bclass=[\"']?[^\"']*?(?:title|caption|figure)", re.IGNORECASE)
"""A caption or title as a generator makes it."""
_LOOK_BACK = 1_000
_MOST_INDENT = 3


def is_bold_line(
    blocks: Sequence[Block], index: int, longest: int, headings: Sequence[int]
) -> bool:
    """Whether a short bold paragraph without end punctuation has running text right after it, and
    no heading, of which ``headings`` are the starts in order."""
    block, after = blocks[index], blocks[index + 1 : index + 2]
    is_line = len(block.text) <= longest and not block.text.endswith(_ENDS)
    is_bold = block.strong and block.kind is BlockKind.PARAGRAPH
    if not (is_bold and is_line and after) or after[0].strong:
        return False
    return bisect_left(headings, block.span.end) == bisect_left(headings, after[0].span.start)


def is_set_apart(source: Source, start: int) -> bool:
    """Whether a paragraph is of a list, a table, a caption or the like."""
    text = source.text
    if source.format is Format.MARKDOWN:
        line = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
        return bool(line.strip() or len(line) > _MOST_INDENT or "\t" in line)
    before = text[max(0, start - _LOOK_BACK) : start]
    paragraph = _PARAGRAPH.search(before)
    tags = _WITHIN.findall(before)
    return bool(paragraph and _STYLED.search(paragraph[1])) or tags[-1:] == [""]


def is_link(block: Block, links: Sequence[tuple[str, int]]) -> bool:
    """Whether all of a block is one link; ``links`` are texts and starts in order."""
    near = bisect_left(links, (block.text, block.span.start))
    return near < len(links) and links[near] < (block.text, block.span.end)
