"""The columns in which spreadsheets show units."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from mbclint.translation.unit import PackageError, Returned, Unit

COLUMNS: Final = (
    *("location", "source", "target", "id", "status", "reason", "rule", "path", "line", "locator"),
    *("page_language", "detected_language", "probability", "source_language", "target_language"),
    *("suggestion", "suggestion_score", "suggestion_origin", "link_target", "source_revision"),
    *("source_date", "review_due", "occurrences", "words", "priority", "note"),
)
"""The first three as Translate Toolkit's CSV has them."""
NEW, REJECTED = "new", "rejected"
STATES: Final = (NEW, "translated", "reviewed", REJECTED)
_LOCATION = re.compile(r"(.+):\d+ \D.*")


def row_of(unit: Unit) -> tuple[str, ...]:
    """The cells of a unit in the order of ``COLUMNS``; what is not known is empty."""
    first = unit.first
    best = unit.suggestions[0] if unit.suggestions else None
    probability = "" if first.probability is None else f"{first.probability:.3f}"
    cells = {
        "location": "\n".join(place.shown for place in unit.occurrences),
        "source": unit.source,
        "target": unit.target,
        "id": unit.id,
        "status": NEW,
        "reason": first.reason.value,
        "rule": f"{first.rule} {first.rule_name}",
        "path": first.path,
        "line": first.line,
        "locator": first.locator,
        "page_language": first.page_language,
        "detected_language": first.detected_language,
        "probability": probability,
        "source_language": unit.source_language,
        "target_language": unit.target_language,
        "suggestion": best and best.text,
        "suggestion_score": best and best.score,
        "suggestion_origin": best and best.origin,
        "link_target": first.link_target,
        "source_revision": first.source_revision,
        "source_date": first.source_date,
        "review_due": first.review_due,
        "occurrences": len(unit.occurrences),
        "words": unit.words,
        "priority": unit.priority,
        "note": unit.note,
    }
    return tuple("" if cells[name] is None else str(cells[name]) for name in COLUMNS)


def header_of(cells: Sequence[str]) -> Mapping[str, int]:
    """Where the columns stand, in whichever order. Raises ``PackageError`` where those are missing
    without which nothing can be put back."""
    places = {name.strip().casefold(): place for place, name in enumerate(cells) if name.strip()}
    missing = [name for name in ("source", "target") if name not in places]
    if missing:
        expected = ", ".join(COLUMNS[:4])
        raise PackageError(
            f"its first row has no column {' and no '.join(missing)}; expected {expected} …"
        )
    return places


def returned_of(header: Mapping[str, int], cells: Sequence[str], where: str) -> Returned | None:
    """A row; None for an empty one."""

    def cell(name: str) -> str:
        place = header.get(name)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    if not any(text.strip() for text in cells):
        return None
    located = (_LOCATION.fullmatch(line.strip()) for line in cell("location").splitlines())
    paths = dict.fromkeys([match[1] for match in located if match] or [cell("path")])
    return Returned(
        id=cell("id"),
        source=cell("source"),
        target=cell("target"),
        where=where,
        paths=tuple(path for path in paths if path),
        target_language=cell("target_language") or None,
        final=cell("status").casefold() != REJECTED,
    )
