"""One key of the front matter, and nothing else."""

import pytest

from mbclint.fixing.front_matter_key import FrontMatterError, with_key


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("---\na: 1 # x\n---\nText\n", "c", "---\na: 1 # x\nc: abc\n---\nText\n"),
        ('---\nc: "old"\na: 1\n---\n', "c", '---\nc: "abc"\na: 1\n---\n'),
        ("---\n---\nText\n", "c", "---\nc: abc\n---\nText\n"),
        ("---\r\na: 1\r\n---\r\nText", "c", "---\r\na: 1\r\nc: abc\r\n---\r\nText"),
        ("---\na: 1\n---\n", "l.c", "---\na: 1\nl:\n  c: abc\n---\n"),
        ("---\nl:\n    b: 2\na: 1\n---\n", "l.c", "---\nl:\n    c: abc\n    b: 2\na: 1\n---\n"),
        ("+++\na = 1\n[t]\nb = 2\n+++\n", "c", '+++\na = 1\nc = "abc"\n[t]\nb = 2\n+++\n'),
        ("+++\na = 1\n+++\n", "l.c", '+++\na = 1\n[l]\nc = "abc"\n+++\n'),
        ("+++\n[l]\nb = 2\n+++\n", "l.c", '+++\n[l]\nc = "abc"\nb = 2\n+++\n'),
    ],
)
def test_a_key_is_written(before: str, key: str, after: str) -> None:
    assert with_key(before, key, "abc") == after


def test_what_yaml_would_take_for_a_number_is_quoted() -> None:
    assert with_key("---\na: 1\n---\n", "c", "1234567") == '---\na: 1\nc: "1234567"\n---\n'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Text\n", "no front matter"),
        ("---\na: [1\n---\n", "cannot be read"),
        ('{\n"a": 1\n}\n', "by hand"),
        ("---\nl: word\n---\n", "by hand"),
        ("---\nl: {b: 2}\n---\n", "by hand"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text: str, why: str) -> None:
    with pytest.raises(FrontMatterError, match=why):
        with_key(text, "l.c", "abc")
