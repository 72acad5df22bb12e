"""From what the command line names to the files that are checked."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files to check, each once, in the order in which they are named, and what was named in
    vain."""

    files: tuple[Path, ...]
    faults: tuple[str, ...]


def discover(named: Sequence[Path], include: Sequence[str]) -> Discovered:
    """Files as named; of folders, every file below whose name or path fits an ``include`` glob.
    Hidden folders and links to folders are passed over."""
    files: dict[Path, None] = {}
    faults: list[str] = []
    for path in named:
        if path.is_dir():
            below = sorted(_below(path, include))
            files.update(dict.fromkeys(below))
            if not below:
                faults.append(
                    f"{path}: nothing was checked: no file below this folder fits the setting "
                    f"include ({', '.join(include)})"
                )
        elif os.path.lexists(path):
            files[path] = None
        else:
            faults.append(f"{path}: there is no such file or folder")
    return Discovered(tuple(files), tuple(faults))


def _below(folder: Path, include: Sequence[str]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            relative = path.relative_to(folder).as_posix()
            if any(fnmatchcase(name, glob) or fnmatchcase(relative, glob) for glob in include):
                yield path
