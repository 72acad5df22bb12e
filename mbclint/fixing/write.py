"""Files written whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, raw: bytes) -> None:
    """Put new contents in the place of a file, or make it: whoever reads meanwhile, or after a
    crash, finds all of the old or all of the new. The mode is kept; through a symbolic link, the
    file that it leads to is written. Raises ``OSError``, and then nothing has changed."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as scratch:
            scratch.write(raw)
            scratch.flush()
            os.fsync(scratch.fileno())
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
