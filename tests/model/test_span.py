"""Offsets into lines and columns."""

from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.span import LineIndex, Position, Span

TEXTS = st.text(st.sampled_from("aé漢😀\t \n\r\u2028"), max_size=60)


def test_every_line_break_counts_once() -> None:
    lines = LineIndex("a\nb\r\nc\rd")
    assert [lines.position(offset).line for offset in (0, 2, 5, 7)] == [1, 2, 3, 4]
    assert len(lines) == 4


def test_columns_count_code_points_from_one() -> None:
    lines = LineIndex("ab\n漢😀é")
    assert lines.position(5) == Position(2, 3)
    assert str(lines.position(5)) == "2:3"


def test_editors_count_utf16_code_units_from_zero() -> None:
    lines = LineIndex("x\n😀é")
    assert lines.utf16_column(2) == 0
    assert lines.utf16_column(3) == 2


def test_other_programs_count_bytes_of_utf8_from_one() -> None:
    lines = LineIndex("é\na漢😀b\ud800c")
    assert [lines.utf8_column(offset) for offset in range(2, 9)] == [1, 2, 5, 9, 10, 13, 14]


def test_the_end_of_the_text_is_a_position() -> None:
    assert LineIndex("").position(0) == Position(1, 1)
    assert LineIndex("a\n").position(2) == Position(2, 1)


@given(TEXTS)
def test_a_position_leads_back_to_its_offset(text: str) -> None:
    lines = LineIndex(text)
    for offset in range(len(text) + 1):
        position = lines.position(offset)
        assert lines.line_span(position.line).start + position.column - 1 == offset


@given(TEXTS)
def test_lines_hold_no_line_break_and_lie_in_the_text(text: str) -> None:
    lines = LineIndex(text)
    for number in range(1, len(lines) + 1):
        span = lines.line_span(number)
        assert 0 <= span.start <= span.end <= len(text)
        assert not set(span.cut(text)) & {"\n", "\r"}


def test_spans_cover_and_shift() -> None:
    assert Span(1, 5).covers(Span(1, 5))
    assert not Span(1, 5).covers(Span(0, 2))
    assert Span(1, 5).shifted(2) == Span(3, 7)
    assert Span(1, 3).cut("abcd") == "bc"
