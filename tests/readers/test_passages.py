"""Groups of lines, and list items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.readers.passages import groups

BITS = st.sampled_from(
    ["a", "1.", "•", " ", "\t", "\n", "\r\n", "\r", "\u00a0", "word", "-", "20)"]
)


def items(text: str) -> list[tuple[str | None, str]]:
    return [
        (item.number.text if item.number else None, item.text)
        for group in groups(text)
        for item in group.items
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• one\n• two", [(None, "one"), (None, "two")]),
        ("  1. one\r\n  2. two\r\n", [("1", "one"), ("2", "two")]),
        ("1.\u00a0one\r2.\u00a0two", [("1", "one"), ("2", "two")]),
        ("١. واحد\n٢. اثنان", [("١", "واحد"), ("٢", "اثنان")]),
        ("\t- one\n\t  goes on", [(None, "one goes on")]),
        ("1) one", [("1", "one")]),
        ("3. starts at three\n4. four", [("3", "starts at three"), ("4", "four")]),
        ("as in\n2020. the year", []),
        ("options:\n- one\n- two", [(None, "one"), (None, "two")]),
        ("-not an item", []),
    ],
)
def test_items(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert items(text) == expected


def test_lines_before_a_list_are_its_lead() -> None:
    (group,) = groups("options:\n- one")
    assert [line.text for line in group.lead] == ["options:"]


@given(st.lists(BITS).map("".join))
def test_every_visible_character_is_in_one_group_and_spans_cut_what_they_say(text: str) -> None:
    found = list(groups(text))
    visible = 0
    for group in found:
        assert group.lead or group.items
        for line in group.lead:
            assert line.span.cut(text) == line.text
            assert line.whole.covers(line.span)
        for item in group.items:
            assert " ".join(item.span.cut(text).split()) == item.text
            assert item.whole.covers(item.span)
        parts = [line.whole for line in group.lead] + [item.whole for item in group.items]
        visible += sum(len("".join(part.cut(text).split())) for part in parts)
        assert parts == sorted(parts)
    assert visible == len("".join(text.split()))
