"""Where the files of a project lie: what is asked of a place, and the disk as one."""

import os
import stat
import struct
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from mbclint.corpus.tree import FileKind
from mbclint.engine.sources import UnreadableError

SETTLED = 3_000_000_000
"""Nanoseconds: the coarsest clock of a file system, FAT's, goes by two seconds."""
_TELLS_CHANGES = os.name == "posix"
"""Elsewhere ``st_ctime`` is when a file was made."""
_FIELDS = struct.Struct("<qqQq")
_MOST = (1 << 64) - 1


class Stamp(Struct, frozen=True):
    """A file as its file system knows it, its contents aside."""

    size: int
    """Bytes."""
    mark: bytes
    """Which file it is, and when it last changed."""


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

    def stamp(self, path: Path) -> "Stamp | None":
        """What changes whenever a file does; None where nothing but its contents tells that."""

    def listed(self, folder: Path) -> Mapping[str, FileKind]:
        """What is in a folder, by its name; nothing where that cannot be told."""

    def walk(self, folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        """Each folder from this one on, by its path from there with forward slashes, with the names
        of its folders and files. Folders that are taken out of their list are passed over."""

    def matching(self, folder: Path, glob: str) -> Iterator[Path]:
        """The files and folders below a folder whose paths fit a glob."""


class LocalFiles(Struct, frozen=True):
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

    def stamp(self, path: Path) -> "Stamp | None":
        """See ``Files.stamp``. As in git's index, what was touched just now is not trusted: a
        further change might leave the same times. Without the time of the last change of anything,
        which no program can set, a stamp would tell nothing."""
        try:
            found = path.stat()
        except OSError:
            return None
        last = max(found.st_mtime_ns, found.st_ctime_ns)
        if not _TELLS_CHANGES or last > time.time_ns() - SETTLED:
            return None
        size = found.st_size
        return Stamp(
            size, _FIELDS.pack(found.st_mtime_ns, found.st_ctime_ns, found.st_ino & _MOST, size)
        )

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
