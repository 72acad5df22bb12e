"""What metadata says: dates with their roles, reviewers, titles, by the vocabulary of its keys."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec.structs import replace

from mbclint.compiled import compiled
from mbclint.model.dates import DateFact, DatePlace, DateReading, DateRole
from mbclint.model.metadata import MetadataFact, MetadataOrigin
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.dates import find_dates
from mbclint.resources import rules_folder

_ROLES = {
    "published": DateRole.PUBLISHED,
    "updated": DateRole.UPDATED,
    "reviewed": DateRole.REVIEWED,
    "next_review": DateRole.NEXT_REVIEW,
    "expires": DateRole.EXPIRES,
}
_PAGES = ("page", "article", "posting", "report", "guide", "webcontent")
"""What the types of schema.org that are a page of text end in, in lower case."""
_GRAPH = "@graph"
_SHAPE_OF_DAY = re.compile(r"(?P<day>[1-9]\d{3}-\d{1,2}-\d{1,2})(?:[T ]\d.*)?")


def metadata_dates(facts: Iterable[MetadataFact], locale: str | None) -> tuple[DateFact, ...]:
    """The dates that keys of the vocabulary hold, in any form that dates are written in. Those of
    things that a page is only about, such as an event, are not its own."""
    found = []
    for fact in facts:
        role = _ROLES.get(_kinds().get(_key(fact.key), ""))
        if role is None or not _of_the_page(fact):
            continue
        readings = find_dates(fact.value, locale) or _no_day(fact.value)
        if len(readings) == 1:
            reading = readings[0]
            span = fact.span
            if fact.span.end - fact.span.start == len(fact.value):
                span = reading.span.shifted(fact.span.start)
            placed = replace(reading, span=span)
            found.append(DateFact(placed, role, DatePlace.METADATA, key=fact.key))
    return tuple(found)


def _no_day(value: str) -> tuple[DateReading, ...]:
    """A value in the shape of ISO 8601 that no calendar has, such as 2018-13-06."""
    found = _SHAPE_OF_DAY.fullmatch(value)
    return (DateReading(Span(*found.span("day")), found["day"], ()),) if found else ()


def metadata_reviewers(facts: Iterable[MetadataFact]) -> tuple[Passage, ...]:
    """Who reviewed the page: the value itself, or the ``name`` within it."""
    return tuple(
        Passage(fact.value, fact.span)
        for fact in facts
        if fact.value.strip() and _names_reviewer(fact)
    )


def review_interval(facts: Iterable[MetadataFact]) -> Passage | None:
    """How long after a review the page says that the next one is due."""
    return _first(facts, "interval")


def passage_for(facts: Iterable[MetadataFact], kind: str) -> Passage | None:
    """The first value of a kind of the vocabulary that the page gives for itself."""
    return _first(facts, kind)


def _first(facts: Iterable[MetadataFact], kind: str) -> Passage | None:
    for fact in facts:
        if _kinds().get(_key(fact.key)) == kind and fact.value.strip() and _is_top(fact):
            return Passage(fact.value, fact.span)
    return None


def _is_top(fact: MetadataFact) -> bool:
    if fact.origin is MetadataOrigin.FRONT_MATTER:
        return len(fact.path) == 1
    return fact.origin is MetadataOrigin.META


def _of_the_page(fact: MetadataFact) -> bool:
    if fact.origin is MetadataOrigin.FRONT_MATTER:
        return len(fact.path) == 1
    if fact.origin is MetadataOrigin.META:
        return True
    return any(kind.lower().endswith(_PAGES) for kind in fact.types)


def _names_reviewer(fact: MetadataFact) -> bool:
    steps = [step for step in fact.path if not step.isdecimal() and step != _GRAPH]
    if not steps:
        return False
    if len(steps) > 1 and steps[-1] == "name":
        steps.pop()
    return _kinds().get(_key(steps[-1])) == "reviewer"


@lru_cache(maxsize=1_024)
def _key(key: str) -> str:
    return key.lower().replace("-", "").replace("_", "").replace(" ", "")


@cache
def _kinds() -> Mapping[str, str]:
    path = rules_folder() / "vocabulary" / "metadata-keys.yaml"
    return compiled("metadata-keys", dict[str, str], [path], lambda: dict(_entries(path)))


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    import yaml

    for kind, entries in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader).items():
        for entry in entries:
            yield _key(entry["text"]), kind
