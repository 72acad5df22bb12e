"""Values that are made from files, kept so that the next run need not read the files."""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from mbclint.installed import installed
from mbclint.resources import cache_folder

_DIGEST = 16
"""Bytes."""
_SETTLED = 2_000_000_000
"""Nanoseconds: a file that has just been written may be written once more at the same time, as its
file system counts it, and to the same size."""
ValueT = TypeVar("ValueT")


def compiled(
    name: str, kind: type[ValueT], files: Iterable[Path], make: Callable[[], ValueT]
) -> ValueT:
    """What ``make`` makes from files: read from the cache folder where it was made from the same
    files by the same program, and else made, and kept there under a name. A file is the same if
    its path, size and times are. Where nothing can be read or written, it is made each time."""
    try:
        key, settled = _key_of(files)
        path = cache_folder() / "compiled" / f"{name}.msgpack"
    except OSError:
        return make()
    try:
        return _kept(path, key, kind)
    except (OSError, ValueError, msgspec.DecodeError):
        value = make()
    if settled:
        _keep(path, key, value)
    return value


def _key_of(files: Iterable[Path]) -> tuple[bytes, bool]:
    """A digest of what the files are, and whether all of them have lain for a while."""
    digest = blake2b(installed(), digest_size=_DIGEST)
    newest = 0
    for file in files:
        stat = file.stat()
        said = f"{file}\0{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}\0"
        digest.update(said.encode("utf-8", "surrogateescape"))
        newest = max(newest, stat.st_mtime_ns)
    return digest.digest(), newest < time.time_ns() - _SETTLED


def _kept(path: Path, key: bytes, kind: type[ValueT]) -> ValueT:
    """Raises ``OSError``, and ``ValueError`` for another key or a damaged file."""
    raw = path.read_bytes()
    written, checksum, body = raw[:_DIGEST], raw[_DIGEST : 2 * _DIGEST], raw[2 * _DIGEST :]
    if written != key or checksum != _checksum(body):
        raise ValueError(path)
    return msgspec.msgpack.decode(body, type=kind)


def _keep(path: Path, key: bytes, value: object) -> None:
    """Whole or not at all: other processes may be reading and writing the same file."""
    body = msgspec.msgpack.encode(value)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(key + _checksum(body) + body)
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink()


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).digest()
