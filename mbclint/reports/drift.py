"""How far translations are behind: for people, and for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from mbclint.corpus.drift import Drift, Standing
from mbclint.corpus.history import Change
from mbclint.corpus.member import Member
from mbclint.model.interval import counted
from mbclint.reports.json_text import json_text

Row = tuple[Member, Member, Drift]
"""A translation, its source, and what is known of both."""


class ChangeShape(msgspec.Struct, frozen=True):
    """A change of a source; without a commit, it is not committed yet."""

    commit: str | None
    day: str | None
    subject: str | None


class TranslationShape(msgspec.Struct, frozen=True):
    """A translation."""

    path: str
    language: str | None
    source: str
    standing: Standing
    recorded: str | None
    """The commit that it records, as written."""
    changes: list[ChangeShape]
    """What its source says anew, the newest change first."""
    reason: str
    """Why nothing is known."""


class DriftShape(msgspec.Struct, frozen=True):
    """The whole answer."""

    version: int
    translations: list[TranslationShape]


def drift_text(rows: Sequence[Row]) -> str:
    """Each translation that is behind, with the changes of its source, each of which nothing is
    known, and the numbers of all."""
    return "".join(f"{line}\n" for line in _lines(rows))


def drift_json(rows: Sequence[Row]) -> str:
    """All translations in the shape of ``DriftShape``."""
    translations = [
        TranslationShape(
            page.path,
            page.language,
            source.path,
            drift.standing,
            drift.recorded.value if drift.recorded else None,
            [_change(change) for change in drift.changes],
            drift.reason,
        )
        for page, source, drift in rows
    ]
    return json_text(DriftShape(1, translations))


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    for page, source, drift in rows:
        if drift.standing is Standing.BEHIND:
            since = f"since {drift.recorded.value[:10]}" if drift.recorded else "since it changed"
            changes = counted(len(drift.changes), "change")
            yield f"{page.path}: {changes} of {source.path} {since}"
            yield from (f"  {_told(change)}" for change in drift.changes)
        elif drift.standing is Standing.UNKNOWN:
            yield f"{page.path}: unknown, {drift.reason} (source: {source.path})"
    numbers = Counter(drift.standing for _, _, drift in rows)
    yield (
        f"{counted(len(rows), 'translation')}: {numbers[Standing.BEHIND]} behind, "
        f"{numbers[Standing.CURRENT]} current, {numbers[Standing.UNKNOWN]} unknown."
    )


def _told(change: Change) -> str:
    commit = change.commit
    return f"{commit.day}  {commit.id[:10]}  {commit.subject}" if commit else "not yet committed"


def _change(change: Change) -> ChangeShape:
    commit = change.commit
    if commit is None:
        return ChangeShape(None, None, None)
    return ChangeShape(commit.id, commit.day.isoformat(), commit.subject)
