"""JSON for other programs; its schema is published beside the documentation."""

import datetime
from collections.abc import Sequence

import msgspec

from mbclint.model.source import Format
from mbclint.model.untranslated import Reason
from mbclint.reports.json_text import json_text
from mbclint.translation.formats.format import About
from mbclint.translation.unit import Occurrence, PackageError, Returned, Suggestion, Unit

_VERSION = 1
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Place(msgspec.Struct):
    path: str
    line: int
    locator: str
    rule: str
    rule_name: str
    reason: Reason
    page_language: str | None
    detected_language: str | None
    probability: float | None
    link_target: str | None
    source_path: str | None
    source_revision: str | None
    source_date: datetime.date | None
    review_due: datetime.date | None


class _Unit(msgspec.Struct):
    id: str
    source: str
    target: str
    source_language: str
    target_language: str
    markup: Format
    occurrences: list[_Place]
    suggestions: list[Suggestion]
    words: int
    priority: int
    note: str


class _Package(msgspec.Struct):
    version: int
    target_language: str
    made: datetime.date
    generator: str
    units: list[_Unit]


class _ReturnedPlace(msgspec.Struct):
    path: str = ""


class _ReturnedUnit(msgspec.Struct):
    id: str
    target: str | None = None
    source: str | None = None
    target_language: str | None = None
    occurrences: list[_ReturnedPlace] = []


class _ReturnedPackage(msgspec.Struct):
    version: int
    units: list[_ReturnedUnit]
    target_language: str | None = None


def write(units: Sequence[Unit], about: About) -> bytes:
    """All that is known of each unit."""
    package = _Package(
        _VERSION,
        about.target_language,
        about.made,
        f"mbclint {about.version}",
        [_unit(unit) for unit in units],
    )
    return json_text(package).encode("utf-8", "replace")


def read(raw: bytes) -> tuple[Returned, ...]:
    """The units; of each, its id and target are needed. Raises ``PackageError``."""
    try:
        package = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=_ReturnedPackage)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PackageError(f"it is no package of mbclint in JSON: {error}") from error
    if package.version != _VERSION:
        raise PackageError(f"it has version {package.version}; this mbclint knows {_VERSION}")
    return tuple(
        Returned(
            unit.id,
            unit.source,
            unit.target or "",
            f"unit {number}",
            tuple(dict.fromkeys(place.path for place in unit.occurrences if place.path)),
            unit.target_language or package.target_language,
        )
        for number, unit in enumerate(package.units, 1)
    )


def schema() -> str:
    """The JSON Schema of a package (draft 2020-12), as text."""
    title = {"$schema": _DIALECT, "title": "mbclint untranslated, version 1"}
    return json_text(title | msgspec.json.schema(_Package))


def _unit(unit: Unit) -> _Unit:
    return _Unit(
        unit.id,
        unit.source,
        unit.target,
        unit.source_language,
        unit.target_language,
        unit.markup,
        [_place(place) for place in unit.occurrences],
        [*unit.suggestions],
        unit.words,
        unit.priority,
        unit.note,
    )


def _place(place: Occurrence) -> _Place:
    return _Place(*(getattr(place, name) for name in _Place.__struct_fields__))
