"""Edits applied to a text."""

from hypothesis import given
from hypothesis import strategies as st

from mbclint.fixing.apply import Applied, apply_fixes
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.span import Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("", Applicability.SAFE, tuple(Edit(Span(a, b), text) for a, b, text in edits))


def test_edits_are_applied_in_any_order() -> None:
    assert apply_fixes("abcdef", [fix((4, 5, "X"), (0, 1, "")), fix((2, 2, "-"))]).text == "b-cdXf"


def test_a_fix_that_overlaps_an_earlier_one_is_left_out_whole() -> None:
    applied = apply_fixes("abcdef", [fix((1, 3, "X")), fix((2, 4, "Y"), (5, 6, "Z"))])
    assert applied == Applied("aXdef", (0,))
    assert apply_fixes("ab", [fix((1, 1, "X")), fix((1, 1, "Y"))]).text == "aXb"


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), max_size=12))
def test_what_is_taken_is_whatever_overlaps_nothing_before_it(
    places: list[tuple[int, int]],
) -> None:
    fixes = [fix((start, start + length, "-")) for start, length in places]
    taken: list[int] = []
    for number, one in enumerate(fixes):
        edit = one.edits[0]
        others = [fixes[index].edits[0] for index in taken]
        if not any(
            edit.span == other.span
            or (edit.span.start < other.span.end and other.span.start < edit.span.end)
            for other in others
        ):
            taken.append(number)
    assert apply_fixes("x" * 12, fixes).taken == tuple(taken)
