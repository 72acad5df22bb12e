"""What a format of a package is."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec import Struct

from mbclint.translation.unit import Returned, Unit


class About(Struct, frozen=True):
    """What is true of a whole package."""

    target_language: str
    made: datetime.date
    version: str
    """mbclint's."""


Write = Callable[[Sequence[Unit], About], bytes]
"""A package with the units, in their order."""
Read = Callable[[bytes], tuple[Returned, ...]]
"""The units of a returned package, in the order of the file, repeated ones too. Raises
``PackageError`` or ``XmlError`` for what is no such package, or may harm the reader."""


@dataclass(frozen=True, slots=True)
class PackageFormat:
    """A format of packages."""

    suffixes: tuple[str, ...]
    """The endings of its files, the usual one first."""
    write: Write
    read: Read | None = None
    """None for a format that people read and do not hand back."""
