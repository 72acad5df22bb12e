"""TOML values in messages and as TOML again."""

import datetime
import re
from typing import Any, Final

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_QUOTE: Final = 60
_LONGEST_DECIMAL: Final = 10_000
"""Bits; Python refuses to write integers of more than 4,300 digits in decimal."""


def quoted(text: str) -> str:
    """A text in quotation marks for a message, with an ellipsis for what is too much of it."""
    return toml(text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…")


def described(value: object) -> str:
    """What a value is, for a message: ``the string "en"``, ``a list``."""
    if isinstance(value, bool):
        return f"the boolean {toml(value)}"
    if isinstance(value, str):
        return f"the string {quoted(value)}" if value else "an empty string"
    if isinstance(value, int):
        return f"the integer {value}" if value.bit_length() < 64 else "an integer beyond 64 bits"
    if isinstance(value, float):
        return f"the number {value}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    return f"the {type(value).__name__} {value}"


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # Loaded here, because settings are seldom quoted.
        import json

        # TOML's basic strings are JSON's, but for this one character.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        pairs = (f"{toml_key((key,))} = {toml(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, int):
        return f"{value:_}" if value.bit_length() < _LONGEST_DECIMAL else hex(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def toml_key(path: tuple[str, ...]) -> str:
    """A dotted key."""
    return ".".join(part if _BARE_KEY.fullmatch(part) else toml(part) for part in path)
