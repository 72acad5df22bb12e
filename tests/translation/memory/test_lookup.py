"""What a memory suggests."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rapidfuzz.fuzz import ratio

from mbclint.model.source import Format
from mbclint.translation.memory.lookup import TranslationMemory, best
from mbclint.translation.memory.pair import Pair
from mbclint.translation.unit import Suggestion, Unit
from tests.translation.formats.conftest import FORMULA


def unit(source: str, markup: Format = Format.TEXT) -> Unit:
    return replace(FORMULA, source=source, markup=markup)


def pair(source: str, target: str, origin: str = "old.tmx", languages: str = "en es") -> Pair:
    of_source, of_target = languages.split()
    return Pair(source, target, of_source, of_target, origin)


def suggested(source: str, *pairs: Pair, markup: Format = Format.TEXT) -> list[tuple[str, int]]:
    found = (it for it, _ in TranslationMemory(pairs).suggestions(unit(source, markup)))
    return [(it.text, it.score) for it in best(found)]


def test_exact_ones_before_those_that_are_alike() -> None:
    pairs = (
        pair("Eating well on dialysis today", "Comer bien hoy"),
        pair("eating well on dialysis", "comer bien"),
        pair("Eating well on dialysis", "Comer bien con diálisis"),
        pair("Stones", "Piedras"),
    )
    assert suggested("Eating well on dialysis", *pairs) == [
        ("Comer bien con diálisis", 100),
        ("comer bien", 99),
        (
            "Comer bien hoy",
            round(ratio("eating well on dialysis today", "eating well on dialysis")),
        ),
    ]


def test_short_texts_are_the_same_or_nothing() -> None:
    assert suggested("Heart", pair("Heat", "Calor")) == []
    assert suggested("Heart", pair("heart ", "corazón")) == [("corazón", 99)]


def test_mark_up_is_no_difference_in_words() -> None:
    markdown = suggested("Eat *well*", pair("Eat well", "Comer bien"), markup=Format.MARKDOWN)
    assert markdown == [("Comer bien", 99)]


def test_only_of_the_languages_of_the_unit() -> None:
    pairs = (
        pair("Kidney", "Niere", languages="en de"),
        pair("Kidney", "Riñón", languages="fr es"),
        pair("Kidney", "Riñones", languages="en-GB es-MX"),
        pair("Kidney", "El riñón", languages="und es"),
    )
    assert suggested("Kidney", *pairs) == [("Riñones", 100), ("El riñón", 100)]


def test_what_is_not_translated_is_no_suggestion() -> None:
    assert suggested("Kidney", pair("Kidney", "Kidney"), pair("Kidney", " ")) == []


def test_each_text_once_and_three_at_most() -> None:
    many = [
        Suggestion(text, score, "x")
        for text, score in zip("abacd", (80, 90, 95, 85, 70), strict=True)
    ]
    assert [(it.text, it.score) for it in best(many)] == [("a", 95), ("b", 90), ("c", 85)]


_SOURCES = st.lists(st.text("abc de", min_size=10, max_size=24), min_size=1, max_size=8)


@given(_SOURCES, st.text("abc de", min_size=10, max_size=24))
def test_nothing_alike_is_passed_over(sources: list[str], wanted: str) -> None:
    """Looking only at texts of a fitting length loses none."""
    pairs = [pair(source, f"target {number}") for number, source in enumerate(sources)]
    there = {it.text for it, _ in TranslationMemory(pairs).suggestions(unit(wanted))}
    words = " ".join(wanted.split())
    alike = {
        f"target {number}"
        for number, source in enumerate(sources)
        if len(words) >= 10 and ratio(words, " ".join(source.split())) >= 75
    }
    assert alike <= there
