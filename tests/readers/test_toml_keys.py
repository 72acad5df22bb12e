"""The places of the keys of TOML documents."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mbclint.readers.toml_keys import KeyPath, locate, repeated_keys

DOCUMENT = """\
# title = "not a key"
title = "a # b = 1"  # c = 2
"quoted key".'with.dot' = 1979-05-27 07:32:00 # the value holds a space
"caf\\u00e9" = '''
trap = 1
[trap]
'''
a.b . c = { d = 1, "e" = 2 }
list = [
  "one",  # two = 2
  {inner = [[], 3]},
]

[site.names]
es = \"\"\"
[trap]\\"\"\"
\"\"\"\"
en.short = "b"

[[pages]]
path = "a"
[[pages]]
path = "b"
[pages.more]
x = 1
"""

PLACES = {
    ("title",): (2, "title", '"a # b = 1"'),
    ("quoted key",): (3, '"quoted key"', ""),
    ("quoted key", "with.dot"): (3, "'with.dot'", "1979-05-27 07:32:00"),
    ("café",): (4, '"caf\\u00e9"', "'''\ntrap = 1\n[trap]\n'''"),
    ("a",): (8, "a", ""),
    ("a", "b"): (8, "b", ""),
    ("a", "b", "c"): (8, "c", '{ d = 1, "e" = 2 }'),
    ("a", "b", "c", "d"): (8, "d", "1"),
    ("a", "b", "c", "e"): (8, '"e"', "2"),
    ("list",): (9, "list", '[\n  "one",  # two = 2\n  {inner = [[], 3]},\n]'),
    ("list", 0): (10, '"one"', '"one"'),
    ("list", 1): (11, "{inner = [[], 3]}", "{inner = [[], 3]}"),
    ("list", 1, "inner"): (11, "inner", "[[], 3]"),
    ("list", 1, "inner", 0): (11, "[]", "[]"),
    ("list", 1, "inner", 1): (11, "3", "3"),
    ("site",): (14, "site", ""),
    ("site", "names"): (
        14,
        "names",
        '\nes = """\n[trap]\\"""\n""""\nen.short = "b"',
    ),
    ("site", "names", "es"): (15, "es", '"""\n[trap]\\"""\n""""'),
    ("site", "names", "en"): (18, "en", ""),
    ("site", "names", "en", "short"): (18, "short", '"b"'),
    ("pages",): (20, "pages", ""),
    ("pages", 0): (20, "pages", '\npath = "a"'),
    ("pages", 0, "path"): (21, "path", '"a"'),
    ("pages", 1): (22, "pages", '\npath = "b"'),
    ("pages", 1, "path"): (23, "path", '"b"'),
    ("pages", 1, "more"): (24, "more", "\nx = 1"),
    ("pages", 1, "more", "x"): (25, "x", "1"),
}


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_every_key_is_found_and_nothing_that_looks_like_one(line_break: str) -> None:
    text = DOCUMENT.replace("\n", line_break)
    assert tomllib.loads(text)
    found = {
        path: (place.line, place.key.cut(text), place.value.cut(text))
        for path, place in locate(text).items()
    }
    assert found == {
        path: (line, key, value.replace("\n", line_break))
        for path, (line, key, value) in PLACES.items()
    }


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("a = 1\nb = 2\na = 3", [(("a",), 1, 3)]),
        ("[t]\na = 1\n[t]\na = 2", [(("t",), 1, 3), (("t", "a"), 2, 4)]),
        ("a = {b = 1, b = 2}", [(("a", "b"), 1, 1)]),
        ("a.b = 1\n'a'.\"b\" = 2", [(("a", "b"), 1, 2)]),
        ("[[t]]\na = 1\n[[t]]\na = 1", []),
        ("a = 1\nb = \na = 1", []),
    ],
)
def test_what_is_given_twice(text: str, repeated: list[tuple[KeyPath, int, int]]) -> None:
    found = [(each.path, each.first.line, each.again.line) for each in repeated_keys(text)]
    assert found == repeated


@pytest.mark.parametrize(
    "fault",
    [
        "b 1",
        "= 1",
        "b = ",
        "b = 'x",
        'b = """x"',
        "b = [1",
        "b = {c = 1",
        "[b",
        "b = 1 c = 2",
        "b = 'x' c = 2",
    ],
)
def test_before_a_fault_of_form_keys_are_found_and_after_it_none(fault: str) -> None:
    found = locate(f"a = 1\n{fault}\nz = 1\n")
    assert ("a",) in found
    assert ("z",) not in found


@pytest.mark.parametrize("nested", ["[" * 50_000, "{a = " * 50_000, "{a.a.a.a = [" * 10_000])
def test_depth_is_no_danger(nested: str) -> None:
    assert ("first",) in locate(f"first = 1\nx = {nested}")
    assert all(len(path) < 200 for path in locate(f"{'a.' * 20_000}a = 1"))


@example("'\r'=1")
@given(st.text("ab=.,[]{}\"'#\\\n\r\t 1"))
def test_any_text_is_borne_and_a_key_stands_where_it_is_said_to(text: str) -> None:
    for path, place in locate(text).items():
        assert place.line == len(re.findall(r"\r\n?|\n", text[: place.key.start])) + 1
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{place.key.cut(text)} = 0") == {path[-1]: 0}


Draw = Callable[[st.SearchStrategy[Any]], Any]
NAMES = st.sampled_from(["a", "b-1", "título", "#", "[x]", "a.b", "'", '"', " ", "", "\n = 1"])
TEXTS = st.text(st.sampled_from("a='\"#[]{}\\\n é😀"), max_size=8)
SIMPLE = st.one_of(st.integers(-9, 9), st.booleans(), TEXTS, st.dates())
TREES = st.recursive(
    st.dictionaries(NAMES, SIMPLE, max_size=3),
    lambda inner: st.dictionaries(
        NAMES, st.one_of(SIMPLE, inner, st.lists(inner, max_size=2), st.lists(SIMPLE)), max_size=3
    ),
    max_leaves=30,
)
NOISE = st.sampled_from(["", "\n", "# a = 1\n", "  \n\t# [b]\n", '# """\n'])


class Writer:
    """Writes a tree as TOML, each part in one of the ways that TOML knows."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.tables: set[KeyPath] = set()
        """Tables and arrays of tables that are not written as one value."""

    def document(self, tree: dict[str, Any]) -> str:
        return self._table(tree, (), [])

    def _table(self, table: dict[str, Any], path: KeyPath, header: list[str]) -> str:
        pairs, below = "", ""
        for name, value in table.items():
            key, inner = self._key(name), (*path, name)
            style = self.draw(st.sampled_from(["value", "header", "dotted"]))
            if isinstance(value, dict) and value and style == "dotted":
                self.tables.add(inner)
                for part, held in value.items():
                    pairs += f"{key} . {self._key(part)} = {self._value(held)}\n"
            elif isinstance(value, dict) and style == "header":
                self.tables.add(inner)
                below += f"[ {'.'.join([*header, key])} ]\n"
                below += self._table(value, inner, [*header, key])
            elif self._is_array_of_tables(value) and style == "header":
                self.tables |= {inner, *((*inner, number) for number in range(len(value)))}
                for number, each in enumerate(value):
                    below += f"[[{' . '.join([*header, key])}]] # [z]\n"
                    below += self._table(each, (*inner, number), [*header, key])
            else:
                pairs += f"{self.draw(NOISE)}{key}= {self._value(value)}  # z = 1\n"
        return pairs + below

    @staticmethod
    def _is_array_of_tables(value: object) -> bool:
        return isinstance(value, list) and bool(value) and all(isinstance(i, dict) for i in value)

    def _key(self, name: str) -> str:
        if re.fullmatch(r"[A-Za-z0-9_-]+", name) and self.draw(st.booleans()):
            return name
        return self._quoted(name)

    def _quoted(self, text: str) -> str:
        if not set(text) & set("'\n") and self.draw(st.booleans()):
            return f"'{text}'"
        return json.dumps(text, ensure_ascii=self.draw(st.booleans()) and text.isascii())

    def _value(self, value: Any) -> str:
        if isinstance(value, dict):
            pairs = (f"{self._key(name)} = {self._value(held)}" for name, held in value.items())
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, list):
            return f"[{''.join(f'{self.draw(NOISE)} {self._value(item)} ,' for item in value)}\n]"
        if isinstance(value, str):
            return self._string(value)
        return str(value).lower()

    def _string(self, text: str) -> str:
        style = self.draw(st.sampled_from(["line", "literal", "lines"]))
        if style == "literal" and "'''" not in text and not text.endswith("'"):
            return f"'''\n{text}'''"
        if style == "lines":
            escaped = text.replace("\\", "\\\\").replace('""', '"\\"')
            return f'"""\n{escaped}"""'
        return self._quoted(text)


@st.composite
def documents(draw: Draw) -> tuple[str, dict[str, Any], set[KeyPath]]:
    tree = draw(TREES)
    writer = Writer(draw)
    return writer.document(tree), tree, writer.tables


def walk(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from walk(inner, (*path, number))


@given(documents())
def test_each_key_of_a_document_stands_where_it_is_found(
    written: tuple[str, dict[str, Any], set[KeyPath]],
) -> None:
    text, tree, tables = written
    assert tomllib.loads(text) == tree
    found = locate(text)
    assert set(found) == {path for path, _ in walk(tree)}
    for path, value in walk(tree):
        place = found[path]
        assert place.line == text.count("\n", 0, place.key.start) + 1
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{place.key.cut(text)} = 0") == {path[-1]: 0}
        if path not in tables:
            assert tomllib.loads(f"value = {place.value.cut(text)}") == {"value": value}
    assert repeated_keys(text) == ()
