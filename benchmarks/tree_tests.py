"""The tree-construction tests of html5lib: read from their files, and trees written as they are.

Both follow the README of the tests: a file of tests has sections that begin with ``#data``,
``#errors``, ``#document-fragment``, ``#script-on`` or ``#script-off``, and ``#document``; a tree
has a line for each node, two spaces for each level.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bs4.element import Comment, Doctype, NavigableString, Tag

_TEST = re.compile(r"(?:\A|\n\n)#data\n")
_DOCUMENT = re.compile(r"^#document\n", re.MULTILINE)
_FRAGMENT = re.compile(r"^#document-fragment\n(.*)$", re.MULTILINE)
_SCRIPT = re.compile(r"^#script-(on|off)$", re.MULTILINE)
_FOREIGN = re.compile(r"(xlink):(\w+)|(xml):(lang|space)|(xmlns):(xlink)")
"""Attributes of SVG and MathML that are in a namespace: HTML Standard, section 13.2.6.1."""
_NAMES = {"SVG": "svg", "MATHML": "math"}
_ADDRESSES = {
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1998/Math/MathML": "math",
}
_IDENTIFIERS = re.compile(
    r'(?P<name>.*?)(?: PUBLIC "(?P<public>[^"]*)")?(?:(?: SYSTEM)? "(?P<system>[^"]*)")?',
    re.DOTALL,
)


class TreeTest(NamedTuple):
    """One test."""

    file: str
    data: str
    fragment: str | None
    """The element as whose content the data is parsed; None for a whole document."""
    script: str | None
    """``on`` or ``off`` where the test is for one of them alone."""
    expected: str


def read_tests(folder: Path) -> Iterator[TreeTest]:
    """All tests of a folder and the folders in it."""
    for path in sorted(folder.rglob("*.dat")):
        # Line breaks are part of what is tested: they are taken as they are.
        for test in _TEST.split(path.read_bytes().decode())[1:]:
            yield _test(path.relative_to(folder).as_posix(), test)


def _test(file: str, text: str) -> TreeTest:
    data, _, rest = f"\n{text}".partition("\n#errors\n")
    head, expected = _DOCUMENT.split(rest, maxsplit=1)
    fragment, script = _FRAGMENT.search(head), _SCRIPT.search(head)
    return TreeTest(
        file,
        data[1:],
        fragment[1] if fragment else None,
        script[1] if script else None,
        expected.rstrip("\n"),
    )


def turbo_dump(parent: Any) -> str:
    """The nodes within a node of turbohtml."""
    return "\n".join(_lines(parent.children, 0, _turbo_node))


def soup_dump(parent: Tag) -> str:
    """The nodes within a BeautifulSoup element."""
    return "\n".join(_lines(parent.children, 0, _soup_node))


class _Node(NamedTuple):
    """A node as the tests write it."""

    line: str
    attributes: Mapping[str, str] = {}
    children: Any = ()
    is_template: bool = False


def _lines(nodes: Any, level: int, describe: Callable[[Any], _Node]) -> Iterator[str]:
    indent = "| " + "  " * level
    for node in nodes:
        found = describe(node)
        yield indent + found.line
        # By UTF-16 code unit, as the README says.
        for name in sorted(found.attributes, key=lambda name: name.encode("utf-16-be")):
            yield f'{indent}  {name}="{found.attributes[name]}"'
        if found.is_template:
            yield f"{indent}  content"
        yield from _lines(found.children, level + 1 + found.is_template, describe)


def _element(
    tag: str, kind: str | None, attributes: Mapping[str, str], children: Any, template: bool
) -> _Node:
    prefix = f"{kind} " if kind else ""
    if kind:
        attributes = {_in_namespace(name): value for name, value in attributes.items()}
    return _Node(f"<{prefix}{tag}>", attributes, children, template)


def _in_namespace(name: str) -> str:
    return name.replace(":", " ") if _FOREIGN.fullmatch(name) else name


def _doctype(name: str, public: str | None, system: str | None) -> _Node:
    identifiers = f' "{public or ""}" "{system or ""}"' if public or system else ""
    return _Node(f"<!DOCTYPE {name}{identifiers}>")


def _turbo_node(node: Any) -> _Node:
    match type(node).__name__:
        case "Element":
            kind = _NAMES.get(node.namespace.name)
            template = node.tag == "template" and not kind
            children = node.children[0].children if template else node.children
            attributes = {name: node.attr(name) or "" for name in node.attrs}
            return _element(node.tag, kind, attributes, children, template)
        case "Comment":
            return _Node(f"<!-- {node.data} -->")
        case "Doctype":
            return _doctype(node.name, node.public_id, node.system_id)
        case "ProcessingInstruction":
            return _Node(f"<?{node.target} {node.data}>")
        case _:
            return _Node(f'"{node.data}"')


def _soup_node(node: Any) -> _Node:
    if isinstance(node, Tag):
        kind = _ADDRESSES.get(node.namespace or "")
        template = node.name == "template" and not kind
        attributes = {str(name): str(value) for name, value in node.attrs.items()}
        return _element(node.name, kind, attributes, node.children, template)
    if isinstance(node, Comment):
        return _Node(f"<!-- {node} -->")
    if isinstance(node, Doctype):
        found = _IDENTIFIERS.fullmatch(str(node))
        return _doctype(*found.groups()) if found else _Node(str(node))
    return _Node(f'"{NavigableString(node)}"')
