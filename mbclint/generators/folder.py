"""A folder as detection sees it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder, and the texts of those that somebody asks for."""

    files: frozenset[str]
    """Paths from the folder, with forward slashes."""
    text: Callable[[str], str | None]
    """The text of a file; None where there is none that can be read."""

    def first(self, *names: str) -> str | None:
        """The first of some files that is there."""
        return next((name for name in names if name in self.files), None)
