"""What every detector answers, and what only the default one must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.language.backends import DETECTORS, make
from mbclint.language.detector import Detector, Verdict
from mbclint.language.lexicon import LexiconDetector, lexicon
from mbclint.settings.detection import DetectorName

FOREIGN, NATIVE, UNDECIDED = Verdict.FOREIGN, Verdict.NATIVE, Verdict.UNDECIDED
ODD = [
    "",
    " \t ",
    "😀 😀",
    "123 456",
    "a" * 10_000,
    "ab " * 5_000,
    "\u202eabc אבג\u202c def",
    "\udc80",
    "\x00",
    "النص and text",
]


@pytest.fixture(scope="module")
def default() -> Detector:
    return make(DetectorName.FREQUENCIES)


@pytest.fixture(scope="module", params=list(DETECTORS))
def any_detector(request: pytest.FixtureRequest) -> Detector:
    return make(request.param)


def test_each_name_has_a_detector() -> None:
    assert set(DETECTORS) == set(DetectorName)


@pytest.mark.parametrize("title", ODD)
@pytest.mark.parametrize(
    ("native", "candidates"), [("es", ("en", "fr")), ("xx", ("en",)), ("es", ())]
)
def test_whatever_is_asked_has_an_answer(
    any_detector: Detector, title: str, native: str, candidates: tuple[str, ...]
) -> None:
    judgement = any_detector.judge(title, native, candidates)
    assert judgement == any_detector.judge(title, native, candidates)
    assert 0 <= judgement.probability <= 1
    assert (
        (judgement.language is None) == (judgement.verdict is UNDECIDED) == bool(judgement.reason)
    )


def test_each_detector_tells_spanish_from_english(any_detector: Detector) -> None:
    english, spanish = "What your kidneys do for you", "Preguntas para el médico sobre el dolor"
    assert any_detector.judge(english, "es", ("en",)).verdict is FOREIGN
    assert any_detector.judge(spanish, "es", ("en",)).verdict is NATIVE
    assert any_detector.judge(spanish, "en", ("es", "fr")).language == "es"


@pytest.mark.parametrize(
    ("title", "native", "candidates", "verdict"),
    [
        # Names and brands, in which every word is capitalised and none is a word.
        ("Elizabeth Blackwell", "es", ("en",), UNDECIDED),
        ("Florence Nightingale", "es", ("en",), UNDECIDED),
        # Capitals throughout say nothing; acronyms alone are none.
        ("LIVING WITH ONE KIDNEY", "es", ("en",), FOREIGN),
        ("MRI", "es", ("en",), UNDECIDED),
        ("PET CT", "es", ("en",), UNDECIDED),
        # A foreign name within a native title.
        ("Cirugía con el sistema Da Vinci Surgical Robot", "es", ("en",), NATIVE),
        ("Guía del programa Living Well", "es", ("en",), NATIVE),
        # Codes, addresses and file names are no words.
        ("/etc/network/interfaces", "es", ("en",), UNDECIDED),
        ("index.html", "es", ("en",), UNDECIDED),
        # Elisions and compounds.
        ("L'anémie et la fatigue", "en", ("fr",), FOREIGN),
        ("Alimentation de l’enfant", "en", ("fr",), FOREIGN),
        # German writes its nouns with capitals.
        ("Ernährung bei Nierenschwäche", "en", ("de",), FOREIGN),
        # Near languages.
        ("Perguntas para o médico", "es", ("pt",), FOREIGN),
        ("Preguntas para el médico", "es", ("pt",), NATIVE),
        # Other scripts: letters tell; Latin ones write names too.
        ("Вопросы врачу", "en", ("ru",), FOREIGN),
        ("Вопросы врачу", "ru", ("en",), NATIVE),
        ("腎臓病の食事", "ja", ("en",), NATIVE),
        ("Mayo Clinic", "ja", ("en",), UNDECIDED),
        ("Questions for your doctor", "ja", ("en",), FOREIGN),
        ("DHCPサーバーの設定", "ja", ("en",), NATIVE),
        ("أسئلة للطبيب", "ar", ("en",), NATIVE),
        # Languages that nothing is known of.
        ("Kesyon pou doktè ou", "ht", ("en",), UNDECIDED),
        ("የኩላሊት በሽታ", "am", ("en",), UNDECIDED),
        ("Questions for your doctor", "en", ("hmn",), UNDECIDED),
        ("Questions for your doctor", "en", ("en-GB",), UNDECIDED),
        # By letters alone, without a word list.
        ("Cwestiynau i ofyn i'ch meddyg am eich arennau", "en", ("cy",), FOREIGN),
    ],
)
def test_titles(
    default: Detector, title: str, native: str, candidates: tuple[str, ...], verdict: Verdict
) -> None:
    assert default.judge(title, native, candidates).verdict is verdict


def test_the_likeliest_of_several_candidates(default: Detector) -> None:
    french = default.judge("Questions pour votre médecin", "es", ("en", "fr", "pt"))
    assert (french.verdict, french.language) == (FOREIGN, "fr")


def test_the_score_is_the_sum_of_the_words(default: Detector) -> None:
    title = "What your kidneys do for you"
    evidence = default.evidence(title, "es", "en")
    assert [it.word for it in evidence] == title.split()
    assert all(it.weight > 0 for it in evidence)
    judgement = default.judge(title, "es", ("en",))
    assert judgement.score == pytest.approx(sum(it.weight for it in evidence))


@pytest.mark.parametrize(
    "title",
    ["Guía del programa Living Well", "Living Well With Pain", "LIVING WITH PAIN", "Taichí", "MRI"],
)
def test_words_add_up_to_the_score(default: Detector, title: str) -> None:
    evidence = default.evidence(title, "es", "en")
    total = sum(it.weight for it in evidence)
    assert default.judge(title, "es", ("en",)).score == pytest.approx(total)


@given(st.text(max_size=80))
def test_the_order_of_candidates_does_not_matter(title: str) -> None:
    detector = make(DetectorName.FREQUENCIES)
    assert detector.judge(title, "es", ("en", "fr")) == detector.judge(title, "es", ("fr", "en"))


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Renal Friends", UNDECIDED),
        ("renal friends group", FOREIGN),
        ("Preguntas a Renal Friends", NATIVE),
        ("Blood work", FOREIGN),
        ("  hemograma   COMPLETO ", NATIVE),
        ("feedback session", NATIVE),
    ],
)
def test_listed_names_and_terms_need_no_guess(
    default: Detector, title: str, verdict: Verdict
) -> None:
    known = lexicon(
        ["Renal Friends"],
        [("blood work", "en"), ("Hemograma completo", "es"), ("Feedback session", "es-MX")],
    )
    assert LexiconDetector(default, known).judge(title, "es", ("en",)).verdict is verdict
