"""Figures so much alike that one is probably the other with a slip."""

from mbclint.corpus.figure import Figure, FigureKind

_MOST_SLIPS = 2
"""Digits of a telephone number that are other ones or have changed places."""


def is_slip(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one kind differ as slips of the pen make them differ: the year of a
    day, or its day and month exchanged; a few digits of a telephone number; the decimal point or
    the zeros of an amount."""
    if figure.key == other.key:
        return False
    if figure.kind is FigureKind.DAY:
        year, month, day = figure.key.split("-")
        theirs = tuple(other.key.split("-"))
        return theirs[1:] == (month, day) or theirs == (year, day, month)
    if figure.kind is FigureKind.PHONE:
        from rapidfuzz.distance import DamerauLevenshtein

        return DamerauLevenshtein.distance(figure.key, other.key) <= _MOST_SLIPS
    number, _, unit = figure.key.partition(" ")
    theirs_number, _, their_unit = other.key.partition(" ")
    return unit == their_unit and _digits(number) == _digits(theirs_number)


def _digits(number: str) -> str:
    return number.replace(".", "").strip("0")
