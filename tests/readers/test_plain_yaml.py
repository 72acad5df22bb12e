"""Plain YAML that is read line by line: as YAML's own parser reads it, or left to that."""

import pytest

from mbclint.readers.plain_yaml import plain_leaves
from mbclint.readers.yaml_nodes import YamlError, read_yaml

PLAIN = [
    "title: Übersicht\n",
    'title: "HTML: #1 of all"\nslug: Web/HTML\nl10n:\n  sourceCommit: 0aa1b2\n',
    "a: 'it: \"so\"'\nb: ''\nc: x\nd: https://a.example/?b\ne: a  b",
    "a:\n    b: 1\n    c: 2\nd:\n b: 3\n",
]
OTHERS = [
    "a: 1\na: 2\n",
    "a: 1 # remark\n",
    "a: b: c\n",
    'a: "\\u00e4"\n',
    "a: 'it''s'\n",
    "a:\n  - b\n",
    "a:\n",
    "a: 1\n  b: 2\n",
    "a:\n  b: 1\n c: 2\n",
    "a:\n  b:\n    c: 1\n",
    "a: 1\r\n",
    "a: x\u2028y\n",
    "a: [1]\n",
    "a: *b\n",
    "a: 1\n---\n",
    "# only a remark\n",
    "",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_values_are_those_of_yaml(text: str) -> None:
    assert plain_leaves(text) == tuple(read_yaml(text).leaves(text))


@pytest.mark.parametrize("text", OTHERS)
def test_what_has_more_to_it_is_left_to_yaml(text: str) -> None:
    assert plain_leaves(text) is None


@pytest.mark.parametrize("key", ["a", "a-b", "a b", "é", "-", "1"])
@pytest.mark.parametrize("value", ["x", "-", "%x", "@x", "`x`", "{x", "x y ", "? x", "a\tb", "~"])
def test_no_value_is_another_than_yaml_has(key: str, value: str) -> None:
    text = f"{key}: {value}\n"
    try:
        expected = tuple(read_yaml(text).leaves(text))
    except YamlError:
        expected = None
    assert plain_leaves(text) in (None, expected)
