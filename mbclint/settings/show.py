"""Settings as people read them: TOML, with the origin of each value beside it."""

import json
import re
from collections.abc import Sequence
from typing import Any

from mbclint.settings.layers import Layer
from mbclint.settings.merge import Chosen, merged
from mbclint.settings.schema import PageTable

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def shown(layers: Sequence[Layer]) -> str:
    """The merged settings as a TOML document in which a comment at the end of each line says where
    the value comes from. A key without a value is a comment as a whole."""
    rows = [
        (f"{'.'.join(map(_key, path))} = {_toml(value.value)}", value.origin)
        if value.value is not None
        else (f"# {'.'.join(path)} has no value", value.origin)
        for path, value in merged(layers).items()
    ]
    width = max(len(text) for text, _ in rows)
    return "".join(f"{text:<{width}}  # {origin}\n" for text, origin in rows)


def _key(part: str) -> str:
    return part if _BARE_KEY.fullmatch(part) else _string(part)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Chosen):
        return _string(value.rule)
    if isinstance(value, PageTable):
        language = f", language = {_string(value.language)}" if value.language else ""
        return f"{{path = {_string(value.path)}{language}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)} = {_toml(item)}' for key, item in value.items())}}}"
    return str(value)


def _string(text: str) -> str:
    """A basic string: TOML's escapes are among JSON's."""
    return json.dumps(text, ensure_ascii=False)
