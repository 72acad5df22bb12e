"""JSON as every reporter that needs it writes it."""

import json
import re

import msgspec

# JSON escapes C0 controls by itself. DEL and C1 controls would still reach a terminal, line
# separators break some readers, and a surrogate is no character in UTF-8.
_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
_REPLACEMENTS = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029]")


def json_text(value: object) -> str:
    """Indented JSON that UTF-8 can hold: non-ASCII as it is, lone surrogates as U+FFFD."""
    return msgspec.json.format(_plain(value), indent=2) + "\n"


def json_line(value: object) -> str:
    """The same in one line."""
    return _plain(value) + "\n"


def _plain(value: object) -> str:
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        # msgspec writes no surrogates.
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False).translate(_REPLACEMENTS)
    return text.translate(_ESCAPES) if _TO_ESCAPE.search(text) else text
