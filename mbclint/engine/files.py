"""Where the files of a project lie: what is asked of a place, and the disk as one."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mbclint.corpus.tree import FileKind
from mbclint.engine.sources import UnreadableError


class Files(Protocol):
    """Files by their paths."""

    def called(self, path: Path) -> str:
        """What people call a path."""

    def is_folder(self, path: Path) -> bool:
        """Whether a folder lies there."""

    def is_there(self, path: Path) -> bool:
        """Whether anything lies there."""

    def size(self, path: Path) -> int:
        """The bytes of a file. Raises ``OSError`` and ``UnreadableError``."""

    def read(self, path: Path) -> bytes:
        """What a file holds. Raises ``OSError``."""

    def listed(self, folder: Path) -> Mapping[str, FileKind]:
        """What is in a folder, by its name; nothing where that cannot be told."""

    def walk(self, folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        """Each folder from this one on, by its path from there with forward slashes, with the names
        of its folders and files. Folders that are taken out of their list are passed over."""

    def matching(self, folder: Path, glob: str) -> Iterator[Path]:
        """The files and folders below a folder whose paths fit a glob."""


@dataclass(frozen=True, slots=True)
class LocalFiles:
    """The files of this machine."""

    def called(self, path: Path) -> str:
        """See ``Files.called``."""
        return str(path)

    def is_folder(self, path: Path) -> bool:
        """See ``Files.is_folder``."""
        return path.is_dir()

    def is_there(self, path: Path) -> bool:
        """See ``Files.is_there``."""
        return os.path.lexists(path)

    def size(self, path: Path) -> int:
        """See ``Files.size``."""
        try:
            found = path.stat()
        except OSError:
            if path.is_symlink():
                raise UnreadableError(f"it is a link to nothing ({path.readlink()})") from None
            raise
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableError("it is not a regular file")
        return found.st_size

    def read(self, path: Path) -> bytes:
        """See ``Files.read``."""
        return path.read_bytes()

    def listed(self, folder: Path) -> Mapping[str, FileKind]:
        """See ``Files.listed``."""
        try:
            with os.scandir(folder) as entries:
                return {entry.name: _kind(entry) for entry in entries}
        except OSError:
            return {}

    def walk(self, folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        """See ``Files.walk``."""
        top = os.fspath(folder)
        for parent, folders, names in os.walk(top):
            yield parent[len(top) :].lstrip(os.sep).replace(os.sep, "/"), folders, names

    def matching(self, folder: Path, glob: str) -> Iterator[Path]:
        """See ``Files.matching``."""
        return folder.glob(glob)


ON_DISK = LocalFiles()


def _kind(entry: "os.DirEntry[str]") -> FileKind:
    if entry.is_symlink():
        return FileKind.LINK
    return FileKind.FOLDER if entry.is_dir(follow_symlinks=False) else FileKind.FILE
