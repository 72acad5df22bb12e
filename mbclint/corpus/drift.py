"""How far a translation is behind its source, as git remembers it."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from mbclint.corpus.facts import PageFacts
from mbclint.corpus.history import Change, Commit, History
from mbclint.corpus.member import Member
from mbclint.model.metadata import MetadataFact

_SHORTEST_ID = 7


class Standing(StrEnum):
    """Where a translation stands."""

    CURRENT = "current"
    BEHIND = "behind"
    UNKNOWN = "unknown"


class Drift(Struct, frozen=True):
    """What is known of one translation."""

    standing: Standing
    changes: Sequence[Change] = ()
    """What its source says anew, the newest change first."""
    recorded: MetadataFact | None = None
    """The commit of the source that it says it is a translation of."""
    since: Commit | None = None
    """Without one, its own last change."""
    reason: str = ""
    """Why nothing is known."""
    lost: bool = False
    """Whether the repository, though whole, does not have the commit."""


def recorded_commit(facts: PageFacts, keys: Sequence[str]) -> MetadataFact | None:
    """The value of the first key that the page has."""
    return next((fact for key in keys for fact in facts.values(key) if fact.value), None)


def drift_of(page: Member, source: Member, keys: Sequence[str], history: History) -> Drift:
    """What changed in the source since the commit that the translation records, else since the
    translation's own last change."""
    recorded = recorded_commit(page.facts, keys)
    if recorded:
        found = history.changes_since(source.facts, recorded.value)
        if found is None:
            lost = not history.shallow
            reason = (
                f'this repository has no commit "{recorded.value}"'
                if lost
                else f'this shallow clone does not reach back to the commit "{recorded.value}"'
            )
            return Drift(Standing.UNKNOWN, (), recorded, reason=reason, lost=lost)
        return _drifted(found, recorded=recorded)
    return _since_own_change(page, source, history)


def _since_own_change(page: Member, source: Member, history: History) -> Drift:
    first = next((each for each in history.changes(page.facts) if each.of_body), None)
    if first and first.commit is None:
        return Drift(Standing.CURRENT)
    own = first.commit if first else history.first(page.facts)
    if own is None:
        return Drift(Standing.UNKNOWN, reason="git does not know the file, or not since when")
    found: list[Change] = []
    for change in history.changes(source.facts):
        if change.commit and not history.is_after(change.commit, own):
            break
        if change.of_body:
            found.append(change)
    return _drifted(found, since=own)


def _drifted(
    changes: Sequence[Change], recorded: MetadataFact | None = None, since: Commit | None = None
) -> Drift:
    # What was changed and changed back leaves nothing to translate.
    if not changes or changes[-1].before.body == changes[0].after.body:
        return Drift(Standing.CURRENT, recorded=recorded, since=since)
    return Drift(Standing.BEHIND, changes, recorded, since)
