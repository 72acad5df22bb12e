"""Figures of a translation that its source has otherwise: doses, shares, telephones, days."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.figure import Figure, FigureKind
from mbclint.corpus.near_figures import is_slip
from mbclint.model.finding import Problem


class Numbers(Options, frozen=True):
    """Which figures have to agree."""

    kinds: frozenset[FigureKind] = frozenset(FigureKind)


def find(page: SitePage, options: Numbers) -> Iterator[Problem]:
    """A finding for each figure that the source does not have, where the source has another of its
    kind in its place: as many on both pages, or one that a slip of the pen would make this one.
    What one of both leaves out, or says in other units, is no mistake here."""
    source = page.source
    if source is None:
        return
    for kind in sorted(options.kinds):
        ours, theirs = _of(kind, page.facts.figures), _of(kind, source.facts.figures)
        surplus, lacking = _without(ours, theirs), _without(theirs, ours)
        whole = len(ours) == len(theirs)
        pairs = zip(surplus, lacking, strict=True) if whole else _slips(surplus, lacking)
        for figure, other in pairs:
            if _unit(figure) == _unit(other):
                yield Problem(
                    figure.span,
                    f"The {kind.value} {quoted(figure.text)} is {quoted(other.text)} in the "
                    f"source ({source.path})",
                    figure.text,
                    concerns=source.path,
                )


def _of(kind: FigureKind, figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.kind is kind]


def _without(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures that are not among the others, as often as they are there."""
    left = Counter(figure.key for figure in others)
    found = []
    for figure in figures:
        if left[figure.key]:
            left[figure.key] -= 1
        else:
            found.append(figure)
    return found


def _slips(surplus: Sequence[Figure], lacking: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    left = [*lacking]
    for figure in surplus:
        if other := next((each for each in left if is_slip(figure, each)), None):
            left.remove(other)
            yield figure, other


def _unit(figure: Figure) -> str:
    return figure.key.partition(" ")[2]


CHECK = SiteCheck(Numbers, find)
