"""The past of a project's pages in its git repository."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from mbclint.corpus.facts import PageFacts
from mbclint.corpus.git_log import FORMAT, Log, Touch, parse_log
from mbclint.corpus.git_program import NO_REPOSITORY, Git, GitError
from mbclint.corpus.history import Change, Commit, Version, changes_between

ReadVersion = Callable[[str, bytes], PageFacts | None]
"""The facts of a file's contents, read as if they lay at a path; None for what is no page."""

_ID = re.compile(r"[0-9a-fA-F]{7,64}")


_LOG = ("-z", "--raw", "--no-abbrev", "-M", "--date=format:%Y-%m-%d", "--no-ext-diff", FORMAT)


class GitHistory:
    """Answers by ``git log`` and by the contents of files in the past."""

    def __init__(self, root: Path, read: ReadVersion, of_many: bool = True) -> None:
        """``of_many`` says whether the log is read once for all files, or for each file that is
        asked about. Raises ``GitError`` where there is no git, no repository or no commit in it."""
        self._git = Git(root)
        self._read = read
        self._of_many = of_many
        self._logs: dict[str, Log] = {}
        self._prefix, self.shallow = self._placed()
        self._blobs = self._git.blobs()
        self._known: dict[tuple[str, str], PageFacts | None] = {}
        self._newer: dict[str, frozenset[str] | None] = {}
        self.cut_off = False
        """Whether an answer was shorter than the past, because the clone is shallow."""

    def changes(self, page: PageFacts) -> Iterator[Change]:
        """See ``History``."""
        return changes_between(self._versions(page), page)

    def newest(self, page: PageFacts) -> Commit | None:
        """See ``History``."""
        touch = next(self._touches(page), None)
        return touch.commit if touch else None

    def first(self, page: PageFacts) -> Commit | None:
        """See ``History``."""
        touches = [*self._past_of(page)]
        return touches[-1].commit if touches and touches[-1].commit.id not in self._cut else None

    def changes_since(self, page: PageFacts, commit: str) -> Sequence[Change] | None:
        """See ``History``."""
        newest = self.newest(page)
        if newest and _ID.fullmatch(commit) and newest.id.startswith(commit.lower()):
            return [each for each in self.changes(page) if not each.commit and each.of_body]
        newer = self._newer_than(commit)
        if newer is None:
            return None
        found = []
        for change in self.changes(page):
            if change.commit and change.commit.id not in newer:
                break
            if change.of_body:
                found.append(change)
        return found

    def is_after(self, commit: Commit, other: Commit) -> bool:
        """See ``History``."""
        return self._positions.get(commit.id, 0) < self._positions.get(other.id, 0)

    def contents(self, blob: str) -> bytes | None:
        """What a file held in the past."""
        return self._blobs.read(blob)

    def close(self) -> None:
        """End the process that reads the past."""
        self._blobs.close()

    def _placed(self) -> tuple[str, bool]:
        """The folder's path from the top of the repository, and whether the clone is shallow."""
        ask = ("rev-parse", "--show-prefix", "--is-shallow-repository")
        try:
            prefix, shallow, _ = self._git.line(*ask, "HEAD^{commit}").rsplit("\n", 2)
        except GitError as error:
            try:
                self._git.line(*ask)
            except GitError:
                raise GitError(NO_REPOSITORY) from error
            raise GitError("the repository has no commit yet") from error
        return prefix, shallow == "true"

    def _past_of(self, page: PageFacts) -> Iterator[Touch]:
        """Paths on the command line begin in the folder, those that come out at the top."""
        where = "." if self._of_many else page.path
        if where not in self._logs:
            below = () if self._of_many and not self._prefix else ("--", where)
            follow = () if self._of_many else ("--follow",)
            self._logs[where] = parse_log(self._git.ask("log", *_LOG, *follow, "HEAD", *below))
        return self._logs[where].past_of(f"{self._prefix}{page.path}")

    @cached_property
    def _positions(self) -> dict[str, int]:
        ids = self._git.line("rev-list", "HEAD").split()
        return {commit: position for position, commit in enumerate(ids)}

    @cached_property
    def _cut(self) -> frozenset[str]:
        """The oldest commits of a shallow clone: git takes all their files for new."""
        if not self.shallow:
            return frozenset()
        path = Path(self._git.line("rev-parse", "--path-format=absolute", "--git-path", "shallow"))
        try:
            return frozenset(path.read_text("ascii").split())
        except OSError:
            return frozenset()

    def _touches(self, page: PageFacts) -> Iterator[Touch]:
        for touch in self._past_of(page):
            if touch.commit.id in self._cut:
                self.cut_off = True
                return
            yield touch

    def _versions(self, page: PageFacts) -> Iterator[Version]:
        for touch in self._touches(page):
            facts = self._facts(page.path, touch.blob) if touch.blob else None
            yield Version(touch.commit, facts, touch.blob)

    def _facts(self, path: str, blob: str) -> PageFacts | None:
        if (path, blob) not in self._known:
            contents = self._blobs.read(blob)
            self._known[path, blob] = None if contents is None else self._read(path, contents)
        return self._known[path, blob]

    def _newer_than(self, commit: str) -> frozenset[str] | None:
        """The commits that ``commit`` does not hold; None where the repository does not have it."""
        if commit not in self._newer:
            self._newer[commit] = self._listed_after(commit) if _ID.fullmatch(commit) else None
        return self._newer[commit]

    def _listed_after(self, commit: str) -> frozenset[str] | None:
        try:
            self._git.line("rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
            return frozenset(self._git.line("rev-list", f"{commit}..HEAD").split())
        except GitError:
            self.cut_off = self.cut_off or self.shallow
            return None
