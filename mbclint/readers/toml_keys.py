"""Where the keys of a TOML document stand. ``tomllib`` reads it; this only locates.

The scanner knows as much of TOML 1.0 as it takes to tell keys from what looks like them: comments,
the four kinds of strings, dotted and quoted keys, headers, arrays of tables and inline tables. It
goes through the text once, without recursion.
"""

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from mbclint.model.span import LineIndex, Span

KeyPath = tuple[str | int, ...]
"""The keys from the outermost table inwards; a number is the place in an array, from 0."""

_BLANK = re.compile(r"[ \t]*+")
_SPACE = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_LINE_END = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\r?\n|\Z)")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|(?!""")"(?:\\.|[^"\\\n])*+"'
    r"|(?!''')'[^'\n]*+'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^\s,\[\]{}#\"'=](?:[^,\[\]{}#\"'=\r\n]*[^\s,\[\]{}#\"'=])?")
_KEY_PART = re.compile(r"[A-Za-z0-9_-]++|\"(?:\\[^\r\n]|[^\"\\\r\n])*+\"|'[^'\r\n]*+'")
_CLOSING = {"[": "]", "{": "}"}

_DEEPEST: Final = 100
"""Places are told down to this depth, so that a path is never long; no real document comes near."""


class KeyPlace(Struct, frozen=True):
    """Where a key and its value stand."""

    line: int
    """The line of the key, from 1."""
    key: Span
    """The key itself, of a dotted one its own part; of an item of an array, the item."""
    value: Span
    """The value; of a table with a header, what stands below the header."""


class RepeatedKey(Struct, frozen=True):
    """A key that is given a second time, which TOML forbids."""

    path: KeyPath
    first: KeyPlace
    again: KeyPlace


def locate(text: str) -> Mapping[KeyPath, KeyPlace]:
    """The place of every key, table and array item of a document that ``tomllib`` accepts; of what
    it does not accept, of those before the first fault of form."""
    return _scanned(text).places


def repeated_keys(text: str) -> tuple[RepeatedKey, ...]:
    """The keys and tables that are given more than once, as far as the form is sound."""
    return tuple(_scanned(text).repeated)


def _scanned(text: str) -> "_Scanner":
    scanner = _Scanner(text)
    with suppress(_FormError):
        scanner.document()
    return scanner


class _FormError(Exception):
    """The text is not TOML from here on."""


class _Open(Struct):
    """An array or inline table whose end is not yet reached."""

    path: KeyPath
    key: Span | None
    start: int
    closing: str
    items: int = 0


@dataclass(slots=True)
class _Scanner:
    text: str
    at: int = 0
    places: dict[KeyPath, KeyPlace] = field(default_factory=dict)
    repeated: list[RepeatedKey] = field(default_factory=list)
    _given: set[KeyPath] = field(default_factory=set)
    """Paths that have a value or header of their own; others only lead to one."""
    _last: dict[KeyPath, int] = field(default_factory=dict)
    """The index of the last table of each array of tables."""
    _lines: LineIndex = field(init=False)

    def __post_init__(self) -> None:
        self._lines = LineIndex(self.text)

    def document(self) -> None:
        table: KeyPath = ()
        while self._skip(_SPACE) < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._value(*self._key_of_pair(table))
                if table in self.places:
                    body = Span(self.places[table].value.start, self.at)
                    self.places[table] = replace(self.places[table], value=body)
            if not (end := _LINE_END.match(self.text, self.at)):
                raise _FormError
            self.at = end.end()

    def _header(self) -> KeyPath:
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        parts = self._key()
        path: KeyPath = ()
        for number, (name, span) in enumerate(parts, 1):
            path = _step(path, name)
            if number < len(parts):
                self._lead(path, span)
                # Below an array of tables, a header means its last table.
                path = _step(path, self._last[path]) if path in self._last else path
        self._take("]" * brackets)
        key, body = parts[-1][1], Span(self.at, self.at)
        if brackets == 2:
            self._lead(path, key)
            self._last[path] = self._last.get(path, -1) + 1
            path = _step(path, self._last[path])
        self._give(path, key, body)
        return path

    def _key_of_pair(self, table: KeyPath) -> tuple[KeyPath, Span]:
        parts = self._key()
        path = table
        for name, span in parts[:-1]:
            path = _step(path, name)
            self._lead(path, span)
        self._take("=")
        return _step(path, parts[-1][0]), parts[-1][1]

    def _key(self) -> list[tuple[str, Span]]:
        """The parts of a key and where each stands; at least one."""
        parts: list[tuple[str, Span]] = []
        while not parts or self.text.startswith(".", self.at):
            self.at += bool(parts)
            self._skip(_BLANK)
            part = _KEY_PART.match(self.text, self.at)
            if not part:
                raise _FormError
            parts.append((_name(part[0]), Span(*part.span())))
            self.at = part.end()
            self._skip(_BLANK)
        return parts

    def _value(self, path: KeyPath, key: Span | None) -> None:
        """A value and all that it holds."""
        opened: list[_Open] = []
        while True:
            self._skip(_BLANK)
            start = self.at
            if closing := _CLOSING.get(self.text[start : start + 1]):
                self.at += 1
                opened.append(_Open(path, key, start, closing))
            else:
                simple = _STRING.match(self.text, start) or _SCALAR.match(self.text, start)
                if not simple:
                    raise _FormError
                self.at = simple.end()
                self._give(path, key, Span(start, self.at))
            while opened and self._closes(opened[-1]):
                done = opened.pop()
                self._give(done.path, done.key, Span(done.start, self.at))
            if not opened:
                return
            path, key = self._item_of(opened[-1])

    def _closes(self, within: _Open) -> bool:
        """Go to the next item, and beyond the end if there is none."""
        self._skip(_SPACE)
        if within.items and self.text.startswith(",", self.at):
            self.at += 1
            self._skip(_SPACE)
        if not self.text.startswith(within.closing, self.at):
            return False
        self.at += 1
        return True

    def _item_of(self, within: _Open) -> tuple[KeyPath, Span | None]:
        within.items += 1
        if within.closing == "}":
            return self._key_of_pair(within.path)
        return _step(within.path, within.items - 1), None

    def _give(self, path: KeyPath, key: Span | None, value: Span) -> None:
        """Note a place; the first of several stays."""
        place = self._place(key or value, value)
        if path in self._given and len(path) <= _DEEPEST:
            self.repeated.append(RepeatedKey(path, self.places[path], place))
        elif len(path) <= _DEEPEST:
            self._given.add(path)
            self.places[path] = place

    def _lead(self, path: KeyPath, key: Span) -> None:
        """Note a key that only leads to others, unless its table is known already."""
        if len(path) <= _DEEPEST and path not in self.places:
            self.places[path] = self._place(key, Span(key.end, key.end))

    def _place(self, key: Span, value: Span) -> KeyPlace:
        return KeyPlace(self._lines.position(key.start).line, key, value)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        if match := pattern.match(self.text, self.at):
            self.at = match.end()
        return self.at

    def _take(self, mark: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise _FormError
        self.at += len(mark)


def _step(path: KeyPath, into: str | int) -> KeyPath:
    return (*path, into) if len(path) <= _DEEPEST else path


def _name(written: str) -> str:
    if written[0] == "'" or (written[0] == '"' and "\\" not in written):
        return written[1:-1]
    if written[0] != '"':
        return written
    try:
        return str(tomllib.loads(f"name = {written}")["name"])
    except tomllib.TOMLDecodeError as error:
        raise _FormError from error
