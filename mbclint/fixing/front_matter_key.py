"""One key of a page's front matter, written or changed; every other character stays."""

import json
import re

from mbclint.model.metadata import MetadataFact
from mbclint.readers.front_matter import read_front_matter

_LINE_BREAK = re.compile(r"\r\n?|\n")
_FIRST_LINE = re.compile(r"(---|\+\+\+)[^\r\n]*(\r\n?|\n)")
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_INDENT = "  "


class FrontMatterError(Exception):
    """Why a key cannot be written, in words."""


def with_key(text: str, key: str, value: str) -> str:
    """The text with ``value``, a plain word, under ``key``, keys within keys joined by dots. Raises
    ``FrontMatterError`` where there is no front matter, or none that can be changed safely."""
    front = read_front_matter(text)
    if front is None:
        raise FrontMatterError("it has no front matter; write some first, if only --- and ---")
    if front.fault:
        raise FrontMatterError(f"its front matter cannot be read: {front.fault.text}")
    steps = tuple(key.split("."))
    there = next((fact for fact in front.facts if fact.path == steps), None)
    if there:
        changed = text[: there.span.start] + value + text[there.span.end :]
    else:
        changed = _with_new(text, front.body_start, front.facts, steps, value)
    again = read_front_matter(changed)
    if again is None or not any(it.path == steps and it.value == value for it in again.facts):
        raise FrontMatterError(f"the key {key} cannot be added safely; write it by hand")
    return changed


def _with_new(
    text: str, end: int, facts: tuple[MetadataFact, ...], steps: tuple[str, ...], value: str
) -> str:
    first = _FIRST_LINE.match(text)
    if first is None:
        raise FrontMatterError(f"JSON is not changed; write {json.dumps(steps[-1])} by hand")
    toml, newline = first[1] == "+++", first[2]
    sibling = next((it for it in facts if len(steps) > 1 and it.path[:-1] == steps[:-1]), None)
    if sibling:
        start = _line_start(text, sibling.span.start)
        indent = re.match(r"[ \t]*", text[start:])
        line = _line(steps[-1], value, toml)
        return f"{text[:start]}{indent[0] if indent else ''}{line}{newline}{text[start:]}"
    if any(it.path[:1] == steps[:1] for it in facts) and len(steps) > 1:
        raise FrontMatterError(f"{steps[0]} holds something else; write {'.'.join(steps)} by hand")
    closing = _line_start(text, _last_line(text, end))
    tables = _TABLE.search(text, first.end(), closing) if toml and len(steps) == 1 else None
    at = tables.start() if tables else closing
    return f"{text[:at]}{newline.join(_lines(steps, value, toml))}{newline}{text[at:]}"


def _lines(steps: tuple[str, ...], value: str, toml: bool) -> list[str]:
    if toml:
        table = [f"[{'.'.join(steps[:-1])}]"] if steps[:-1] else []
        return [*table, _line(steps[-1], value, toml)]
    nested = [f"{_INDENT * depth}{step}:" for depth, step in enumerate(steps[:-1])]
    return [*nested, f"{_INDENT * (len(steps) - 1)}{_line(steps[-1], value, toml)}"]


def _line(key: str, value: str, toml: bool) -> str:
    return f'{key} = "{value}"' if toml else f"{key}: {_plain(value)}"


def _plain(value: str) -> str:
    """Of digits alone, or of digits and an e, YAML would make a number."""
    return f'"{value}"' if re.fullmatch(r"[\d_.]+(?:e\d+)?", value) else value


def _line_start(text: str, at: int) -> int:
    breaks = [match.end() for match in _LINE_BREAK.finditer(text, 0, at)]
    return breaks[-1] if breaks else 0


def _last_line(text: str, end: int) -> int:
    """An offset within the line that closes the front matter."""
    return len(text[:end].rstrip())
