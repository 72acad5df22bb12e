"""A mended file in the place of the old one, if that is still what it was."""

from pathlib import Path

from mbclint.fixing.write import write_atomically

_WRITABLE = 0o222


class NotWrittenError(Exception):
    """Why a file was left as it is, in words."""


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write a file anew. Raises ``NotWrittenError`` where it has changed meanwhile, is read-only,
    is not a plain file any more, or cannot be written; it then holds what it held."""
    try:
        if path.is_symlink():
            raise NotWrittenError("it is a symbolic link now")
        if not path.stat().st_mode & _WRITABLE:
            raise NotWrittenError("it is read-only")
        if path.read_bytes() != before:
            raise NotWrittenError("it has changed meanwhile; run again")
        write_atomically(path, after)
    except OSError as error:
        raise NotWrittenError(f"it cannot be written: {error.strerror or error}") from error
