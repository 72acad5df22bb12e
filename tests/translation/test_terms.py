"""Terms of the glossary in texts."""

from msgspec.structs import replace

from mbclint.language.glossary import Concept
from mbclint.model.source import Format
from mbclint.translation.terms import Terms
from mbclint.translation.unit import Unit
from tests.translation.formats.conftest import FORMULA

CONCEPTS = (
    Concept((("en", "kidney"), ("en-GB", "renal organ"), ("es", "riñón"), ("es-MX", "el riñón"))),
    Concept((("en", "kidney stone"), ("es", "cálculo renal"))),
    Concept((("en", "liver"), ("fr", "foie"))),
    Concept((("ja", "腎臓"), ("es", "riñón"))),
)


def unit(source: str, markup: Format = Format.TEXT) -> Unit:
    return replace(FORMULA, source=source, markup=markup)


def terms(language: str = "en") -> Terms:
    return Terms(CONCEPTS, language, "es", "glossary terms.tbx")


def test_terms_are_told_once_the_longest_first() -> None:
    said = terms().note(unit("A Kidney stone, and *one* kidney or two: kidney"))
    assert said == "kidney stone: cálculo renal\nkidney: riñón\nkidney: el riñón"


def test_parts_of_words_are_no_terms() -> None:
    assert terms().note(unit("Kidneys, kidneylike and the liver")) == ""


def test_a_text_that_is_a_term_has_its_translation() -> None:
    found = [*terms().suggestions(unit("**Kidney** stone", Format.MARKDOWN))]
    assert [(it.text, it.score, it.origin) for it in found] == [
        ("cálculo renal", 100, "glossary terms.tbx")
    ]
    assert [*terms().suggestions(unit("A kidney stone"))] == []


def test_scripts_without_spaces() -> None:
    assert terms("ja").note(unit("腎臓の検査")) == "腎臓: riñón"
