"""What both worklists for people show at their top."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from mbclint.language.names import language_name
from mbclint.translation.sections import section_of
from mbclint.translation.unit import Unit

_MOST_PLACES = 3


class Count(Struct, frozen=True):
    """How much there is of something."""

    name: str
    texts: int
    words: int


def counts(units: Sequence[Unit]) -> tuple[tuple[str, tuple[Count, ...]], ...]:
    """Texts and words by language, section and priority; the most words first."""
    return (
        ("Language", _counted(units, [language_name(unit.source_language) for unit in units])),
        ("Section", _counted(units, _sections(units))),
        ("Priority", _counted(units, [str(unit.priority) for unit in units])),
    )


def _sections(units: Sequence[Unit]) -> list[str]:
    languages = {
        tag
        for unit in units
        for tag in (unit.source_language, unit.target_language, unit.first.page_language)
        if tag
    }
    return [section_of(unit.first.path, languages) or "/" for unit in units]


def by_page(units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """The units of each page; those of several pages stand with the first."""
    for path, group in groupby(units, lambda unit: unit.first.path):
        yield path, [*group]


def title(units: Sequence[Unit], target_language: str) -> str:
    """What the list is."""
    into = language_name(target_language)
    return f"To be translated into {into}" if units else f"Nothing is to be translated into {into}"


def others_shown(unit: Unit) -> tuple[tuple[str, ...], int]:
    """The places that are told beside the first one, and how many there are more."""
    others = tuple(place.shown for place in unit.occurrences[1:])
    return others[:_MOST_PLACES], max(0, len(others) - _MOST_PLACES)


def _counted(units: Sequence[Unit], names: Sequence[str]) -> tuple[Count, ...]:
    texts, words = Counter(names), Counter[str]()
    for unit, name in zip(units, names, strict=True):
        words[name] += unit.words
    found = (Count(name, texts[name], words[name]) for name in texts)
    return tuple(sorted(found, key=lambda count: (-count.words, count.name)))
