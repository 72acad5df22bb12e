"""From what the command line names to the files that are checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from mbclint.corpus.ignored import ignored_by_git
from mbclint.engine.file_reader import FileReader
from mbclint.settings.project import Project


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files to check, each once, in the order in which they are named, and what was named in
    vain."""

    files: tuple[Path, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the files of a project. Hidden folders, links to folders, what ``exclude`` names and
    what git ignores are passed over, unless they are named themselves."""

    reader: FileReader
    include: Sequence[str]
    exclude: Sequence[str]
    ignored: frozenset[str]
    """By the paths under which findings name them."""
    force_exclude: bool = False
    """Whether ``exclude`` holds for files that are named one by one too."""

    def find(self, named: Sequence[Path]) -> Discovered:
        """Files as named; of folders, every file below whose name or path fits ``include``."""
        files: dict[Path, None] = {}
        faults: list[str] = []
        for path in named:
            called = self.reader.files.called(path)
            if self.reader.files.is_folder(path):
                below = sorted(self._below(path))
                files.update(dict.fromkeys(below))
                if not below:
                    faults.append(
                        f"{called}: nothing was checked: no file below this folder fits the "
                        f"setting include ({', '.join(self.include)})"
                    )
            elif not self._is_there(path):
                faults.append(f"{called}: there is no such file or folder")
            elif not (self.force_exclude and self._is_excluded(self.reader.shown(path))):
                files[path] = None
        return Discovered(tuple(files), tuple(faults))

    def covers(self, shown: str) -> bool:
        """Whether a file would be found in a folder, by its path from the project's root."""
        *folders, name = shown.split("/")
        parents = ("/".join(folders[:depth]) for depth in range(1, len(folders) + 1))
        return (
            _fits(name, shown, self.include)
            and not any(folder.startswith(".") for folder in folders)
            and not self.ignored.intersection((*parents, shown))
            and not self._is_excluded(shown)
        )

    def around(self, named: Sequence[Path]) -> "Finder":
        """The same, which does not pass over ignored folders that hold something named."""
        shown = [self.reader.shown(path) for path in named]
        held = {path for path in self.ignored if any(_is_within(each, path) for each in shown)}
        return replace(self, ignored=self.ignored - held) if held else self

    def _is_there(self, path: Path) -> bool:
        shown, view = self.reader.shown(path), self.reader.view
        if shown in view.absent:
            return False
        return shown in view.contents or self.reader.files.is_there(path)

    def _below(self, folder: Path) -> Iterator[Path]:
        there = self.reader.shown(folder)
        top = "" if there == "." else f"{there}/"
        absent = self.reader.view.absent
        for parent, folders, names in self.reader.files.walk(folder):
            inner = parent.relative_to(folder).as_posix()
            at = "" if inner == "." else f"{inner}/"
            folders[:] = [
                name
                for name in folders
                if not name.startswith(".")
                and f"{top}{at}{name}" not in self.ignored
                and not _fits(name, f"{top}{at}{name}", self.exclude)
            ]
            for name in names:
                shown = f"{top}{at}{name}"
                if (
                    _fits(name, f"{at}{name}", self.include)
                    and shown not in self.ignored
                    and shown not in absent
                    and not _fits(name, shown, self.exclude)
                ):
                    yield parent / name
        yield from self._not_on_disk(folder, top)

    def _not_on_disk(self, folder: Path, top: str) -> Iterator[Path]:
        for shown in self.reader.view.contents:
            path = folder / shown.removeprefix(top)
            if (
                shown.startswith(top)
                and _fits(path.name, shown.removeprefix(top), self.include)
                and not self._is_excluded(shown)
                and not self.reader.files.is_there(path)
            ):
                yield path

    def _is_excluded(self, shown: str) -> bool:
        """Whether a file, or a folder around it, is excluded."""
        parts = shown.split("/")
        return any(
            _fits(part, "/".join(parts[:depth]), self.exclude)
            for depth, part in enumerate(parts, 1)
        )


def finder_of(project: Project, reader: FileReader, force_exclude: bool = False) -> Finder:
    """The finder of a project's files."""
    site = project.site
    ignored = ignored_by_git(project.root) if site.respect_gitignore else frozenset()
    return Finder(reader, site.include, site.exclude, ignored, force_exclude)


def _fits(name: str, path: str, globs: Sequence[str]) -> bool:
    return any(fnmatchcase(name, glob) or fnmatchcase(path, glob) for glob in globs)


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
