"""Notes to self in capitals, and what only looks like one."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

_ABBREVIATION = re.compile(r"\(([A-Z]{2,6})s?\)")
_LONGEST = 100
"""So many characters before an abbreviation may explain it."""
_WORD = re.compile(r"[^\W_]+")


def notes_meant(
    notes: Sequence[str], whole: str, texts: Iterable[str], words: Callable[[], Sequence[str]]
) -> re.Pattern[str] | None:
    """Finds the notes that can be meant as such in the texts of a page, of which ``whole`` is made:
    those that are ``words`` of its language (asked for only when needed) with a colon; and none
    that are abbreviations explained there, as in "tick-borne disease (TBD)". None where there are
    none."""
    present = [note for note in notes if note in whole]
    if not present:
        return None
    usual, explained = words(), _explained(texts)
    return _pattern(
        tuple(note for note in present if note not in explained and note not in usual),
        tuple(note for note in present if note not in explained and note in usual),
    )


def _explained(texts: Iterable[str]) -> frozenset[str]:
    """The abbreviations that stand in parentheses after words with their initials."""
    found = set()
    for text in texts:
        for match in _ABBREVIATION.finditer(text):
            words = _WORD.findall(text, max(0, match.start() - _LONGEST), match.start())
            initials = "".join(word[0] for word in words[-len(match[1]) :])
            if initials.upper() == match[1]:
                found.add(match[1])
    return frozenset(found)


@cache
def _pattern(notes: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    """As whole words; in a path, a name or call in a program, or a compound, they are a part."""
    either = "|".join([*map(re.escape, notes), *(f"{re.escape(word)}(?=:)" for word in words)])
    return re.compile(rf"(?<![\w./$%=\\-])(?:{either or '(?!)'})(?![./-]?\w|\(|[%=])")
