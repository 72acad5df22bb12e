"""One settings file as TOML: its table, and where the keys stand."""

import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from mbclint.model.span import LineIndex, Position
from mbclint.readers.toml_keys import KeyPath, KeyPlace, locate, repeated_keys
from mbclint.settings.faults import Origin, SettingsError, SettingsFault
from mbclint.settings.wording import toml_key

SHARED: Final = "pyproject.toml"
"""The file that mbclint shares with other tools."""
_OWN_TABLE: Final = ("tool", "mbclint")
_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Document(Struct, frozen=True):
    """The settings in one file, as written."""

    shown: str
    """The file's name in messages."""
    table: Any
    """A table, unless a ``pyproject.toml`` holds something else in its place."""
    prefix: KeyPath
    """The way to the table from the top of the file."""
    places: Mapping[KeyPath, KeyPlace]

    def origin(self, path: KeyPath) -> Origin:
        """The line of a key, or of the nearest table around it."""
        full = (*self.prefix, *path)
        while full and full not in self.places:
            full = full[:-1]
        return Origin(self.shown, self.places[full].line if full else 1)


def read_document(path: Path, shown: str) -> Document | None:
    """The settings of one file, whose name is ``shown`` in messages; None for a ``pyproject.toml``
    without a table for mbclint. Raises ``SettingsError`` for what cannot be read."""
    text = _text(path, shown)
    table: Any = _parsed(text, shown)
    prefix = _OWN_TABLE if path.name == SHARED else ()
    for key in prefix:
        table = table.get(key) if isinstance(table, dict) else None
    return None if table is None else Document(shown, table, prefix, locate(text))


def document_in(raw: bytes, shown: str) -> Document:
    """The settings in the bytes of a file of our own. Raises ``SettingsError``."""
    text = _decoded(raw, shown)
    return Document(shown, _parsed(text, shown), (), locate(text))


def _text(path: Path, shown: str) -> str:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _unusable(Origin(shown), "is a folder; expected a settings file")
        if not stat.S_ISREG(mode):
            raise _unusable(Origin(shown), "is not a regular file")
        return _decoded(path.read_bytes(), shown)
    except OSError as error:
        raise _unusable(Origin(shown), f"cannot be read: {error.strerror}") from error


def _decoded(raw: bytes, shown: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        origin = Origin(shown, raw.count(b"\n", 0, error.start) + 1)
        problem = f"is not UTF-8 (byte 0x{raw[error.start]:02X}); save it as UTF-8"
        raise _unusable(origin, problem) from error


def _parsed(text: str, shown: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise _unusable(Origin(shown), "is not TOML: nested too deeply") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_form_faults(text, shown, str(error))) from error
    except ValueError as error:
        # Python refuses to read integers of thousands of digits.
        raise _unusable(Origin(shown), "is not TOML: an integer is too large") from error


def _form_faults(text: str, shown: str, said: str) -> Iterator[SettingsFault]:
    """What ``tomllib`` said, in its words, and the keys that stand twice, in ours."""
    lines = LineIndex(text)
    found = _POSITION.search(said)
    position = lines.position(len(text))
    if found and found[1]:
        position = Position(int(found[1]), int(found[2]))
    repeated = repeated_keys(text)
    # tomllib stops at the first key that stands twice: beyond one, its words are about that.
    if not repeated or position < lines.position(repeated[0].again.key.start):
        problem = _POSITION.sub("", said)
        origin = Origin(shown, position.line, position.column)
        yield SettingsFault(origin, f"is not TOML: {problem[:1].lower()}{problem[1:]}")
    for each in repeated:
        key = toml_key(tuple(part for part in each.path if isinstance(part, str)))
        problem = f'the key "{key}" stands twice; first on line {each.first.line}'
        yield SettingsFault(Origin(shown, each.again.line), problem, key)


def _unusable(origin: Origin, problem: str) -> SettingsError:
    return SettingsError([SettingsFault(origin, problem)])
