"""Files as sources: what cannot be read is said in words."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from mbclint.engine.sources import UnreadableError, decode
from mbclint.engine.view import DISK, View
from mbclint.model.source import Source


def shown_path(path: Path, root: Path) -> str:
    """A path from a project's root; of a file outside of it, from the current folder."""
    absolute = Path(os.path.normpath(path.absolute()))
    named = absolute.relative_to(root) if absolute.is_relative_to(root) else path
    return named.as_posix()


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads the files of a project."""

    root: Path
    max_file_size: int
    """Bytes."""
    view: View = DISK
    _shown: dict[Path, str] = field(default_factory=dict, repr=False, compare=False)

    def source(self, path: Path) -> Source:
        """The text of a file. Raises ``UnreadableError``."""
        return decode(self.raw(path), self.shown(path))

    def raw(self, path: Path) -> bytes:
        """What a file holds. Raises ``UnreadableError``."""
        shown = self.shown(path)
        if shown in self.view.absent:
            raise UnreadableError("there is no such file")
        raw = self.view.contents.get(shown)
        if raw is None:
            raw = self._bytes_of(path)
        self._refuse_large(len(raw))
        return raw

    def size(self, path: Path) -> int:
        """How many bytes a file has; none where it cannot be read."""
        raw = self.view.contents.get(self.shown(path))
        try:
            return path.stat().st_size if raw is None else len(raw)
        except OSError:
            return 0

    def shown(self, path: Path) -> str:
        """See ``shown_path``."""
        if path not in self._shown:
            self._shown[path] = shown_path(path, self.root)
        return self._shown[path]

    def _bytes_of(self, path: Path) -> bytes:
        try:
            stat = path.stat()
            if not S_ISREG(stat.st_mode):
                raise UnreadableError("it is not a regular file")
            self._refuse_large(stat.st_size)
            return path.read_bytes()
        except OSError as error:
            if path.is_symlink() and not path.exists():
                raise UnreadableError(f"it is a link to nothing ({path.readlink()})") from error
            raise UnreadableError(error.strerror or str(error)) from error

    def _refuse_large(self, size: int) -> None:
        limit = self.max_file_size
        if size > limit:
            raise UnreadableError(f"it has {size:,} bytes, more than max-file-size ({limit:,})")
