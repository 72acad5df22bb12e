"""Files as sources: what cannot be read is said in words."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from mbclint.engine.sources import UnreadableError, decode
from mbclint.model.source import Source


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads the files of a project."""

    root: Path
    max_file_size: int
    """Bytes."""
    _shown: dict[Path, str] = field(default_factory=dict, repr=False, compare=False)

    def source(self, path: Path, raw: bytes | None = None) -> Source:
        """The text of a file, or of the bytes that stand for it. Raises ``UnreadableError``."""
        if raw is None:
            raw = self._bytes_of(path)
        self._refuse_large(len(raw))
        return decode(raw, self.shown(path))

    def shown(self, path: Path) -> str:
        """The path from the project's root; of a file outside of it, from the current folder."""
        if path not in self._shown:
            absolute = Path(os.path.normpath(path.absolute()))
            below = absolute.is_relative_to(self.root)
            named = absolute.relative_to(self.root) if below else path
            self._shown[path] = named.as_posix()
        return self._shown[path]

    def _bytes_of(self, path: Path) -> bytes:
        try:
            if path.is_symlink() and not path.exists():
                raise UnreadableError(f"it is a link to nothing ({path.readlink()})")
            if not path.is_file():
                raise UnreadableError("it is not a regular file")
            self._refuse_large(path.stat().st_size)
            return path.read_bytes()
        except OSError as error:
            raise UnreadableError(error.strerror or str(error)) from error

    def _refuse_large(self, size: int) -> None:
        limit = self.max_file_size
        if size > limit:
            raise UnreadableError(f"it has {size:,} bytes, more than max-file-size ({limit:,})")
