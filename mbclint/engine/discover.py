"""From what the command line names to the files that are checked."""

import re
from collections.abc import Iterator, Sequence
from fnmatch import translate
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mbclint.corpus.ignored import ignored_by_git
from mbclint.engine.file_reader import FileReader
from mbclint.settings.files import may_be_settings_file
from mbclint.settings.project import Project


class Discovered(Struct, frozen=True):
    """The files to check, each once, in the order in which they are named, and what was named in
    vain."""

    files: tuple[Path, ...]
    faults: tuple[str, ...]


class Finder(Struct, frozen=True):
    """Finds the files of a project. Hidden folders, links to folders, what ``exclude`` names and
    what git ignores are passed over, unless they are named themselves."""

    reader: FileReader
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    ignored: frozenset[str]
    """By the paths under which findings name them."""
    bare: set[str]
    """See ``FolderLayers.bare``: what is seen on the way need not be looked for again."""
    force_exclude: bool = False
    """Whether ``exclude`` holds for files that are named one by one too."""

    def find(self, named: Sequence[Path]) -> Discovered:
        """Files as named; of folders, every file below whose name or path fits ``include``."""
        files: dict[Path, None] = {}
        faults: list[str] = []
        for path in named:
            called = self.reader.files.called(path)
            if self.reader.files.is_folder(path):
                top = self._top(path)
                below = sorted(self._below(path, top), key=_folder_by_folder)
                for inner in below:
                    file = path / inner
                    self.reader.note(file, f"{top}{inner}")
                    files[file] = None
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

    def _top(self, folder: Path) -> str:
        """With what the paths begin under which findings name the files of a folder."""
        there = self.reader.shown(folder)
        return "" if there == "." else f"{there.rstrip('/')}/"

    def _below(self, folder: Path, top: str) -> Iterator[str]:
        """The paths of the files, from the folder."""
        absent = self.reader.view.absent
        for inner, folders, names in self.reader.files.walk(folder):
            at = f"{inner}/" if inner else ""
            if not any(map(may_be_settings_file, (*names, *folders))):
                self.bare.add(f"{top}{inner}")
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
                    yield f"{at}{name}"
        yield from self._not_on_disk(folder, top)

    def _not_on_disk(self, folder: Path, top: str) -> Iterator[str]:
        for shown in self.reader.view.contents:
            inner = shown.removeprefix(top)
            if (
                shown.startswith(top)
                and _fits(inner.rpartition("/")[2], inner, self.include)
                and not self._is_excluded(shown)
                and not self.reader.files.is_there(folder / inner)
            ):
                yield inner

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
    bare = project.folders.bare
    return Finder(reader, site.include, site.exclude, ignored, bare, force_exclude)


def _fits(name: str, path: str, globs: tuple[str, ...]) -> bool:
    if not globs:
        return False
    fits = _any_of(globs).match
    return bool(fits(name) or fits(path))


@cache
def _any_of(globs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(translate, globs)))


def _folder_by_folder(path: str) -> str:
    """By this, paths are in the order of their parts: what is in a folder comes before folders
    whose names begin with its name."""
    return path.replace("/", "\0")


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
