"""The detector that reads langdetect's character n-gram tables exactly, without its random draws.

langdetect (Nakatani Shuyo's language-detection, Apache-2.0) samples the n-grams of a text and so
answers differently with each seed. Summing the logarithms of the same tables over every n-gram is
the naive Bayes rule behind it, and is deterministic.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import langdetect
from langdetect.utils.ngram import NGram

from mbclint.language.detector import Judgement, Verdict
from mbclint.model.language_tags import base

_FLOOR = 1e-6
"""Share of an n-gram among those of its length where a language's table does not hold it."""
_CERTAIN = 3.0
"""The score from which a title counts as foreign or native: a thousand to one."""
_LEAST_LETTERS = 60
"""Fewer letters than a sentence has do not name a language among all."""
_SAMPLE = 600
"""Code points that are read of a longer text; more do not change the answer."""
_PROFILES = Path(langdetect.__file__).parent / "profiles"
_PROFILE_NAMES = {
    "nb": "no",
    "nn": "no",
    "fil": "tl",
    "zh": "zh-cn",
    "zh-hant": "zh-tw",
    "zh-tw": "zh-tw",
    "zh-hk": "zh-tw",
    "zh-mo": "zh-tw",
}
_TAGS = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "no": "nb", "tl": "fil"}


class NgramDetector:
    """Naive Bayes over langdetect's tables, closed to the languages that are asked about."""

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """See ``Detector.judge``. One-word titles are not judged: too many are names."""
        words = [word for word in title.split() if any(map(str.isalpha, word))]
        if len(words) < 2:
            return _undecided("a single word")
        grams = tuple(_ngrams(title))
        home = _likelihood(grams, native)
        others = {
            language: likelihood
            for language in candidates
            if base(language) != base(native)
            and (likelihood := _likelihood(grams, language)) is not None
        }
        if home is None or not others:
            return _undecided("no language table to compare with")
        language = max(others, key=lambda candidate: others[candidate])
        score = others[language] - home
        if abs(score) <= _CERTAIN:
            return Judgement(
                Verdict.UNDECIDED, None, score, _probability(score), "too little evidence"
            )
        if score > 0:
            return Judgement(Verdict.FOREIGN, language, score, _probability(score))
        return Judgement(Verdict.NATIVE, native, score, _probability(score))

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """See ``Detector.identify``. The first 600 code points are read."""
        sample = text[:_SAMPLE]
        if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
            return None
        grams = tuple(_ngrams(sample))
        likelihoods = {
            language: likelihood
            for language in candidates or _all_languages()
            if (likelihood := _likelihood(grams, language)) is not None
        }
        return max(likelihoods, key=lambda name: likelihoods[name]) if likelihoods else None


def _undecided(reason: str) -> Judgement:
    return Judgement(Verdict.UNDECIDED, None, 0.0, 0.5, reason)


def _probability(score: float) -> float:
    """The probability of the foreign language when both are equally likely beforehand."""
    return 1 / (1 + 10 ** -max(-300.0, min(300.0, score)))


def _likelihood(grams: Sequence[str], language: str) -> float | None:
    """Decimal log-likelihood of the n-grams; None when there is no table of the language."""
    table = _table(_profile_name(language))
    if not table:
        return None
    missing = math.log10(_FLOOR)
    return sum(table.get(gram, missing) for gram in grams)


def _profile_name(language: str) -> str:
    tag = language.lower()
    return _PROFILE_NAMES.get(tag) or _PROFILE_NAMES.get(base(tag)) or base(tag)


@cache
def _all_languages() -> tuple[str, ...]:
    return tuple(sorted(_TAGS.get(path.name, path.name) for path in _PROFILES.iterdir()))


@cache
def _table(profile: str) -> Mapping[str, float]:
    """Decimal logarithm of each n-gram's share among the n-grams of its length."""
    path = _PROFILES / profile
    if not path.is_file():
        return {}
    data = json.loads(path.read_text("utf-8"))
    totals = data["n_words"]
    return {
        gram: math.log10(count / totals[len(gram) - 1] + _FLOOR)
        for gram, count in data["freq"].items()
        if len(gram) <= NGram.N_GRAM
    }


def _ngrams(text: str) -> Iterator[str]:
    """The n-grams of one to three characters, cut as langdetect cuts them."""
    window = NGram()
    for character in f"{NGram.normalize_vi(text)} ":
        window.add_char(character)
        for size in range(1, NGram.N_GRAM + 1):
            gram = window.get(size)
            if gram:
                yield gram
