"""YAML with positions: plain data whose scalars are all strings, and where each key stands.

Scalars stay as written, because YAML's own guesses harm content: ``lang: no`` is Norwegian, and
``false`` in a list of titles is a title that somebody must mend.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import yaml

from mbclint.model.span import LineIndex, Span

Path = tuple[str | int, ...]
_DEEPEST = 100
_DEEP_INDENT = re.compile(rf"^[ \t?-]{{{_DEEPEST},}}", re.MULTILINE)


class YamlError(Exception):
    """A text is not YAML, or none that can be read as data."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem

    def offset(self, text: str) -> int:
        """Where the line begins in the text that was read."""
        starts = LineIndex(text).starts
        return starts[min(self.line, len(starts)) - 1]


@dataclass(frozen=True, slots=True)
class DuplicateKey:
    """A key that stands twice in one mapping; YAML keeps the last silently."""

    key: str
    first: Span
    second: Span
    line: int


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The data of a document, and its nodes to look positions up in."""

    data: object
    duplicates: tuple[DuplicateKey, ...]
    root: yaml.Node | None

    def leaves(self, text: str) -> Iterator[tuple[tuple[str, ...], str, Span]]:
        """Path, value and place of every scalar, in document order; the place is without quotation
        marks. What an alias repeats is given once, so that no document can blow up."""
        waiting: list[tuple[tuple[str, ...], yaml.Node]] = [((), self.root)] if self.root else []
        seen: set[int] = set()
        while waiting:
            path, node = waiting.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            if isinstance(node, yaml.ScalarNode):
                yield path, str(node.value), _bare(node, text)
            elif isinstance(node, yaml.SequenceNode):
                items = [((*path, str(index)), item) for index, item in enumerate(node.value)]
                waiting += reversed(items)
            else:
                pairs = [((*path, _name(key)), value) for key, value in node.value]
                waiting += reversed(pairs)

    def line_of(self, path: Path) -> int:
        """The line (from 1) of the key or item at ``path``, or of its nearest ancestor."""
        key, value = self._find(path)
        node = key or value
        return node.start_mark.line + 1 if node else 1

    def value_span(self, path: Path) -> Span | None:
        """Where the value at ``path`` stands; None when there is none."""
        _, value = self._find(path, exact=True)
        return _span(value) if value else None

    def key_span(self, path: Path) -> Span | None:
        """Where the key at ``path`` stands; None when there is none."""
        key, _ = self._find(path, exact=True)
        return _span(key) if key else None

    def _find(self, path: Path, exact: bool = False) -> tuple[yaml.Node | None, yaml.Node | None]:
        key: yaml.Node | None = None
        node = self.root
        for step in path:
            found = _child(node, step)
            if found is None:
                return (None, None) if exact else (key, node)
            key, node = found
        return key, node


def read_yaml(text: str) -> YamlDocument:
    """Read one document. Raises ``YamlError`` for what is not YAML, for a second document and for
    nesting beyond what the parser bears."""
    try:
        if _may_be_deep(text) and _depth(text) > _DEEPEST:
            raise YamlError(1, f"nested more than {_DEEPEST} levels deep")
        root = yaml.compose(text, yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, error.problem or "not YAML") from error
    except yaml.YAMLError as error:
        raise YamlError(1, str(error)) from error
    duplicates: list[DuplicateKey] = []
    data = _construct(root, {}, duplicates) if root else None
    return YamlDocument(data, tuple(duplicates), root)


def _may_be_deep(text: str) -> bool:
    """Whether brackets or indentation could nest that deep; nearly no text makes this true."""
    return text.count("[") + text.count("{") > _DEEPEST or bool(_DEEP_INDENT.search(text))


def _depth(text: str) -> int:
    """How deep the document nests. The C composer recurses without a limit of its own and would
    take the whole program down; its event stream does not recurse."""
    depth = deepest = 0
    for event in yaml.parse(text, yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return deepest


def _construct(node: yaml.Node, known: dict[int, object], duplicates: list[DuplicateKey]) -> object:
    """Plain data; an alias gives the same object again, so that no document can blow up."""
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        items: list[object] = []
        known[id(node)] = items
        items += (_construct(item, known, duplicates) for item in node.value)
        return items
    mapping: dict[Hashable, object] = {}
    known[id(node)] = mapping
    first: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = _name(key)
        if name in first:
            line = key.start_mark.line + 1
            duplicates.append(DuplicateKey(name, _span(first[name]), _span(key), line))
        first.setdefault(name, key)
        mapping[name] = _construct(value, known, duplicates)
    return mapping


def _name(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else _complex_key(key)


def _bare(node: yaml.ScalarNode, text: str) -> Span:
    """A scalar without quotation marks, and without the line breaks after a block scalar."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("'", '"') and end - start >= 2:
        return Span(start + 1, end - 1)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _complex_key(node: yaml.Node) -> str:
    return f"a key at line {node.start_mark.line + 1}"


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return (None, node.value[step]) if 0 <= step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        # The last of two equal keys is the one whose value counts.
        for key, value in reversed(node.value):
            if key.value == step:
                return key, value
    return None


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.index, node.end_mark.index)
