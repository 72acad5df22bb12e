"""Where the keys of a TOML document stand."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.readers.toml_keys import KeyPath, locate

DOCUMENT = '''\
# languages = "not a key"
languages = ["en", "es"]  # a comment with = and [x]
"quoted key" = 1
a.b . c = { d = 1, "e" = [2, {f = 3}] }
text = """
fake = 1
"""
raw = \'\'\'
[fake]\'\'\'

[tool.mbclint]
day = 2020-02-05
list = [
  "one",  # first
  "two",
]

[[pages]]
path = "a"
[[pages]]
path = "b"
[pages.more]
x = true
'''


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("languages",), "languages", '["en", "es"]'),
        (("languages", 1), '"es"', '"es"'),
        (("quoted key",), '"quoted key"', "1"),
        (("a", "b", "c"), "a.b . c", '{ d = 1, "e" = [2, {f = 3}] }'),
        (("a", "b", "c", "e", 1, "f"), "f", "3"),
        (("tool", "mbclint", "day"), "day", "2020-02-05"),
        (("tool", "mbclint", "list", 1), '"two"', '"two"'),
        (("pages", 1, "path"), "path", '"b"'),
        (("pages", 1, "more", "x"), "x", "true"),
    ],
)
def test_places(path: KeyPath, key: str, value: str) -> None:
    place = locate(DOCUMENT)[path]
    assert place.key.cut(DOCUMENT) == key
    assert place.value.cut(DOCUMENT) == value


def test_what_looks_like_a_key_in_text_is_none() -> None:
    assert not {("fake",), ("fake", 0)} & set(locate(DOCUMENT))


def test_every_key_that_tomllib_reads_is_located() -> None:
    def paths(value: object, path: KeyPath) -> list[KeyPath]:
        if isinstance(value, dict):
            return [
                p for key, item in value.items() for p in [(*path, key), *paths(item, (*path, key))]
            ]
        if isinstance(value, list):
            return [p for index, item in enumerate(value) for p in paths(item, (*path, index))]
        return []

    located = set(locate(DOCUMENT))
    # A table that only a dotted header implies has no key of its own.
    implied = {("tool",)}
    assert set(paths(tomllib.loads(DOCUMENT), ())) - implied <= located


@given(st.text(max_size=80))
def test_any_text_ends(text: str) -> None:
    for place in locate(text).values():
        assert 0 <= place.key.start <= place.key.end <= len(text)


KEYS = st.text("abc-_19", min_size=1, max_size=6)
VALUES = st.one_of(st.integers(), st.booleans(), st.text("ab #=[]", max_size=8))


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_generated_keys_are_found_where_they_are(table: dict[str, object]) -> None:
    lines = []
    for key, value in table.items():
        shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
        lines.append(f"{key} = {shown}")
    text = "\n".join(lines)
    assert tomllib.loads(text) == table
    found = locate(text)
    assert {path for path in found if len(path) == 1} == {(key,) for key in table}
    for key in table:
        assert found[key,].key.cut(text) == key
