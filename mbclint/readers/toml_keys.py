"""Where the keys of a TOML document stand. ``tomllib`` reads it; this only locates.

The scanner follows TOML 1.0's lexical rules as far as keys go: comments, the four kinds of strings,
dotted and quoted keys, table headers, arrays of tables and inline tables.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mbclint.model.span import Span

KeyPath = tuple[str | int, ...]

_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'",
    re.DOTALL,
)
_KEY_PART = re.compile(r"[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'")
_SCALAR = re.compile(r"[^,\]\}\r\n#]+")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a key and its value stand."""

    key: Span
    value: Span


def locate(text: str) -> Mapping[KeyPath, KeyPlace]:
    """The place of every key of a document that ``tomllib`` accepts; of what it does not accept,
    the keys before the first fault. Items of arrays are found under their index."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.places


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[KeyPath, KeyPlace] = {}
        self._tables: dict[KeyPath, int] = {}

    def document(self) -> None:
        prefix: KeyPath = ()
        while self._skip(_SKIP) < len(self.text):
            start = self.at
            if self._take("["):
                prefix = self._header()
            elif not self._pair(prefix):
                return
            if self.at == start:
                return

    def _header(self) -> KeyPath:
        array = self._take("[")
        self._skip(_BLANK)
        start = self.at
        path = self._inside_arrays(self._key())
        span = Span(start, self.at)
        self._skip(_BLANK)
        self.at += 2 if array else 1
        if array:
            index = self._tables[path] = self._tables.get(path, -1) + 1
            self.places.setdefault(path, KeyPlace(span, span))
            path = (*path, index)
        self.places.setdefault(path, KeyPlace(span, span))
        return path

    def _inside_arrays(self, keys: list[str]) -> KeyPath:
        """A header below an array of tables means the last table of that array."""
        path: KeyPath = ()
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if path in self._tables and number < len(keys):
                path = (*path, self._tables[path])
        return path

    def _pair(self, prefix: KeyPath) -> bool:
        start = self.at
        keys = self._key()
        key = Span(start, self.at)
        self._skip(_BLANK)
        if not keys or not self._take("="):
            return False
        self._skip(_BLANK)
        path = prefix
        place = self._value((*prefix, *keys))
        for part in keys:
            path = (*path, part)
            self.places.setdefault(path, KeyPlace(key, place))
        return True

    def _key(self) -> list[str]:
        keys: list[str] = []
        end = self.at
        while part := _KEY_PART.match(self.text, self.at):
            keys.append(part[0].strip("\"'") if part[0][0] in "\"'" else part[0])
            end = self.at = part.end()
            self._skip(_BLANK)
            if not self._take("."):
                break
            self._skip(_BLANK)
        self.at = end
        return keys

    def _value(self, path: KeyPath) -> Span:
        start = self.at
        if string := _STRING.match(self.text, start):
            self.at = string.end()
        elif self._take("["):
            self._items(path)
        elif self._take("{"):
            while self._skip(_SKIP) < len(self.text) and not self._take("}"):
                if not self._pair(path) and not self._take(","):
                    break
        elif scalar := _SCALAR.match(self.text, start):
            self.at = start + len(scalar[0].rstrip())
        return Span(start, self.at)

    def _items(self, path: KeyPath) -> None:
        index = 0
        while self._skip(_SKIP) < len(self.text) and not self._take("]"):
            if self._take(","):
                continue
            start = self.at
            span = self._value((*path, index))
            self.places[(*path, index)] = KeyPlace(span, span)
            index += 1
            if self.at == start:
                break

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _take(self, mark: str) -> bool:
        taken = self.text.startswith(mark, self.at)
        self.at += len(mark) * taken
        return taken
