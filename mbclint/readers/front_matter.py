"""The front matter of a page: YAML, TOML or JSON before the text, as positioned facts.

The block is cut out here, only at the very start of the file: a parser's own option would also take
a later ``---`` for one.
"""

import re
import tomllib
from collections.abc import Iterator

from msgspec import Struct

from mbclint.model.metadata import MetadataFact, MetadataOrigin, RepeatedKey
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers import toml_keys
from mbclint.readers.json_nodes import read_json
from mbclint.readers.yaml_nodes import YamlError, read_yaml

_OPENING = re.compile(r"(---|\+\+\+|;;;)(?:json|yaml|toml)?[^\S\r\n]*(?:\r\n?|\n)")
_CLOSING = {
    "---": re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[^\S\r\n]*(?:\r\n?|\n|\Z)"),
    "+++": re.compile(r"(?<=[\r\n])\+\+\+[^\S\r\n]*(?:\r\n?|\n|\Z)"),
    ";;;": re.compile(r"(?<=[\r\n]);;;[^\S\r\n]*(?:\r\n?|\n|\Z)"),
}
_KEY_LINE = re.compile(r"(?:[\w\"'-]+[ \t]*[:=](?:[ \t][^\r\n]*)?|[ \t]+\S[^\r\n]*|-[ \t][^\r\n]*)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_MOST_PARTS = 500
_LONG_KEY = re.compile(rf"^[^\S\n]*\[*(?:[^.=\]\n]*+\.){{{_MOST_PARTS}}}", re.MULTILINE)
"""A dotted TOML key of more parts: the parser takes time in proportion to their square."""
_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")
_JSON_END = re.compile(r"(?<=[\r\n])\}[^\S\r\n]*(?:\r\n?|\n|\Z)")
_JSON_START = re.compile(r"\{\s*\"")


class FrontMatter(Struct, frozen=True):
    """What stands before the text of a page."""

    body_start: int
    """The offset at which the text begins."""
    facts: tuple[MetadataFact, ...] = ()
    repeated: tuple[RepeatedKey, ...] = ()
    fault: Passage | None = None


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a file; None when it does not begin with any. A block that is never
    closed ends with its last line that looks like a key, an item or a value."""
    opening = _OPENING.match(text)
    if not opening:
        return _json_block(text)
    start = opening.end()
    closing = _CLOSING[opening[1]].search(text, start)
    if closing:
        return _read(text, opening[1], start, closing.start(), closing.end())
    end = start
    while end < len(text) and (line := _LINE.match(text, end)):
        if not _KEY_LINE.fullmatch(line[0].rstrip("\r\n")):
            break
        end = line.end()
    if end == start:
        return None
    said = f"The front matter is never closed; expected a line {opening[1]} after it"
    return FrontMatter(end, fault=Passage(said, Span(0, 3)))


def _json_block(text: str) -> FrontMatter | None:
    if not _JSON_START.match(text):
        return None
    closing = _JSON_END.search(text)
    return _of_json(text, 0, closing.end(), closing.end()) if closing else None


def _read(text: str, mark: str, start: int, end: int, body_start: int) -> FrontMatter:
    if mark == "+++":
        return _of_toml(text, start, end, body_start)
    if text[start:end].lstrip().startswith("{"):
        return _of_json(text, start, end, body_start)
    return _of_yaml(text, start, end, body_start)


def _of_yaml(text: str, start: int, end: int, body_start: int) -> FrontMatter:
    block = text[start:end]
    try:
        document = read_yaml(block)
    except YamlError as error:
        offset = start + error.offset(block)
        line_end = _LINE.match(text, offset)
        place = Span(offset, max(offset, min(end, line_end.end() if line_end else end)))
        cut = place.cut(text).rstrip()
        said = f"The front matter is not YAML: {error.problem}"
        return FrontMatter(body_start, fault=Passage(said, Span(offset, offset + len(cut))))
    facts = tuple(
        _fact(path, value, span.shifted(start)) for path, value, span in document.leaves(block)
    )
    repeated = tuple(
        RepeatedKey(each.key, each.first.shifted(start), each.second.shifted(start))
        for each in document.duplicates
    )
    return FrontMatter(body_start, facts, repeated)


def _of_toml(text: str, start: int, end: int, body_start: int) -> FrontMatter:
    block = text[start:end].replace("\r\n", " \n").replace("\r", "\n")
    if long_key := _LONG_KEY.search(block):
        said = f"The front matter has a key of more than {_MOST_PARTS} parts"
        return FrontMatter(body_start, fault=Passage(said, Span(*long_key.span()).shifted(start)))
    try:
        data = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FrontMatter(body_start, fault=_toml_fault(str(error), block, start))
    places = toml_keys.locate(block)
    facts = []
    for path, value in _leaves(data):
        if place := places.get(path):
            span = _unquoted(block, place.value)
            facts.append(_fact(tuple(map(str, path)), _scalar(value), span.shifted(start)))
    return FrontMatter(body_start, tuple(sorted(facts, key=lambda fact: fact.span)))


def _toml_fault(problem: str, block: str, start: int) -> Passage:
    """What the parser says, and the line at which it says it; it counts lines in the block."""
    found = _TOML_PLACE.search(problem)
    said = f"The front matter is not TOML: {problem[: found.start()] if found else problem}"
    if not found:
        return Passage(said, Span(0, 3))
    lines = block.split("\n")
    *before, line = lines[: int(found["line"])] if found["line"] else lines
    begin = start + sum(len(each) + 1 for each in before)
    return Passage(said, Span(begin, begin + len(line.rstrip())))


def _of_json(text: str, start: int, end: int, body_start: int) -> FrontMatter:
    document = read_json(text[start:end])
    if document.fault:
        at = min(start + document.fault.offset, end - 1)
        said = f"The front matter is {document.fault.problem}"
        return FrontMatter(body_start, fault=Passage(said, Span(at, at + 1)))
    facts = tuple(
        _fact(leaf.path, leaf.value, leaf.span.shifted(start)) for leaf in document.leaves
    )
    repeated = tuple(
        RepeatedKey(each.key, each.first.shifted(start), each.second.shifted(start))
        for each in document.repeats
    )
    return FrontMatter(body_start, facts, repeated)


def _fact(path: tuple[str, ...], value: str, span: Span) -> MetadataFact:
    key = next((step for step in reversed(path) if not step.isdecimal()), "")
    return MetadataFact(key, value, span, MetadataOrigin.FRONT_MATTER, path)


def _leaves(data: object) -> Iterator[tuple[toml_keys.KeyPath, object]]:
    waiting: list[tuple[toml_keys.KeyPath, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += (((*path, key), item) for key, item in value.items())
        elif isinstance(value, list):
            waiting += (((*path, index), item) for index, item in enumerate(value))
        else:
            yield path, value


def _scalar(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unquoted(text: str, span: Span) -> Span:
    for mark in ('"""', "'''", '"', "'"):
        cut = span.cut(text)
        if len(cut) >= 2 * len(mark) and cut.startswith(mark) and cut.endswith(mark):
            return Span(span.start + len(mark), span.end - len(mark))
    return span
