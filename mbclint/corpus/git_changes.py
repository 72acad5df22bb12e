"""Which files, and which lines of them, git sees changed."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from mbclint.corpus.git_program import Git, GitError

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class GitChanges:
    """What differs from a commit in a folder; all paths are relative to it. Methods raise
    ``GitError``."""

    def __init__(self, folder: Path, base: str, *, staged: bool) -> None:
        self._git = Git(folder)
        self._base = base
        self._range = ("--cached", base) if staged else (base,)
        self._staged = staged

    @classmethod
    def since(cls, folder: Path, revision: str) -> "GitChanges":
        """What the working tree has that ``revision`` did not have when the two parted."""
        git = Git(folder)
        commit = git.line("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        try:
            base = git.line("merge-base", commit, "HEAD")
        except GitError:
            base = commit
        return cls(folder, base, staged=False)

    @classmethod
    def of_index(cls, folder: Path) -> "GitChanges":
        """What the index has that the last commit does not."""
        git = Git(folder)
        try:
            base = git.line("rev-parse", "--verify", "--quiet", "HEAD")
        except GitError:
            git.line("rev-parse", "--git-dir")
            # A repository without commits is compared with the empty tree.
            base = git.line("hash-object", "-t", "tree", "/dev/null")
        return cls(folder, base, staged=True)

    def changed(self) -> tuple[str, ...]:
        """The files that are new or other than they were."""
        found = self._names("--diff-filter=ACMT")
        return found if self._staged else tuple(dict.fromkeys((*found, *self.untracked())))

    def deleted(self) -> tuple[str, ...]:
        """The files that are no more, those that have another path now included."""
        return self._names("--diff-filter=D")

    def untracked(self) -> tuple[str, ...]:
        """The files that git does not know and is not told to ignore."""
        return _split(self._git.ask("ls-files", "-z", "--others", "--exclude-standard"))

    def unstaged(self) -> tuple[str, ...]:
        """The files whose contents in the index are not those in the working tree."""
        listed = self._git.ask("diff", "-z", "--name-only", "--relative", "--no-renames")
        return _split(listed)

    def before(self, path: str) -> bytes:
        """What a file held in the commit."""
        return self._git.ask("cat-file", "blob", f"{self._base}:./{path}")

    def in_index(self, path: str) -> bytes:
        """What a file holds in the index."""
        return self._git.ask("cat-file", "blob", f":./{path}")

    def lines(self, path: str) -> tuple[range, ...] | None:
        """The lines of a file that are new, from 1; None where all of them are."""
        if path in self.untracked():
            return None
        diff = self._git.ask(
            *("diff", "--no-color", "--no-ext-diff", "--unified=0", "--no-renames", "--relative"),
            *(*self._range, "--", path),
        )
        return tuple(_ranges(diff))

    def _names(self, which: str) -> tuple[str, ...]:
        options = ("-z", "--name-only", "--no-renames", "--relative", which)
        return _split(self._git.ask("diff", *options, *self._range))


def _split(listed: bytes) -> tuple[str, ...]:
    return tuple(os.fsdecode(path) for path in listed.split(b"\0") if path)


def _ranges(diff: bytes) -> Iterator[range]:
    for hunk in _HUNK.finditer(diff):
        start, count = int(hunk[1]), int(hunk[2] or 1)
        # Where lines went, the places around the gap have changed.
        yield range(start, start + count) if count else range(start, start + 2)


def touches(ranges: Sequence[range], first: int, last: int) -> bool:
    """Whether any of the lines from ``first`` to ``last`` is among the ranges."""
    return any(each.start <= last and first < each.stop for each in ranges)
