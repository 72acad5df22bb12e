"""Files as sources: what cannot be read is said in words."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from mbclint.engine.files import ON_DISK, Files
from mbclint.engine.sources import UnreadableError, decode
from mbclint.engine.view import DISK, View
from mbclint.model.source import Source
from mbclint.settings.suppressions import BESIDE


def shown_path(path: Path, root: Path) -> str:
    """A path from a project's root; of a file outside of it, from the current folder."""
    absolute = Path(os.path.normpath(path.absolute()))
    inside = absolute.is_relative_to(root)
    named = absolute.relative_to(root) if inside else Path(os.path.normpath(path))
    return named.as_posix()


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads the files of a project."""

    root: Path
    max_file_size: int
    """Bytes."""
    view: View = DISK
    files: Files = ON_DISK
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

    def stamp(self, path: Path) -> bytes | None:
        """What is another whenever the file is, without its being read; None where that is not
        known, or the file is not one to be read from the disk as it is."""
        shown = self.shown(path)
        if shown in self.view.absent or shown in self.view.contents:
            return None
        stamp = self.files.stamp(path)
        return stamp.mark if stamp and stamp.size <= self.max_file_size else None

    def beside(self, path: Path) -> bytes | None:
        """What the settings file beside a text holds; None where there is none. Raises
        ``OSError``."""
        file = path.with_name(path.name + BESIDE)
        try:
            self.files.size(file)
        except (OSError, UnreadableError):
            return None
        return self.files.read(file)

    def size(self, path: Path) -> int:
        """How many bytes a file has; none where it cannot be read."""
        raw = self.view.contents.get(self.shown(path))
        try:
            return self.files.size(path) if raw is None else len(raw)
        except (OSError, UnreadableError):
            return 0

    def shown(self, path: Path) -> str:
        """See ``shown_path``."""
        if path not in self._shown:
            self._shown[path] = shown_path(path, self.root)
        return self._shown[path]

    def note(self, path: Path, shown: str) -> None:
        """Remember what a path is shown as, where that is known before anybody asks."""
        self._shown[path] = shown

    def _bytes_of(self, path: Path) -> bytes:
        try:
            self._refuse_large(self.files.size(path))
            return self.files.read(path)
        except OSError as error:
            raise UnreadableError(error.strerror or str(error)) from error

    def _refuse_large(self, size: int) -> None:
        limit = self.max_file_size
        if size > limit:
            raise UnreadableError(f"it has {size:,} bytes, more than max-file-size ({limit:,})")
