"""Phrases that messages share."""

from collections.abc import Sequence

from mbclint.model.article import Entry

_LONGEST_QUOTE = 80


def quoted(text: str) -> str:
    """The text in quotation marks, cut to a readable length."""
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1].rstrip()}…"
    return f'"{short}"'


def enumerated(parts: Sequence[str]) -> str:
    """``1``, ``1 and 2``, ``1, 2 and 3``."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def number_of(entry: Entry) -> str:
    """The number by which a reader finds the entry: its own, or its place in the list."""
    return entry.number.text if entry.number else str(entry.position)
