"""The glance that spares nearly all texts a judgement misses nothing that the judgement sees."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.language.sentence_language import foreign_language, may_hold_foreign
from mbclint.language.sentences import own_words, sentences
from mbclint.language.words import possible_words, telling_words, tokens

PIECES = [
    *("the", "and", "IS", "l'anémie", "don’t", "col·lega", "naïve", "Ärzte", "ISTANBUL", "İzmir"),
    *("hip-hop", "x1", "e.g.", "a/b", "Σίσυφος", "ΟΔΟΣ", "ไทย", "腎臓", "ﬁne", "x²", "ǅ"),
    *(" ", " ", " ", "\n", ". ", "! ", '"', "“", "”", "«", "»", "'", "’", "-", "(", ")", "_", "·"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=30).map("".join)


@given(TEXTS)
@example("ÜBER UNS. Die Ärzte und l’anémie")
@example('abc"the"def «and» x')
def test_no_word_of_a_sentence_is_missed(text: str) -> None:
    possible = possible_words(text)
    if possible is None:
        return
    for start, end in sentences(text):
        own = own_words(text[start:end])
        told = {word.lower() for part in tokens(own) for word in telling_words(part)}
        assert told <= possible


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Die Niere filtert das Blut, und der Harn fließt ab.", False),
        ("Die Niere filtert das Blut. The kidney is the organ that filters the blood.", True),
        ("Die Niere – das „Sieb“ des Körpers – filtert das Blut…", False),
        ("Kidney Foundation, New York", False),
        ("腎臓は血液をろ過します。", True),
        ("", False),
    ],
)
def test_only_texts_with_usual_words_of_another_language_are_judged(text: str, held: bool) -> None:
    assert may_hold_foreign(text, "de", ("en",)) == held


def test_what_the_glance_passes_over_is_not_foreign() -> None:
    detector = FrequencyDetector()
    for text in (
        "The kidney is the organ that filters the blood and makes the urine.",
        "Die Niere ist das Organ, das das Blut filtert und den Harn bildet.",
        "Le rein est un organe qui filtre le sang et qui fait les urines.",
    ):
        for native in ("en", "de", "fr", "ja"):
            others = tuple(tag for tag in ("en", "de", "fr") if tag != native)
            if not may_hold_foreign(text, native, others):
                assert foreign_language(text, native, others, detector) is None


def test_languages_without_a_list_are_always_judged() -> None:
    assert may_hold_foreign("Die Niere filtert das Blut.", "de", ("ga",))
