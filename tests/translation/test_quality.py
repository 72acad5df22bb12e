"""What speaks against a translation."""

import pytest

from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.model.source import Format
from mbclint.model.untranslated import Reason
from mbclint.translation.quality import Check, objections
from mbclint.translation.unit import Occurrence, Unit

PLACE = Occurrence("a.md", 1, "title", "LNG212", "title-language", Reason.FOREIGN)


def checks(source: str, target: str, to: str = "es", markup: Format = Format.TEXT) -> set[Check]:
    unit = Unit("1", source, "en", to, (PLACE,), markup=markup)
    return {it.check for it in objections(unit, target, FrequencyDetector())}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("What is a kidney stone?", "¿Qué es un cálculo renal?"),
        ("Take 1,000.5 mg at 8", "Tome 1.000,5 mg a las 8"),
        ("Rest.", "Descanse."),
        ("pH of water", "pH del agua"),
        ("Living with dialysis: 3 stories", "Vivir con diálisis: 3 historias"),
    ],
)
def test_good_translations(source: str, target: str) -> None:
    assert checks(source, target) == set()


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("Take 3 pills.", "３錠を飲んでください。", "ja"),
        ("Take 12 pills?", "هل تأخذ ١٢ حبة؟", "ar"),
    ],
)
def test_other_scripts(source: str, target: str, to: str) -> None:
    assert checks(source, target, to) == set()


@pytest.mark.parametrize(
    ("source", "target", "check"),
    [
        ("Eating well on dialysis", "", Check.TEXT),
        ("Eating well on dialysis", " \n", Check.TEXT),
        ("Eating well on dialysis", "Eating  well on dialysis", Check.TEXT),
        ("Eating well", "Comer bien\x00", Check.TEXT),
        ("Eating well on dialysis", "How to eat well with dialysis", Check.LANGUAGE),
        ("Take 5 mg", "Tome 50 mg", Check.NUMBERS),
        ("Take 5 mg", "Tome mg", Check.NUMBERS),
        ("What is dialysis?", "Qué es la diálisis", Check.PUNCTUATION),
        ("Eating well on dialysis", "comer bien con diálisis", Check.CAPITAL),
    ],
)
def test_objections(source: str, target: str, check: Check) -> None:
    assert checks(source, target) == {check}


def test_mark_up_is_neither_language_nor_number() -> None:
    source, target = "Read [more](/p/5?)", "Lea [más](/p/5?)"
    assert checks(source, target, markup=Format.MARKDOWN) == set()
