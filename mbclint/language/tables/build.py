"""Making a language's tables from the word lists that are installed.

wordfreq (Robyn Speer; code Apache-2.0, data CC BY-SA 4.0) says how usual words are. simplemma
(Adrien Barbaresi; MIT, data of Wiktionary and others under their own licences) lists the forms of
dictionary words as they are written, by which a word is told from a name.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mbclint.language.tables.language_table import (
    END,
    LOG_STEPS,
    LOWER_CASE,
    ORDER,
    RAREST,
    START,
    ZIPF_STEPS,
    capitalises_nouns,
)
from mbclint.language.tables.table import packed

_SEQUENCE_WORDS = 60_000
"""The most usual words, from which letter sequences are learnt; five times as many gain nothing
measurable and take five times as long."""
_SIMPLEMMA_NAMES = {"sh": "hbs", "fil": "tl"}


def built(language: str) -> tuple[bytes, bytes, bool] | None:
    """The packed words and letter sequences of a language as wordfreq names it, and whether it is
    known of its words how they are written; None where there is no word list."""
    from wordfreq import get_frequency_dict

    if list_size(language) is None:
        return None
    zipf = {
        word: math.log10(share) + 9 for word, share in get_frequency_dict(language, "best").items()
    }
    lower_case = _lower_case_words(language)
    words = packed(_numbered(zipf, lower_case))
    return words, packed(_sequences(zipf)), bool(lower_case)


def list_size(language: str) -> str | None:
    """``large``, ``small`` or None: wordfreq's list of a language."""
    from wordfreq import available_languages

    for size in ("large", "small"):
        if language in available_languages(size):
            return size
    return None


def has_cases(language: str) -> bool:
    """Whether it is known how words are written inside a sentence."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return _SIMPLEMMA_NAMES.get(language, language) in SUPPORTED_LANGUAGES


def _numbered(zipf: Mapping[str, float], lower_case: frozenset[str]) -> Iterator[tuple[str, int]]:
    for word, value in zipf.items():
        steps = round((value - RAREST) * ZIPF_STEPS)
        if steps > 0:
            yield word, min(steps, LOWER_CASE - 1) | (LOWER_CASE if word in lower_case else 0)


def _lower_case_words(language: str) -> frozenset[str]:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    if not has_cases(language):
        return frozenset()
    forms = DefaultDictionaryFactory().get_dictionary(_SIMPLEMMA_NAMES.get(language, language))
    if capitalises_nouns(language):
        return frozenset(map(str.lower, forms))
    return frozenset(forms)


def _sequences(zipf: Mapping[str, float]) -> Iterator[tuple[str, int]]:
    """Each sequence with the negative logarithm of its last letter's share after the others."""
    counts = _counted(zipf.items())
    contexts: dict[str, float] = defaultdict(float)
    for sequence, count in counts.items():
        contexts[sequence[:-1]] += count
    for sequence, count in counts.items():
        share = math.log10(count / contexts[sequence[:-1]])
        yield sequence, min(255, round(-share * LOG_STEPS))


def _counted(words: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    """Sequences of 1 to ``ORDER`` letters. A word counts by its order of magnitude: by its
    frequency, a few small words would be all that is learnt."""
    counts: dict[str, float] = defaultdict(float)
    learnt = 0
    for word, zipf in words:
        if not word.isalpha():
            continue
        learnt += 1
        if learnt > _SEQUENCE_WORDS:
            break
        weight = max(0.3, zipf - 0.5)
        padded = f"{START}{word}{END}"
        for end in range(2, len(padded) + 1):
            for start in range(max(0, end - ORDER), end):
                counts[padded[start:end]] += weight
    return counts
