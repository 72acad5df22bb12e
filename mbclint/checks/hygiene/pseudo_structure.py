"""Lists and headings that are typed and not marked up."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Block, BlockKind
from mbclint.model.finding import Problem

_BULLET = re.compile(r"[•‣◦▪▫■□●○◆►▸➢➤·]\s*(?=\S)")
_DASH = re.compile(r"[-–—*]\s+(?=\S)")
_ENDS = (".", "!", "?", ":", ";", ",", "…", "。")


class PseudoStructure(Options, frozen=True):
    """How long a bold line may be and still be meant as a heading."""

    longest: int = 60
    """Characters."""


def find(page: Page, options: PseudoStructure) -> Iterator[Problem]:
    """Paragraphs that begin with a bullet, and bold ones that stand as headings."""
    blocks = page.article.blocks
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if _BULLET.match(block.text) or (_is_dashed(block) and _beside(blocks, index)):
            yield Problem(
                block.span,
                f"The bullet is typed, so this is no list: {quoted(block.text)}",
                block.text,
            )
        elif _is_bold_line(block, options.longest) and after and not after.strong:
            yield Problem(
                block.span,
                f"A bold line in the place of a heading: {quoted(block.text)}",
                block.text,
            )


def _is_dashed(block: Block) -> bool:
    return bool(_DASH.match(block.text))


def _beside(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a dashed neighbour makes it a list: one dash alone may open a line of dialogue."""
    near = blocks[max(0, index - 1) : index] + blocks[index + 1 : index + 2]
    return any(_is_dashed(block) for block in near)


def _is_bold_line(block: Block, longest: int) -> bool:
    return block.strong and len(block.text) <= longest and not block.text.endswith(_ENDS)


CHECK = PageCheck(PseudoStructure, find)
