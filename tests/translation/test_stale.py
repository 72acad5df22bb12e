"""What a source says anew."""

from mbclint.translation.stale import changed_texts
from tests.translation.conftest import page

BEFORE = "# Stones\n\nDrink water.\n\nRest a lot.\n"
THERE = "# Piedras\n\nBeba agua.\n\nDescanse mucho.\n"


def changes(now: str, there: str = THERE) -> list[tuple[str, str, str | None]]:
    pages = (
        page(name, text) for name, text in (("en.md", BEFORE), ("en.md", now), ("es.md", there))
    )
    return [
        (it.before, it.spot.text, it.place.text if it.place else None)
        for it in changed_texts(*pages)
    ]


def test_a_changed_text_has_the_place_of_the_old_one() -> None:
    now = BEFORE.replace("Drink water", "Drink two litres of water")
    assert changes(now) == [("Drink water.", "Drink two litres of water.", "Beba agua.")]


def test_a_new_text_has_no_place() -> None:
    now = BEFORE.replace("Rest", "Walk every day.\n\nRest")
    assert changes(now) == [("", "Walk every day.", None)]


def test_a_translation_of_another_structure_has_no_places() -> None:
    now = BEFORE.replace("Drink water", "Drink two litres of water")
    there = THERE + "\nCamine cada día.\n"
    assert changes(now, there) == [("Drink water.", "Drink two litres of water.", None)]


def test_line_breaks_are_no_change_and_what_is_gone_is_no_work() -> None:
    assert changes(BEFORE.replace("Rest a", "Rest\na")) == []
    assert changes(BEFORE.replace("Rest a lot.\n", "")) == []


def test_how_alike_the_two_states_are() -> None:
    almost = BEFORE.replace("Rest a lot", "Rest a  bit")
    (changed,) = changed_texts(page("e.md", BEFORE), page("e.md", almost), page("s.md", THERE))
    assert 50 < changed.likeness < 100
