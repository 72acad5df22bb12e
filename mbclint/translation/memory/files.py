"""Memories in files: TMX, or anything that translators hand back."""

from collections.abc import Iterator
from pathlib import PurePath

from mbclint.translation.formats import read_package
from mbclint.translation.memory import tmx
from mbclint.translation.memory.pair import UNKNOWN, Pair

TMX = ".tmx"


def pairs_of(file: str, raw: bytes) -> Iterator[Pair]:
    """What a file has as translated. Raises ``PackageError``."""
    if PurePath(file).suffix.lower() == TMX:
        yield from tmx.read(raw, file)
        return
    for returned in read_package(file, raw):
        if returned.source and returned.target and returned.final:
            language = returned.target_language or UNKNOWN
            yield Pair(returned.source, returned.target, UNKNOWN, language, file)
