"""JSON with positions: its leaves as strings, and where each stands. ``json`` decides what is JSON;
this only locates, in one pass and without recursion."""

import json
import re
from typing import Final

from msgspec import Struct

from mbclint.model.span import Span

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[^\s,:\[\]{}"]++|[,:\[\]{}]', re.DOTALL)
_DEEPEST: Final = 100
_TYPE = "@type"


class JsonLeaf(Struct, frozen=True):
    """A scalar; ``span`` is without quotation marks."""

    path: tuple[str, ...]
    value: str
    span: Span
    types: tuple[str, ...]
    """The ``@type`` of the object that it stands in, for JSON-LD."""


class JsonRepeat(Struct, frozen=True):
    """A key that stands twice in one object."""

    key: str
    first: Span
    second: Span


class JsonFault(Struct, frozen=True):
    """Why a text is not JSON, and at which offset."""

    offset: int
    problem: str


class JsonDocument(Struct, frozen=True):
    """What a text holds; of a text that is not JSON, the fault alone."""

    leaves: tuple[JsonLeaf, ...] = ()
    repeats: tuple[JsonRepeat, ...] = ()
    fault: JsonFault | None = None


class _Open(Struct):
    """An object or array whose end is not yet reached."""

    path: tuple[str, ...]
    is_object: bool
    types: list[str]
    keys: dict[str, Span]
    key: str = ""
    items: int = 0
    expects_key: bool = True


def read_json(text: str) -> JsonDocument:
    """Read a document."""
    if deep := _too_deep(text):
        return JsonDocument(fault=deep)
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return JsonDocument(fault=JsonFault(error.pos, f"not JSON: {error.msg.lower()}"))
    except ValueError as error:
        return JsonDocument(fault=JsonFault(0, f"not JSON: {error}"))
    return _located(text)


def _too_deep(text: str) -> JsonFault | None:
    if text.count("[") + text.count("{") <= _DEEPEST:
        return None
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > _DEEPEST:
            return JsonFault(token.start(), f"nested more than {_DEEPEST} levels deep")
    return None


def _located(text: str) -> JsonDocument:
    found: list[tuple[JsonLeaf, list[str]]] = []
    repeats: list[JsonRepeat] = []
    opened: list[_Open] = []
    for token in _TOKEN.finditer(text):
        said, top = token[0], opened[-1] if opened else None
        if said in "[{":
            path = (*top.path, _step(top)) if top else ()
            opened.append(_Open(path, said == "{", [], {}))
        elif said in "]}":
            opened.pop()
        elif said == ",":
            if top:
                top.items += 1
                top.expects_key = True
        elif said == ":":
            if top:
                top.expects_key = False
        else:
            quoted = said.startswith('"')
            value = json.loads(said, strict=False) if quoted else said
            span = Span(token.start() + quoted, token.end() - quoted)
            if top and top.is_object and top.expects_key:
                if value in top.keys:
                    repeats.append(JsonRepeat(value, top.keys[value], span))
                top.keys.setdefault(value, span)
                top.key = value
                continue
            path = (*top.path, _step(top)) if top else ()
            _note_type(opened, value)
            found.append((JsonLeaf(path, value, span, ()), _item_types(opened)))
    leaves = (JsonLeaf(leaf.path, leaf.value, leaf.span, tuple(types)) for leaf, types in found)
    return JsonDocument(tuple(leaves), tuple(repeats))


def _step(top: _Open) -> str:
    return top.key if top.is_object else str(top.items)


def _note_type(opened: list[_Open], value: str) -> None:
    top = opened[-1] if opened else None
    if top and top.is_object and top.key == _TYPE:
        top.types.append(value)
    elif top and len(opened) > 1 and opened[-2].is_object and opened[-2].key == _TYPE:
        opened[-2].types.append(value)


def _item_types(opened: list[_Open]) -> list[str]:
    """The list that the nearest object fills with its types, perhaps only later."""
    return next((each.types for each in reversed(opened) if each.is_object), [])
