"""The past of pages, as git keeps it: read only when a rule or a command wants to know."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from mbclint.corpus.facts import PageFacts


class Commit(Struct, frozen=True):
    """A commit."""

    id: str
    day: datetime.date
    """On which its author wrote it, where the author was: rebasing does not change it."""
    subject: str = ""
    trailers: tuple[tuple[str, str], ...] = ()
    """Key and value of the lines at the end of its message, such as Reviewed-by and a name."""

    def __str__(self) -> str:
        return f'{self.id[:7]} "{self.subject}"'


class Version(Struct, frozen=True):
    """What a commit made of a page."""

    commit: Commit
    facts: PageFacts | None
    """None where it was no page that can be read."""
    blob: str = ""
    """The object with its contents."""


class Change(Struct, frozen=True):
    """A step in the past of a page."""

    commit: Commit | None
    """None for what is not committed yet."""
    before: PageFacts
    after: PageFacts
    blob: str = ""
    """The object with the contents before."""

    @property
    def of_body(self) -> bool:
        """Whether it changed what the page says."""
        return self.before.body != self.after.body


class History(Protocol):
    """The past of the files of one project."""

    @property
    def shallow(self) -> bool:
        """Whether the clone has only the newest commits, so that silence says nothing."""
        ...

    def changes(self, page: PageFacts) -> Iterator[Change]:
        """How a page became what it is now, the newest step first: what is not committed, then
        each commit that touched the file, through renames, down to the one that made it; that one,
        and what a shallow clone has cut off, is no change."""
        ...

    def newest(self, page: PageFacts) -> Commit | None:
        """The last commit that touched the page's file at all; None for one that git does not
        know."""
        ...

    def first(self, page: PageFacts) -> Commit | None:
        """The commit that made the page's file; None for a file that git does not know, or whose
        beginning a shallow clone has cut off."""
        ...

    def changes_since(self, page: PageFacts, commit: str) -> Sequence[Change] | None:
        """The changes of what a page says that a commit, by its full or shortened id, does not
        hold, the newest first; None for a commit that the repository does not have."""
        ...

    def is_after(self, commit: Commit, other: Commit) -> bool:
        """Whether the first of two commits is younger in the history."""
        ...


def changes_between(versions: Iterable[Version], now: PageFacts) -> Iterator[Change]:
    """The changes that lead through the versions of a page, given from the newest to the oldest, to
    what it is now."""
    commit: Commit | None = None
    after: PageFacts | None = now
    for version in versions:
        if after and version.facts and (commit or differ(version.facts, after)):
            yield Change(commit, version.facts, after, version.blob)
        commit, after = version.commit, version.facts


def differ(before: PageFacts, after: PageFacts) -> bool:
    """Whether two versions of a page differ in what they say or in their metadata."""
    return before.body != after.body or _metadata(before) != _metadata(after)


def other_metadata(facts: PageFacts) -> Sequence[tuple[tuple[str, ...], str]]:
    """The metadata of a page but for its dates."""
    dated = {fact.span for fact in facts.dates}
    return [(fact.path, fact.value) for fact in facts.metadata if fact.span not in dated]


def _metadata(facts: PageFacts) -> Sequence[tuple[tuple[str, ...], str]]:
    return [(fact.path, fact.value) for fact in facts.metadata]
