"""Where a language's tables are kept: a file in the user's cache folder, mapped when asked for."""

import mmap
import os
import warnings
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

import msgspec

from mbclint.installed import version_of
from mbclint.language.tables.build import built
from mbclint.language.tables.language_table import LanguageTable
from mbclint.language.tables.table import BYTE_ORDER, Table
from mbclint.model.language_tags import base
from mbclint.resources import cache_folder

_LAYOUT = 1
"""Counted up with each change of what the files hold."""
_NAMES = {
    **dict.fromkeys(("no", "nn"), "nb"),
    **dict.fromkeys(("bs", "hr", "sr"), "sh"),
    "tl": "fil",
}
"""Languages that wordfreq keeps under another name: macrolanguages, and Norwegian with Bokmål."""
_WITHOUT_SPACES = frozenset({"zh", "ja", "ko"})
"""Languages whose words cannot be told apart by white space, or are parts of what it sets apart."""


class _Header(msgspec.Struct, frozen=True):
    words: int
    """Bytes."""
    sequences: int
    has_cases: bool
    checksum: int


@cache
def table_of(tag: str) -> LanguageTable | None:
    """What is known of a language, by its BCP 47 tag; None where there is no list of its words. The
    first call for a language on a machine builds its file; where none can be written, each process
    builds the tables for itself."""
    language = list_name(tag)
    if language is None:
        return None
    path = cache_folder() / "language" / _file_name(language)
    try:
        return _mapped(path)
    except OSError:
        pass
    except (ValueError, msgspec.DecodeError) as error:
        warnings.warn(f"{path} is damaged and is made anew: {error}", stacklevel=2)
    return _made(language, path)


def list_name(tag: str) -> str | None:
    """The name of the word list for a language, if there were one; None where words cannot be told
    apart or the list would be in another script."""
    name = _NAMES.get(base(tag), base(tag))
    # wordfreq writes Serbian in Latin letters; its list says nothing of Cyrillic ones.
    if name in _WITHOUT_SPACES or (base(tag) == "sr" and "-latn" not in tag.lower()):
        return None
    return name


def _file_name(language: str) -> str:
    """Another version of a word list is another file."""
    versions = f"wordfreq{version_of('wordfreq')}-simplemma{version_of('simplemma')}"
    return f"{language}-{_LAYOUT}-{versions}-{BYTE_ORDER}.table"


def _mapped(path: Path) -> LanguageTable:
    """Raises ``OSError``, and ``ValueError`` or ``msgspec.DecodeError`` for a damaged file."""
    with path.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    length = int.from_bytes(data[:4], "little")
    header = msgspec.json.decode(bytes(data[4 : 4 + length]), type=_Header)
    body = data[4 + length :]
    if len(body) != header.words + header.sequences or crc32(body) != header.checksum:
        raise ValueError("its checksum is wrong")
    return LanguageTable(Table(body[: header.words]), Table(body[header.words :]), header.has_cases)


def _made(language: str, path: Path) -> LanguageTable | None:
    tables = built(language)
    if tables is None:
        return None
    words, sequences, has_cases = tables
    _keep(path, words, sequences, has_cases)
    return LanguageTable(Table(memoryview(words)), Table(memoryview(sequences)), has_cases)


def _keep(path: Path, words: bytes, sequences: bytes, has_cases: bool) -> None:
    """Whole or not at all: other processes may be reading and writing the same file."""
    header = msgspec.json.encode(
        _Header(len(words), len(sequences), has_cases, crc32(sequences, crc32(words)))
    )
    header += b" " * (-(4 + len(header)) % 4)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(len(header).to_bytes(4, "little") + header + words + sequences)
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink()
