"""In which formats a command tells, and to which files."""

from collections.abc import Collection, Sequence
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace


class Target(Struct, frozen=True):
    """A format and the file it goes to; standard output for None."""

    format: str
    path: Path | None


class Format(click.ParamType[Target]):
    """``NAME`` or ``NAME=PATH``, where ``NAME`` is one of ``names``."""

    name = "format"

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Target:
        """The format and its file. A name that no format has is a usage error."""
        name, _, path = str(value).partition("=")
        if name not in self._names:
            self.fail(f"{name!r} is not one of {', '.join(self._names)}", param, ctx)
        return Target(name, Path(path) if path else None)


def targets_of(
    formats: Sequence[Target], output_file: Path | None, default: str
) -> tuple[Target, ...]:
    """The formats, or the default one, with their files. Raises ``click.UsageError`` where two have
    one place."""
    targets = tuple(
        replace(target, path=target.path or output_file)
        for target in formats or (Target(default, None),)
    )
    places = [target.path for target in targets]
    for place in places:
        if places.count(place) > 1:
            where = place or "standard output"
            raise click.UsageError(f"two formats go to {where}; write --format NAME=PATH")
    return targets
