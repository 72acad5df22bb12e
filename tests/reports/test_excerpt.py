import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from mbclint.reports.excerpt import LIMIT, excerpt

FAMILY = "👩\u200d👩\u200d👧"
SCRIPTS = "ab ,.Ññ界血한Пصلבקกำकि\u094dษ\u0301\u200b\u200d👩🇪🇸👍🏽❤\ufe0f\t\x1b\x9b\u202e"
LINES = st.text(st.sampled_from(SCRIPTS), max_size=60)


def underlined(line: str, marked: str) -> tuple[str, str]:
    """The shown line and its underline, for the first place where ``marked`` stands in it."""
    start = line.index(marked)
    shown = excerpt(line, start, start + len(marked))
    return shown.text, " " * shown.indent + "^" * shown.width


@pytest.mark.parametrize(
    ("line", "marked", "expected"),
    [
        pytest.param("  85. Diálisis", "Diálisis", "      ^^^^^^^^", id="Latin"),
        pytest.param("1. 血液 透析", "透析", "        ^^^^", id="wide before and within"),
        pytest.param("e\u0301te\u0301 MRI", "MRI", "    ^^^", id="combining marks before"),
        pytest.param("see e\u0301te\u0301", "e\u0301te\u0301", "    ^^^", id="combining within"),
        pytest.param(f"{FAMILY} MRI", "MRI", "   ^^^", id="joined emoji"),
        pytest.param("🇪🇸 MRI", "MRI", "   ^^^", id="flag"),
        pytest.param("❤\ufe0f MRI", "MRI", "   ^^^", id="emoji by variation selector"),
        pytest.param("a\u200bb MRI", "MRI", "   ^^^", id="zero-width space before"),
        pytest.param("ab\u200bc", "\u200b", "  ^", id="invisible in itself"),
        pytest.param("غسيل MRI", "غسيل", "^^^^", id="right to left, in logical order"),
    ],
)
def test_the_underline_counts_terminal_columns(line: str, marked: str, expected: str) -> None:
    assert underlined(line, marked) == (line, expected)


def test_a_tab_takes_four_columns() -> None:
    assert underlined("\t1.\tMRI", "MRI") == ("    1.    MRI", "          ^^^")


def test_controls_are_written_out_and_counted_so() -> None:
    assert underlined("a\x1b[2J MRI", "MRI") == (r"a\x1b[2J MRI", "         ^^^")
    assert underlined("a\x9bb", "\x9b") == (r"a\x9bb", " ^^^^")


@pytest.mark.parametrize(
    ("start", "end", "indent"),
    [(0, 0, 0), (3, 3, 3), (2, 1, 2), (9, 12, 3)],
    ids=["at the start", "after the end", "end before start", "beyond the line"],
)
def test_an_empty_span_is_a_single_caret(start: int, end: int, indent: int) -> None:
    shown = excerpt("MRI", start, end)

    assert (shown.text, shown.indent, shown.width) == ("MRI", indent, 1)


@pytest.mark.parametrize(
    ("before", "after", "text", "indent"),
    [
        pytest.param(200, 0, "…" + "a" * 116 + "MRI", 117, id="at the end"),
        pytest.param(0, 200, "MRI" + "b" * 116 + "…", 0, id="at the start"),
        pytest.param(200, 200, "…" + "a" * 57 + "MRI" + "b" * 58 + "…", 58, id="in the middle"),
        pytest.param(200, 10, "…" + "a" * 106 + "MRI" + "b" * 10, 107, id="near the end"),
        pytest.param(100, 17, "a" * 100 + "MRI" + "b" * 17, 100, id="just fits"),
        pytest.param(1_000_000, 1_000_000, "…" + "a" * 57 + "MRI" + "b" * 58 + "…", 58, id="huge"),
    ],
)
def test_a_long_line_is_cut_around_the_span(
    before: int, after: int, text: str, indent: int
) -> None:
    shown = excerpt("a" * before + "MRI" + "b" * after, before, before + 3)

    assert (shown.text, shown.indent, shown.width) == (text, indent, 3)


def test_a_long_span_is_cut_and_keeps_what_stands_before_it() -> None:
    shown = excerpt("1. " + "x" * 500 + " end", 3, 503)

    assert (shown.text, shown.indent, shown.width) == ("1. " + "x" * 116 + "…", 3, 117)


def test_a_cut_does_not_part_an_accent_or_a_joined_emoji_from_its_base() -> None:
    accents = excerpt("e\u0301" * 300, 600, 600)
    families = excerpt(FAMILY * 300, 0, 0)

    assert accents.text == "…" + "e\u0301" * 119
    assert families.text == FAMILY * 59 + "…"


@given(line=LINES, data=st.data())
def test_the_underline_is_as_wide_as_what_it_marks(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = excerpt(line, start, end)

    def as_shown(text: str) -> str:
        return excerpt(text, 0, 0).text

    if wcswidth(shown.text) < LIMIT:  # not cut
        assert shown.indent == wcswidth(as_shown(line[:start]))
        assert shown.indent + shown.width == max(wcswidth(as_shown(line[:end])), shown.indent + 1)


@given(
    before=st.text(st.sampled_from(SCRIPTS), min_size=100, max_size=300),
    mark=st.text(st.sampled_from(SCRIPTS), min_size=1, max_size=200),
    after=st.text(st.sampled_from(SCRIPTS), min_size=100, max_size=300),
)
def test_a_cut_line_fits_and_its_underline_lies_within(before: str, mark: str, after: str) -> None:
    shown = excerpt(before + mark + after, len(before), len(before) + len(mark))

    assert wcswidth(shown.text) <= LIMIT
    assert shown.indent + shown.width <= wcswidth(shown.text)
