"""The tables of langdetect, asked as langdetect asks them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect.utils.ngram import NGram

from mbclint.language import ngrams
from mbclint.language.ngrams import languages, likelihood, log_ratio, ranked

TEXTS = [
    "Die Nieren filtern das Blut.",
    "Los riñones filtran la sangre de todo el cuerpo.",
    "Почки очищают кровь",
    "腎臓は血液をきれいにします",
    "MRT und EKG zeigen, WAS fehlt",
    "",
]
LETTERS = st.characters(codec="utf-8")
WORDS = st.text(st.one_of(st.sampled_from("aAbBßéÉ ıİ\u0300\u0303.-'\n\xa0"), LETTERS))


def cut_by_langdetect(text: str) -> Counter[str]:
    window, found = NGram(), Counter[str]()
    for character in f"{NGram.normalize_vi(text)} ":
        window.add_char(character)
        found.update(filter(None, map(window.get, (1, 2, 3))))
    return found


@given(WORDS)
def test_texts_are_cut_as_langdetect_cuts_them(text: str) -> None:
    assert Counter(ngrams._ngrams(text)) == cut_by_langdetect(text)


@pytest.mark.parametrize("text", TEXTS)
def test_all_languages_together_are_what_each_is_alone(text: str) -> None:
    alone = {tag: likelihood(text, tag)[0] for tag in languages()}
    order = [alone[tag] for tag in ranked(text)]
    assert order == pytest.approx(sorted(alone.values(), reverse=True))
    assert len(order) == len(alone)


def test_only_candidates_that_have_a_table_are_ranked() -> None:
    assert ranked(TEXTS[0], ("es", "de-CH", "ia", "en")) == ("de-CH", "en", "es")
    assert ranked(TEXTS[0])[0] == "de"


def test_a_ratio_is_the_difference_of_two_likelihoods() -> None:
    ratio = log_ratio(TEXTS[1], "es", "en")
    assert ratio == pytest.approx(likelihood(TEXTS[1], "es")[0] - likelihood(TEXTS[1], "en")[0])
    assert log_ratio(TEXTS[1], "es", "ia") is None
