"""The part of a site that a change touches: what is judged, and what stands for the files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from mbclint.corpus.git_changes import GitChanges
from mbclint.engine.discover import Finder
from mbclint.engine.view import View


class Scope(Struct, frozen=True):
    """What to judge, and how the files are to be taken."""

    named: tuple[Path, ...]
    view: View


def changed_since(
    finder: Finder, root: Path, revision: str, below: Sequence[Path], by_line: bool
) -> Scope:
    """The files below some paths that are other than in a revision, and the pages that are gone
    since; ``by_line``, only what is found on changed lines counts. Raises ``GitError``."""
    changes = GitChanges.since(root, revision)
    return _scope(finder, root, changes, below, by_line, View())


def staged(finder: Finder, root: Path, below: Sequence[Path], by_line: bool) -> Scope:
    """What is staged, judged against the site as it is in the index. Raises ``GitError``."""
    changes = GitChanges.of_index(root)
    others = {path for path in changes.unstaged() if finder.covers(path)}
    contents = {path: changes.in_index(path) for path in sorted(others)}
    view = View(contents, frozenset(changes.untracked()))
    return _scope(finder, root, changes, below, by_line, view)


def _scope(
    finder: Finder,
    root: Path,
    changes: GitChanges,
    below: Sequence[Path],
    by_line: bool,
    view: View,
) -> Scope:
    folders = [finder.reader.shown(path) for path in below]

    def wanted(paths: Sequence[str]) -> Iterator[str]:
        return (path for path in paths if finder.covers(path) and _is_below(path, folders))

    named = tuple(wanted(changes.changed()))
    gone = {path: changes.before(path) for path in wanted(changes.deleted())}
    lines = {path: changes.lines(path) for path in named} if by_line else {}
    new = {path: ranges for path, ranges in lines.items() if ranges is not None}
    seen = View(view.contents, view.absent, gone, new, whole_site=True)
    return Scope(tuple(root / path for path in named), seen)


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(it in (".", path) or path.startswith(f"{it}/") for it in folders)
