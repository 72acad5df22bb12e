"""Settings as people read them: TOML, with the origin of each value beside it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from mbclint.settings.layers import Layer
from mbclint.settings.merge import merged
from mbclint.settings.project import Project
from mbclint.settings.schema import KEYS
from mbclint.settings.wording import toml, toml_key

_WIDEST: Final = 60
"""Columns; a longer line does not move the comments of all others."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
"""What a TOML comment must not hold, and the name of a file may."""


class Row(Struct, frozen=True):
    """A setting, its value and where that comes from."""

    key: str
    """As TOML writes it, with dots."""
    value: object
    """None where nothing is set and there is no default."""
    origin: str
    """``default``, ``mbclint.toml:4``, ``command line``; several where values add up."""
    unset: str = ""
    """What holds where nothing is set."""


def explain(project: Project, path: Path) -> list[Row]:
    """Every setting as it holds for a file or folder. Raises ``SettingsError``."""
    return list(_rows(project.layers_for(path)))


def rendered(rows: Sequence[Row]) -> str:
    """Rows as a TOML document with the origins as comments; a setting without a value is a comment
    as a whole. Fit to be a root settings file."""
    lines = [(_line(row), _CONTROLS.sub("?", row.origin)) for row in rows]
    width = max((len(line) for line, _ in lines if len(line) <= _WIDEST), default=0)
    return "".join(f"{line:<{width}}  # {origin}\n" for line, origin in lines)


def _rows(layers: Sequence[Layer]) -> Iterator[Row]:
    for path, setting in merged(layers).items():
        if path[0] in ("rules", "profiles") and len(path) == 2:
            # What stands in the table has rows of its own.
            continue
        origin = ", ".join(map(str, setting.origins))
        yield Row(toml_key(path), setting.value, origin, KEYS[path[0]].unset)


def _line(row: Row) -> str:
    if row.value is None:
        return f"# {row.key} is not set: {row.unset}"
    return f"{row.key} = {toml(row.value)}"
