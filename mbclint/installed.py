"""What is installed: another mbclint, or another version of a library, may say something else."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from mbclint.resources import rules_folder

_LIBRARIES = frozenset({"site-packages", "dist-packages"})
_WHEEL = ".dist-info"
_METADATA = (_WHEEL, ".egg-info")


@cache
def installed() -> bytes:
    """A digest of the interpreter, of mbclint and of all libraries that are installed. A library
    is known by its version, as its installer names it; mbclint's own files, where it runs from a
    checkout, by their sizes and times."""
    digest = blake2b(digest_size=16)
    for said in (sys.version, sys.implementation.cache_tag, *_versions(), *_own_files()):
        digest.update(f"{said}\0".encode("utf-8", "surrogateescape"))
    return digest.digest()


def version_of(library: str) -> str:
    """The version of a library, as its installer names it."""
    start = f"{library}-"
    for name in _versions():
        if name.startswith(start) and name.endswith(_WHEEL):
            return name[len(start) : -len(_WHEEL)]
    # Installed in another way. Loaded here, because it takes longer to load than a page to check.
    from importlib.metadata import version

    return version(library)


def _versions() -> Iterator[str]:
    for entry in sys.path:
        if Path(entry).name in _LIBRARIES:
            try:
                names = os.listdir(entry)  # noqa: PTH208
            except OSError:
                continue
            yield from sorted(name for name in names if name.endswith(_METADATA))


def _own_files() -> Iterator[str]:
    here = Path(__file__).parent
    if here.parent.name not in _LIBRARIES:
        for folder in (here, rules_folder()):
            yield from sorted(_stamps(str(folder)))


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
