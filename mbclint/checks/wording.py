"""Phrases that messages share."""

from collections.abc import Sequence

from mbclint.model.article import Entry

_LONGEST_QUOTE = 80
_MOST_PARTS = 10


def quoted(text: str) -> str:
    """The text in quotation marks, cut to a readable length."""
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1].rstrip()}…"
    return f'"{short}"'


def enumerated(parts: Sequence[str]) -> str:
    """``1``, ``1 and 2``, ``1, 2 and 3``; of many, the first and how many more there are."""
    if len(parts) > _MOST_PARTS:
        parts = [*parts[: _MOST_PARTS - 1], f"{len(parts) - _MOST_PARTS + 1} more"]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def number_of(entry: Entry) -> str:
    """The number by which a reader finds the entry: its own, or its place in the list."""
    return entry.number.text if entry.number else str(entry.position)
