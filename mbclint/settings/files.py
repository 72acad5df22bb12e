"""Settings files: which one a folder has, and which one is the root."""

import os
import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from mbclint.settings.documents import SHARED, read_document
from mbclint.settings.faults import SettingsError

FILE_NAMES: Final = ("mbclint.toml", ".mbclint.toml", SHARED)
_ENDING: Final = ".toml"
_OWN_HEADER = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*mbclint\b", re.MULTILINE)


class Found(Struct, frozen=True):
    """The settings file of a folder, and those that it takes precedence over."""

    file: Path
    passed_over: tuple[Path, ...]


class Root(Struct, frozen=True):
    """The folder of a project, and its settings file if it has one."""

    folder: Path
    found: Found | None


def settings_file(folder: Path) -> Found | None:
    """The settings file of a folder. A ``pyproject.toml`` without a table for mbclint is none."""
    # There are many folders, and in nearly all of them is none.
    names = [name for name in FILE_NAMES if os.path.lexists(f"{folder}{os.sep}{name}")]
    there = [path for name in names if _is_settings_file(path := folder / name)]
    return Found(there[0], tuple(there[1:])) if there else None


def may_be_settings_file(name: str) -> bool:
    """Whether a settings file may be called so, on file systems that ignore case as well."""
    return name[-len(_ENDING) :].casefold() == _ENDING


def find_root(start: Path, here: Path, isolated: bool = False) -> Root:
    """The topmost settings file from the folder ``start`` upwards, but not above a folder with
    ``.git`` or a file with ``root = true``. Without a file, the folder of the project is the one
    with ``.git``, or else ``here``. ``isolated`` looks for no file."""
    topmost: Found | None = None
    for folder in (start, *start.parents):
        found = None if isolated else settings_file(folder)
        topmost = found or topmost
        is_repository = os.path.lexists(folder / ".git")
        if is_repository and not topmost:
            return Root(folder, None)
        if is_repository or (found and _declares_root(found.file)):
            break
    return Root(topmost.file.parent if topmost else here, topmost)


def _is_settings_file(path: Path) -> bool:
    if path.name != SHARED:
        return True
    try:
        return path.is_file() and read_document(path, path.name) is not None
    except SettingsError:
        # Whoever reads it says what is wrong, if it is ours at all.
        return _seems_ours(path)


def _seems_ours(pyproject: Path) -> bool:
    try:
        return bool(_OWN_HEADER.search(pyproject.read_bytes()))
    except OSError:
        return True


def _declares_root(path: Path) -> bool:
    try:
        document = read_document(path, path.name)
    except SettingsError:
        return False
    return (
        document is not None
        and isinstance(document.table, dict)
        and document.table.get("root") is True
    )
