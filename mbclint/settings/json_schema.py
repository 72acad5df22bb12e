"""The JSON Schema of settings files, for editors: ``python -m mbclint.settings.json_schema``."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from mbclint.settings.kinds import (
    Choice,
    Day,
    Flag,
    Free,
    Kind,
    ListOf,
    Number,
    Record,
    Size,
    TableOf,
)
from mbclint.settings.schema import KEYS, Scope

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Every setting with its type, its default and what it does."""
    properties = {name: _key(name) for name in KEYS}
    rules = _names(Scope.RULES)
    per_path = _table({"path": _text()} | {name: _key(name) for name in rules}, ["path"])
    properties["per-path"] |= {"items": per_path}
    profile = _table({name: _key(name) for name in (*_names(Scope.RUN), *rules)})
    properties["profiles"] |= {"additionalProperties": profile}
    return {"$schema": _DIALECT, "title": "Settings of mbclint"} | _table(properties)


def _names(scope: Scope) -> list[str]:
    return [name for name, key in KEYS.items() if key.scope is scope]


def _key(name: str) -> dict[str, Any]:
    key = KEYS[name]
    described = _kind(key.kind) | {"description": key.about}
    return described if key.default is None else described | {"default": key.default}


def _kind(kind: Kind) -> dict[str, Any]:
    match kind:
        case Flag():
            return {"type": "boolean"}
        case Choice():
            return {"enum": [str(word) for word in kind.words]}
        case Size():
            return {"type": ["integer", "string"]}
        case Number():
            kind_name = "integer" if kind.whole else "number"
            return {"type": kind_name, "minimum": kind.least, "maximum": kind.most}
        case Day():
            # A local date of TOML is text to those who check it by this schema.
            return {"type": "string", "format": "date"}
        case ListOf():
            return {"type": "array", "items": _kind(kind.item)}
        case TableOf():
            return {"type": "object", "additionalProperties": _kind(kind.item)}
        case Record():
            inner = {name: _kind(each) for name, each in kind.keys.items()}
            return _table(inner, sorted(kind.required))
        case Free():
            return {"type": "object"}
        case _:
            return _text()


def _text() -> dict[str, Any]:
    return {"type": "string", "minLength": 1}


def _table(properties: dict[str, Any], required: Iterable[str] = ()) -> dict[str, Any]:
    table = {"type": "object", "properties": properties, "additionalProperties": False}
    return table | ({"required": [*required]} if required else {})


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
