"""The name that a wrong one probably means."""

from collections.abc import Iterable

_ALIKE = 0.6
"""How alike two names must be, by ``difflib``'s ratio: its own default."""


def nearest(wrong: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that is most like ``wrong``, whatever the case and whether words are
    joined by ``-`` or ``_``; None where none is like it."""
    # Loaded here, because few names are wrong.
    from difflib import get_close_matches

    folded = {_fold(name): name for name in names}
    near = get_close_matches(_fold(wrong), folded, 1, _ALIKE)
    return folded[near[0]] if near else None


def did_you_mean(wrong: str, names: Iterable[str]) -> str:
    """The end of a message about a wrong name: a question, or nothing where no name is near."""
    near = nearest(wrong, names)
    return f'; did you mean "{near}"?' if near else ""


def _fold(name: str) -> str:
    return name.casefold().replace("_", "-")
