"""In which language a sentence is, where a wrong answer would be a false alarm."""

from collections.abc import Sequence

from mbclint.language.detector import Detector, Verdict
from mbclint.language.tables.store import table_of
from mbclint.language.words import telling_words, tokens
from mbclint.model.language_tags import base

_USUAL = 6.1
"""Zipf value of the some sixty words that hold sentences together."""
_CLEARLY = 1.0
"""Orders of magnitude by which such a word must be more usual in one language."""
_LEAST = 2
_TO_EACH = 3
"""Usual words of the foreign language: how many there must be at least, and to each native one."""


def foreign_language(
    sentence: str, native: str, candidates: Sequence[str], detector: Detector
) -> str | None:
    """The language that a sentence is in beyond doubt, one of ``candidates`` or, for a longer
    sentence, of all; None where it may be ``native``. Enumerations of names and codes have no words
    that hold a sentence together; languages without a word list are judged by the letters of longer
    sentences alone."""
    judged = detector.judge(sentence, native, candidates)
    language = judged.language
    if judged.verdict is not Verdict.FOREIGN or language is None:
        return None
    by_letters = detector.identify(sentence, sorted({native, language}))
    if by_letters not in (None, language):
        return None
    ours, theirs = table_of(native), table_of(language)
    if ours is None or theirs is None:
        return by_letters
    native_words, foreign_words = 0, 0
    for word in {word.lower() for part in tokens(sentence) for word in telling_words(part)}:
        here, there = ours.zipf(word), theirs.zipf(word)
        native_words += here >= _USUAL and here - there >= _CLEARLY
        foreign_words += there >= _USUAL and there - here >= _CLEARLY
    if foreign_words < max(_LEAST, native_words * _TO_EACH):
        return None
    # A notice in many languages holds others than the site's.
    among_all = detector.identify(sentence)
    if among_all is None:
        return language
    return None if base(among_all) == base(native) else among_all
