"""Lists and headings that are typed and not marked up."""

import re
from collections.abc import Iterator, Sequence

from mbclint.checks.hygiene.bold_lines import is_bold_line, is_caption, is_link, is_set_apart
from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Block, BlockKind
from mbclint.model.finding import Problem, Related
from mbclint.model.interval import counted

_BULLET = re.compile("[•‣◦▪▫■□●○◆►▸➢➤\uf0b7\uf0a7\uf0d8]\\s*(?=\\S)")
"""The last three are what the symbol fonts of word processors leave behind."""
_DASH = re.compile(r"[-–—*·]\s+(?=\S)")
_MARKS = frozenset("•‣◦▪▫■□●○◆►▸➢➤\uf0b7\uf0a7\uf0d8-–—*·")
"""What bullets and dashes begin with."""
_SPEECH = ("?", "!", "…", '"', "”", "»")


class PseudoStructure(Options, frozen=True):
    """How long a bold line may be and still be meant as a heading."""

    longest: int = 60
    """Characters."""


def find(page: Page, options: PseudoStructure) -> Iterator[Problem]:
    """Runs of paragraphs that begin with a bullet, and bold ones that stand as headings."""
    source, blocks = page.article.source, page.article.blocks
    if not any(block.strong or block.text[:1] in _MARKS for block in blocks):
        return
    links = sorted((link.text, link.whole.start) for link in page.article.links)
    headings = sorted(heading.span.start for heading in page.article.headings)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        run = _run(_BULLET, blocks, index) or _run(_DASH, blocks, index)
        if run and (_BULLET.match(block.text) or _is_dashed_list(run)):
            yield _list(run)
        elif (
            is_bold_line(blocks, index, options.longest, headings)
            and not is_set_apart(source, block.span.start)
            and not is_link(block, links)
            and not is_caption(source, block.span)
        ):
            said = f"A bold line in the place of a heading: {quoted(block.text)}"
            yield Problem(block.span, said, block.text)
        index += len(run) or 1


def _run(mark: re.Pattern[str], blocks: Sequence[Block], start: int) -> Sequence[Block]:
    """The paragraphs from ``start`` on that begin with a mark."""
    end = start
    while end < len(blocks) and _begins(blocks[end], mark):
        end += 1
    return blocks[start:end]


def _begins(block: Block, mark: re.Pattern[str]) -> bool:
    return block.kind is BlockKind.PARAGRAPH and bool(mark.match(block.text))


def _is_dashed_list(run: Sequence[Block]) -> bool:
    """One dash alone makes no list, and dashes may open lines of speech."""
    return len(run) > 1 and not any(block.text.endswith(_SPEECH) for block in run)


def _list(items: Sequence[Block]) -> Problem:
    first, *rest = items
    more = f", and {counted(len(rest), 'more item')}" if rest else ""
    said = f"The bullet is typed, so this is no list: {quoted(first.text)}{more}"
    related = tuple(Related(item.span, "and here") for item in rest)
    return Problem(first.span, said, first.text, related)


CHECK = PageCheck(PseudoStructure, find)
