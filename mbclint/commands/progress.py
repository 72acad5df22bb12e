"""How far a run is, on a terminal."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

_READING = "Reading"
_PATIENCE = 1.0
"""Seconds before a person wants to know; most runs are done by then, and rich stays unloaded."""


class Told(Protocol):
    """Is told how far something is."""

    def __call__(self, done: int, of: int, doing: str = _READING) -> None:
        """So many of so many are done, of what is told in a word."""


@contextmanager
def shown_progress(wanted: bool) -> Iterator[Told]:
    """What is to be told of files or addresses done, and of how many. If ``wanted``, a bar stands
    on standard error once the run takes long, and is gone when it ends."""
    bar = _Bar()
    try:
        yield bar.update if wanted and sys.stderr.isatty() else _nothing
    finally:
        bar.close()


def _nothing(done: int, of: int, doing: str = _READING) -> None:
    """Where nobody looks."""


class _Bar:
    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._progress: Progress | None = None

    def update(self, done: int, of: int, doing: str = _READING) -> None:
        if self._progress is None:
            if time.monotonic() - self._begun < _PATIENCE:
                return
            self._progress = _started()
        task = next(iter(self._progress.task_ids), None)
        if task is None:
            task = self._progress.add_task(doing, total=of)
        self._progress.update(task, completed=done, total=of, description=doing)

    def close(self) -> None:
        if self._progress is not None:
            with suppress(OSError):
                self._progress.stop()


def _started() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress
