"""What is known of one language: how usual its words are, which it writes in lower case, and how
likely its letters follow one another."""

from mbclint.language.tables.table import Table
from mbclint.model.language_tags import base

RAREST = 1.0
"""Zipf value of words that a list does not hold: ten in a thousand million."""
ZIPF_STEPS = 16
"""Steps of a stored Zipf value to one order of magnitude."""
LOWER_CASE = 128
"""Set in the number of a word that the language writes in lower case inside a sentence."""
ORDER = 4
"""Letters of the longest sequence: the last one after three others."""
LOG_STEPS = 40
"""Steps of a stored logarithm to one order of magnitude."""
BACK_OFF = 0.4
"""Factor for each letter of context that was never seen: the "stupid backoff" of Brants et al.,
Large Language Models in Machine Translation, EMNLP-CoNLL 2007."""
START, END = "^", "$"
_MOST_REMEMBERED = 1 << 16
"""Words: those of running text come again and again."""

_BACK_OFF_STEPS = 16
"""-log10(0.4) * 40, rounded."""
_UNSEEN = 240
"""Steps of a letter that the language does not have: one in a million."""


def capitalises_nouns(tag: str) -> bool:
    """Whether a capital does not tell a name from a noun in a language: German, Luxembourgish."""
    return base(tag) in ("de", "lb")


class LanguageTable:
    """Words and letter sequences of a language."""

    __slots__ = ("_sequences", "_steps", "_words", "_zipf", "has_cases")

    def __init__(self, words: Table, sequences: Table, has_cases: bool) -> None:
        """``has_cases``: whether it is known of words how they are written inside a sentence."""
        self._words = words
        self._sequences = sequences
        # Few sequences make most words, and a look-up costs ten times what a dictionary does.
        self._steps: dict[str, int] = {}
        self._zipf: dict[str, float] = {}
        self.has_cases = has_cases

    def zipf(self, word: str) -> float:
        """Decimal logarithm of the occurrences of a word, given in lower case, in a thousand
        million words; never below ``RAREST``."""
        known = self._zipf.get(word)
        if known is None:
            number = self._words.get(word)
            known = RAREST if number is None else RAREST + (number & 127) / ZIPF_STEPS
            if len(self._zipf) >= _MOST_REMEMBERED:
                self._zipf.clear()
            self._zipf[word] = known
        return known

    def is_common_word(self, word: str) -> bool:
        """Whether a word, given in lower case, is more than a name: True for all words where
        nothing is known of cases."""
        if not self.has_cases:
            return True
        number = self._words.get(word)
        return number is not None and number >= LOWER_CASE

    def likelihood(self, word: str) -> float:
        """Decimal log-likelihood of the letters of a word, given in lower case."""
        padded = f"{START}{word}{END}"
        known = self._steps
        steps = 0
        for end in range(2, len(padded) + 1):
            sequence = padded[max(0, end - ORDER) : end]
            found = known.get(sequence)
            if found is None:
                found = known[sequence] = self._of_last_letter(sequence)
            steps += found
        return -steps / LOG_STEPS

    def _of_last_letter(self, sequence: str) -> int:
        """Steps for a letter after those before it, or after as many of them as were seen so."""
        penalty = 0
        for start in range(len(sequence)):
            found = self._sequences.get(sequence[start:])
            if found is not None:
                return min(_UNSEEN, found + penalty)
            penalty += _BACK_OFF_STEPS
        return _UNSEEN
