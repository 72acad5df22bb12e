"""The past that a rule's example gives to its pages."""

from collections.abc import Callable, Iterator, Sequence

from mbclint.corpus.facts import PageFacts
from mbclint.corpus.history import Change, Commit, Version, changes_between
from mbclint.rulebook.rule import PastCommit


class ExampleHistory:
    """Answers as git would, with each commit of the example touching one file."""

    shallow = False

    def __init__(
        self, commits: Sequence[PastCommit], read: Callable[[str, str], PageFacts]
    ) -> None:
        self._versions = [
            (each.path, Version(_commit(each), read(each.path, each.text))) for each in commits
        ]
        self._ids = [each.id for each in commits]

    def changes(self, page: PageFacts) -> Iterator[Change]:
        """See ``History``."""
        return changes_between(
            (version for path, version in self._versions if path == page.path), page
        )

    def newest(self, page: PageFacts) -> Commit | None:
        """See ``History``."""
        return next((it.commit for path, it in self._versions if path == page.path), None)

    def first(self, page: PageFacts) -> Commit | None:
        """See ``History``."""
        *_, last = (None, *(it.commit for path, it in self._versions if path == page.path))
        return last

    def changes_since(self, page: PageFacts, commit: str) -> Sequence[Change] | None:
        """See ``History``."""
        if commit not in self._ids:
            return None
        newer = self._ids[: self._ids.index(commit)]
        return [
            each
            for each in self.changes(page)
            if each.of_body and (each.commit is None or each.commit.id in newer)
        ]

    def is_after(self, commit: Commit, other: Commit) -> bool:
        """See ``History``."""
        return self._ids.index(commit.id) < self._ids.index(other.id)


def _commit(past: PastCommit) -> Commit:
    trailers = ((key.strip(), value.strip()) for key, _, value in map(_parted, past.trailers))
    return Commit(past.id, past.day, past.subject, tuple(trailers))


def _parted(trailer: str) -> tuple[str, str, str]:
    return trailer.partition(":")
