"""YAML with positions."""

import pytest

from mbclint.readers.yaml_nodes import YamlError, read_yaml

DOCUMENT = """\
lang: no
títle: "A café 😀: b"
related:
  - false
  - {a: 1}
lang: nb
"""


def test_scalars_stay_as_written() -> None:
    assert read_yaml(DOCUMENT).data == {
        "lang": "nb",
        "títle": "A café 😀: b",
        "related": ["false", {"a": "1"}],
    }


def test_positions() -> None:
    document = read_yaml(DOCUMENT)
    assert document.line_of(("related", 1, "a")) == 5
    assert document.line_of(("related", 7)) == 3
    assert document.line_of(("absent",)) == 1
    title = document.value_span(("títle",))
    assert title
    assert title.cut(DOCUMENT) == '"A café 😀: b"'
    key = document.key_span(("related",))
    assert key
    assert key.cut(DOCUMENT) == "related"
    assert document.value_span(("related", 9)) is None


def test_a_key_that_stands_twice_is_told() -> None:
    (twice,) = read_yaml(DOCUMENT).duplicates
    assert (twice.key, twice.line) == ("lang", 6)
    assert twice.first.cut(DOCUMENT) == twice.second.cut(DOCUMENT) == "lang"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1\nb: 2", 2), ("\ta: 1", 1), ("a: 1\n---\nb: 2", 2), ("a: *nowhere", 1)],
)
def test_what_is_not_yaml_is_an_error_with_a_line(text: str, line: int) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text)
    assert caught.value.line == line
    assert caught.value.problem


@pytest.mark.parametrize(
    "text", ["[" * 9_000, "[" * 9_000 + "]" * 9_000, "- " * 9_000 + "a", "{a: " * 5_000]
)
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(YamlError):
        read_yaml(text)


def test_aliases_do_not_blow_up() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    data = read_yaml("\n".join(lines)).data
    assert isinstance(data, dict)
    assert len(data) == 40
