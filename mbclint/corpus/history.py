"""What git says of the pages: asked of the ``git`` program, and only when a rule wants to know."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit."""

    id: str
    day: datetime.date
    """When its author wrote it."""
    subject: str = ""


class History(Protocol):
    """The past of the files of one project. Paths are relative to the project's root."""

    def body_changed(self, path: str) -> Commit | None:
        """The last commit that changed what a page says, its front matter and its form left out;
        None for one that git does not know, or whose past a shallow clone has cut off."""
        ...

    def since(self, path: str, commit: str) -> Sequence[Commit] | None:
        """The commits after ``commit`` that changed what a page says, the newest first; None where
        git cannot tell."""
        ...

    def committed(self, path: str) -> Commit | None:
        """The last commit that touched a file at all."""
        ...
