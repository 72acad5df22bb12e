import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.reports.visible import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\x1b[2Jb", r"a\x1b[2Jb", id="clear the screen"),
        pytest.param("\x1b]0;title\x07", r"\x1b]0;title\x07", id="set the window title"),
        pytest.param("\x9b31m", r"\x9b31m", id="C1 control"),
        pytest.param("one\r\ntwo\tthree", r"one\r\ntwo\tthree", id="line break and tab"),
        pytest.param("a\u2028b\u2029c\x85d", r"a\u2028b\u2029c\x85d", id="Unicode line breaks"),
        pytest.param("gpj.\u202egnp", r"gpj.\u202egnp", id="right-to-left override"),
        pytest.param("a\u2067b\u2069", r"a\u2067b\u2069", id="directional isolate"),
        pytest.param("name\udcff", r"name\udcff", id="undecodable byte of a file name"),
    ],
)
def test_what_a_terminal_obeys_is_written_out(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Diálisis", "血液透析", "غسيل الكلى", "می\u200cشود", "👩\u200d⚕\ufe0f", "C:\\n", "a\u00a0b"],
)
def test_ordinary_text_of_any_script_stays(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.characters()))
def test_the_result_is_one_line_that_utf8_can_hold(text: str) -> None:
    shown = visible(text)

    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in shown)
    assert shown.encode().decode() == shown
