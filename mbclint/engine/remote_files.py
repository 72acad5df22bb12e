"""A folder of any file system that fsspec knows, as the files of a project."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any

from mbclint.corpus.tree import FileKind
from mbclint.engine.files import Stamp
from mbclint.engine.sources import UnreadableError


class RemoteError(Exception):
    """Why a folder cannot be read at all, in words."""


@dataclass(slots=True)
class RemoteFiles:
    """The files below an address, as if they lay below a folder of this machine. They are asked
    for where they are read: a worker has them from their own place."""

    address: str
    root: Path
    """The folder that stands for the address."""
    _sizes: dict[Path, int] = field(default_factory=dict, repr=False)
    """What listings have told already."""

    def __getstate__(self) -> tuple[str, Path]:
        return self.address, self.root

    def __setstate__(self, state: tuple[str, Path]) -> None:
        self.address, self.root = state
        self._sizes = {}

    def called(self, path: Path) -> str:
        """See ``Files.called``."""
        below = "" if path == self.root else f"/{path.relative_to(self.root).as_posix()}"
        return f"{self.address}{below}"

    def is_folder(self, path: Path) -> bool:
        """See ``Files.is_folder``."""
        system, place = self._at(path)
        return bool(system.isdir(place))

    def is_there(self, path: Path) -> bool:
        """See ``Files.is_there``."""
        system, place = self._at(path)
        return bool(system.exists(place))

    def size(self, path: Path) -> int:
        """See ``Files.size``."""
        if path not in self._sizes:
            system, place = self._at(path)
            found = _asked(system.info, place)
            if found["type"] != "file":
                raise UnreadableError("it is not a regular file")
            self._sizes[path] = int(found["size"] or 0)
        return self._sizes[path]

    def read(self, path: Path) -> bytes:
        """See ``Files.read``."""
        system, place = self._at(path)
        return bytes(_asked(system.cat_file, place))

    def stamp(self, path: Path) -> Stamp | None:
        """See ``Files.stamp``: what file systems tell of their files differs."""
        return None

    def listed(self, folder: Path) -> Mapping[str, FileKind]:
        """See ``Files.listed``."""
        try:
            return self._entries(folder)
        except OSError:
            return {}

    def walk(self, folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        """See ``Files.walk``. Raises ``RemoteError``: without a folder, others would be judged
        wrongly."""
        yield from self._walked(folder, "")

    def _walked(self, folder: Path, below: str) -> Iterator[tuple[str, list[str], list[str]]]:
        try:
            found = self._entries(folder)
        except OSError as error:
            raise RemoteError(f"{self.called(folder)} cannot be listed: {error}") from error
        folders = [name for name, kind in found.items() if kind is FileKind.FOLDER]
        yield below, folders, [name for name in found if found[name] is not FileKind.FOLDER]
        for name in folders:
            yield from self._walked(folder / name, f"{below}/{name}".lstrip("/"))

    def matching(self, folder: Path, glob: str) -> Iterator[Path]:
        """See ``Files.matching``."""
        first, _, rest = glob.partition("/")
        for name in self.listed(folder):
            if fnmatchcase(name, first):
                yield from self.matching(folder / name, rest) if rest else (folder / name,)

    def _entries(self, folder: Path) -> dict[str, FileKind]:
        system, place = self._at(folder)
        kinds: dict[str, FileKind] = {}
        for entry in _asked(system.ls, place, detail=True):
            # Some stores list a folder among what is in it.
            if (found := entry["name"].strip("/")) == place.strip("/"):
                continue
            name = found.rpartition("/")[2]
            kinds[name] = _kind(entry)
            if kinds[name] is FileKind.FILE:
                self._sizes[folder / name] = int(entry["size"] or 0)
        return kinds

    def _at(self, path: Path) -> tuple[Any, str]:
        """The file system and the place in it of a path."""
        system, top = file_system(self.address)
        below = path.relative_to(self.root).as_posix() if path != self.root else ""
        return system, f"{top.rstrip('/')}/{below}".rstrip("/") if top else below


def file_system(address: str) -> tuple[Any, str]:
    """The file system of an address and the place in it. Raises ``RemoteError``."""
    return _file_system(address, os.getpid())


@lru_cache
def _file_system(address: str, process: int) -> tuple[Any, str]:
    """What one process has opened is of no use to those that are forked from it."""
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        said = f"{address} needs {error.name}: pip install 'mbclint[fsspec]'"
        raise RemoteError(said) from error
    try:
        system, place = url_to_fs(address)
    except Exception as error:
        # Each kind of file system raises what it likes.
        raise RemoteError(f"{address} cannot be opened: {error}") from error
    return system, place


def _asked(question: Any, *arguments: Any, **options: Any) -> Any:
    """An answer. Whatever is raised for want of one becomes an ``OSError``."""
    try:
        return question(*arguments, **options)
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def _kind(entry: Mapping[str, Any]) -> FileKind:
    if entry.get("islink"):
        return FileKind.LINK
    return FileKind.FOLDER if entry["type"] == "directory" else FileKind.FILE
