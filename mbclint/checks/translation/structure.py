"""Translations that are built otherwise than their sources."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import enumerated, quoted
from mbclint.corpus.structure import Structure
from mbclint.model.finding import Problem
from mbclint.model.interval import counted
from mbclint.model.span import Span

_PARTS = (
    ("headings", "heading"),
    ("items", "list item"),
    ("cells", "table cell"),
    ("links", "link"),
    ("images", "image"),
    ("code", "code block"),
)


class StructureParity(Options, frozen=True):
    """How far a translation may go from its source."""

    margin: float = 0.25
    """The share of the larger number by which two numbers may differ, from 0 to 1."""
    least: int = 3
    """So many more or fewer are needed at the least; half of it, rounded up, for headings."""


def find(page: SitePage, options: StructureParity) -> Iterator[Problem]:
    """One finding for a page, with all that differs."""
    source = page.source
    if source is None:
        return
    theirs, ours = source.facts.structure, page.facts.structure
    differing = [one for name, one in _PARTS if _differs(name, theirs, ours, options)]
    if differing:
        names = {one: name for name, one in _PARTS}
        said = [
            f"{counted(_number(ours, names[one]), one)}, its source "
            f"{_number(theirs, names[one]) or 'none'}"
            for one in differing
        ]
        yield Problem(
            Span(0, 0),
            f"This page has {'; '.join(said)} ({quoted(source.path)})",
            enumerated(differing),
            concerns=source.path,
        )


def _differs(name: str, theirs: Structure, ours: Structure, options: StructureParity) -> bool:
    one, other = sorted((_number(theirs, name), _number(ours, name)))
    least = (options.least + 1) // 2 if name == "headings" else options.least
    return other - one >= least and other - one > options.margin * other


def _number(structure: Structure, name: str) -> int:
    number: int = getattr(structure, name)
    return number


CHECK = SiteCheck(StructureParity, find)
