"""Which language a title, a list and a body are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.engine.sources import decode
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.language.detector import Verdict
from mbclint.language.names import language_name
from mbclint.language.page import PageLanguages
from mbclint.readers.options import ReadOptions
from mbclint.readers.text import read_text

DETECTOR = FrequencyDetector()
SPANISH = (
    "Beber agua ayuda a eliminar las piedras pequeñas. Consulte a su médico si el dolor no cede."
)
ENGLISH = "Drinking water helps to pass small stones. See your doctor if the pain does not go away."


@pytest.mark.parametrize(
    ("title", "native", "verdict"),
    [
        ("What your kidneys do for you", "es", Verdict.FOREIGN),
        ("Preguntas para el médico", "es", Verdict.NATIVE),
        ("Preguntas para el médico", "en", Verdict.FOREIGN),
        ("Taichí", "es", Verdict.NATIVE),
        ("Yoga", "es", Verdict.UNDECIDED),
        ("MRI", "es", Verdict.UNDECIDED),
        ("", "es", Verdict.UNDECIDED),
        ("123 456", "es", Verdict.UNDECIDED),
        ("😀 😀", "es", Verdict.UNDECIDED),
    ],
)
def test_titles(title: str, native: str, verdict: Verdict) -> None:
    judgement = DETECTOR.judge(title, native, ("en", "es"))
    assert judgement.verdict is verdict
    assert bool(judgement.reason) == (verdict is Verdict.UNDECIDED)


def test_an_unknown_language_is_not_judged() -> None:
    assert DETECTOR.judge("Kesyon pou doktè ou", "ht", ("en",)).verdict is Verdict.UNDECIDED
    assert DETECTOR.judge("Questions for you", "en", ("hmn",)).verdict is Verdict.UNDECIDED


@given(st.text(max_size=200))
def test_any_title_has_an_answer_that_does_not_change(title: str) -> None:
    first = DETECTOR.judge(title, "es", ("en", "fr"))
    assert first == DETECTOR.judge(title, "es", ("fr", "en"))
    assert 0 <= first.probability <= 1


@pytest.mark.parametrize(("text", "language"), [(SPANISH, "es"), (ENGLISH, "en"), ("Short.", None)])
def test_longer_texts(text: str, language: str | None) -> None:
    assert DETECTOR.identify(text) == language
    assert DETECTOR.identify(text, ("en", "es")) == language


def test_letters_of_a_script_name_no_language_of_another() -> None:
    chinese = "多喝水有助于排出小结石。如果疼痛不缓解，请咨询医生。" * 4
    found = DETECTOR.identify(f"{chinese} apt-get install postfix courier-imap")
    assert found == "zh-Hans"


def test_a_text_may_be_in_a_language_that_the_site_does_not_know() -> None:
    catalan = (
        "Beure aigua ajuda a eliminar les pedres petites. Consulteu el vostre metge si el dolor "
        "no cedeix, o si teniu febre i no podeu orinar."
    )
    assert languages(f"Title\n\n{catalan}\n", "en", ("en", "es")).body == "ca"


def languages(text: str, declared: str | None = None, site: tuple[str, ...] = ()) -> PageLanguages:
    return PageLanguages(
        read_text(decode(text.encode(), "a.txt"), ReadOptions(declared)), DETECTOR, site
    )


def test_without_a_declaration_the_body_speaks() -> None:
    page = languages(f"Title\n\n{SPANISH}\n")
    assert (page.declared, page.body, page.page) == (None, "es", "es")
    assert languages(f"Title\n\n{SPANISH}\n", "en").page == "en"


def test_code_and_menus_do_not_outshout_the_prose() -> None:
    menu = "Home page of the clinic for patients and their families\nWhat we do for you and yours\n"
    assert languages(f"Title\n\n{menu * 6}\n{SPANISH}\n").body == "es"


def test_a_list_is_judged_as_a_whole() -> None:
    text = (
        f"Title\n\n{ENGLISH}\n\nVer también\n\n- Preguntas para el médico\n"
        "- Dieta para las personas con diabetes\n- Living with one kidney\n- Cómo vivir sin dolor\n"
    )
    page = languages(text)
    (related,) = read_text(decode(text.encode(), "a.txt"), ReadOptions()).related
    found = page.of_list(related)
    assert found
    assert (found.language, found.agreeing, found.judged) == ("es", 3, 4)


def test_names_of_languages_are_for_people() -> None:
    assert language_name("es") == "Spanish"
    assert language_name("pt-BR") == "Portuguese (Brazil)"
    assert language_name("x-klingon") == "x-klingon"
