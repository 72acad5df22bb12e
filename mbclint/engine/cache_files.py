"""Where the cache of each project lies."""

import time
from collections.abc import Iterator
from pathlib import Path

from mbclint.database import files_of
from mbclint.resources import cache_folder, short_name

_ABANDONED = 90 * 86_400
"""Seconds after which the file of a project goes that no run uses."""
_SUFFIX = ".pages.sqlite"


def cache_file(root: Path, folder: Path | None = None) -> Path:
    """The file of the project below ``root``, in a folder or in the user's cache folder."""
    return (folder or cache_folder() / "pages") / f"{short_name(str(root))}{_SUFFIX}"


def cache_files(folder: Path) -> Iterator[Path]:
    """The files of all projects in a folder."""
    yield from sorted(folder.glob(f"*{_SUFFIX}"))


def remove(file: Path) -> None:
    """Remove the file of a project. Raises ``OSError``."""
    for each in files_of(file):
        each.unlink(missing_ok=True)


def remove_abandoned(folder: Path) -> None:
    """Remove the files of projects that no run has used for long. What cannot be removed stays."""
    oldest = time.time() - _ABANDONED
    for file in cache_files(folder):
        try:
            if file.stat().st_mtime < oldest:
                remove(file)
        except OSError:
            continue
