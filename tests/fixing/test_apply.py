"""Edits applied to a text."""

from mbclint.fixing.apply import apply_fixes
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.span import Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("", Applicability.SAFE, tuple(Edit(Span(a, b), text) for a, b, text in edits))


def test_edits_are_applied_in_any_order() -> None:
    assert apply_fixes("abcdef", [fix((4, 5, "X"), (0, 1, "")), fix((2, 2, "-"))]) == "b-cdXf"


def test_a_fix_that_overlaps_an_earlier_one_is_left_out_whole() -> None:
    assert apply_fixes("abcdef", [fix((1, 3, "X")), fix((2, 4, "Y"), (5, 6, "Z"))]) == "aXdef"
    assert apply_fixes("ab", [fix((1, 1, "X")), fix((1, 1, "Y"))]) == "aXb"
