"""In which language a sentence is, where a wrong answer would be a false alarm."""

from collections.abc import Sequence
from functools import cache

from mbclint.language.detector import Detector, Verdict
from mbclint.language.tables.language_table import LanguageTable
from mbclint.language.tables.store import table_of
from mbclint.language.words import possible_words, telling_words, tokens
from mbclint.model.language_tags import base

_USUAL = 6.1
"""Zipf value of the some sixty words that hold sentences together."""
_CLEARLY = 1.0
"""Orders of magnitude by which such a word must be more usual in one language."""
_LEAST = 2
_MOST_REMEMBERED = 1 << 16
_TO_EACH = 3
"""Usual words of the foreign language: how many there must be at least, and to each native one."""


def may_hold_foreign(text: str, native: str, candidates: Sequence[str]) -> bool:
    """Whether ``foreign_language`` may say anything of a sentence of a text. Nearly all of what is
    written in one language is told so at a glance: it has not two usual words of another."""
    bindings = [_binding(native, language) for language in candidates]
    words = possible_words(text)
    if words is None or None in bindings:
        return True
    return any(len(binding.foreign(words)) >= _LEAST for binding in bindings if binding)


def foreign_language(
    sentence: str, native: str, candidates: Sequence[str], detector: Detector
) -> str | None:
    """The language that a sentence is in beyond doubt, one of ``candidates`` or, for a longer
    sentence, of all; None where it may be ``native``. Enumerations of names and codes have no words
    that hold a sentence together; languages without a word list are judged by the letters of longer
    sentences alone."""
    words = {word.lower() for part in tokens(sentence) for word in telling_words(part)}
    bindings = {language: _binding(native, language) for language in candidates}
    if not any(each is None or each.holds(words) for each in bindings.values()):
        return None
    judged = detector.judge(sentence, native, candidates)
    language = judged.language
    if judged.verdict is not Verdict.FOREIGN or language is None:
        return None
    by_letters = detector.identify(sentence, sorted({native, language}))
    if by_letters not in (None, language):
        return None
    binding = bindings[language]
    if binding is None:
        return by_letters
    if not binding.holds(words):
        return None
    # A notice in many languages holds others than the site's.
    among_all = detector.identify(sentence)
    if among_all is None:
        return language
    return None if base(among_all) == base(native) else among_all


class _Binding:
    """Which of the words that hold sentences together tell one language from another."""

    def __init__(self, native: LanguageTable, foreign: LanguageTable) -> None:
        self._tables = native, foreign
        self._looked_at: set[str] = set()
        self._native: set[str] = set()
        self._foreign: set[str] = set()

    def foreign(self, words: set[str]) -> set[str]:
        """Those of some words, in lower case, that are such of the foreign language alone."""
        self._look_at(words)
        return words & self._foreign

    def holds(self, words: set[str]) -> bool:
        """Whether the words hold a sentence of the foreign language together."""
        foreign = len(self.foreign(words))
        return foreign >= max(_LEAST, len(words & self._native) * _TO_EACH)

    def _look_at(self, words: set[str]) -> None:
        ours, theirs = self._tables
        new = words - self._looked_at
        if not new:
            return
        for word in new:
            here, there = ours.zipf(word), theirs.zipf(word)
            if here >= _USUAL and here - there >= _CLEARLY:
                self._native.add(word)
            elif there >= _USUAL and there - here >= _CLEARLY:
                self._foreign.add(word)
        if len(self._looked_at) >= _MOST_REMEMBERED:
            self._looked_at.clear()
        self._looked_at |= new


@cache
def _binding(native: str, foreign: str) -> _Binding | None:
    """None where there is no list of the words of one of them."""
    ours, theirs = table_of(native), table_of(foreign)
    return _Binding(ours, theirs) if ours and theirs else None
