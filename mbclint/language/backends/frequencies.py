"""The default detector: each word of a title speaks for a language; their sum decides."""

import math
from collections.abc import Sequence

import msgspec

from mbclint.language.detector import Evidence, Judgement, Verdict
from mbclint.language.pairs import Weigher, Weights, weigher
from mbclint.language.tables.language_table import capitalises_nouns
from mbclint.language.texts import identify
from mbclint.language.words import telling_words, tokens
from mbclint.model.language_tags import base

FOREIGN = 0.95
"""The score above which a title counts as foreign, and below whose negative as native."""
SINGLE_WORD = 2.2
"""The same for titles of one word that tells: too many are names."""
_SLOPE, _INTERCEPT = 1.36, 0.86
"""Logistic regression on the scores of 160,000 titles in seven languages, half of them foreign."""
_LONGEST = 1000
"""Code points that are read of a title; what is longer is none."""
_PARTICLE = 3
"""Letters of the longest particle of a name: ``van der``, ``dos``, ``and``."""
_MOST_REMEMBERED = 1 << 18


class FrequencyDetector:
    """Judges titles among the languages that are asked about; deterministic."""

    def __init__(self) -> None:
        self._scorers: dict[tuple[str, str], _Scorer | None] = {}

    def __reduce__(self) -> "tuple[type[FrequencyDetector], tuple[()]]":
        """As it begins: a process maps the tables for itself."""
        return FrequencyDetector, ()

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """See ``Detector.judge``."""
        parts = tokens(title[:_LONGEST])
        best: tuple[float, str, int] | None = None
        for language in candidates:
            scorer = self._scorer(native, language)
            if scorer is not None:
                score, told = scorer.score(parts)
                if best is None or (score, best[1]) > (best[0], language):
                    best = (score, language, told)
        if best is None:
            return _undecided("no language to compare with that there are tables for")
        score, language, told = best
        if told == 0:
            return _undecided("no word that tells a language")
        limit = FOREIGN if told > 1 else SINGLE_WORD
        if score > limit:
            return Judgement(Verdict.FOREIGN, language, score, _probability(score))
        if score < -limit:
            return Judgement(Verdict.NATIVE, native, score, _probability(score))
        reason = "a single word or a name" if told == 1 else "too little evidence"
        return Judgement(Verdict.UNDECIDED, None, score, _probability(score), reason)

    def evidence(self, title: str, native: str, language: str) -> tuple[Evidence, ...]:
        """See ``Detector.evidence``."""
        scorer = self._scorer(native, language)
        return scorer.evidence(tokens(title[:_LONGEST])) if scorer else ()

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """See ``Detector.identify``."""
        return identify(text, candidates)

    def _scorer(self, native: str, foreign: str) -> "_Scorer | None":
        key = (native, foreign)
        if key not in self._scorers:
            # A region does not make another language.
            found = None if base(native) == base(foreign) else weigher(native, foreign)
            self._scorers[key] = _Scorer(found, capitalises_nouns(foreign)) if found else None
        return self._scorers[key]


class _Part(msgspec.Struct, frozen=True, gc=False):
    """What stands between white space, and what its words say at each place."""

    sentence_start: float
    start: float
    inside: float
    named: float
    """What its capitalised words say for the foreign language inside a title."""
    words: int
    in_lower_case: bool
    """Whether a word in lower case is more than a particle of a name."""


class _Scorer:
    """Sums of words for one language against another; each part is weighed once and remembered."""

    def __init__(self, weigher: Weigher, capitalises_nouns: bool) -> None:
        self._capitalises_nouns = capitalises_nouns
        self._weigher = weigher
        self._remembered: dict[str, _Part] = {}

    def score(self, parts: Sequence[str]) -> tuple[float, int]:
        """The sum for a title's parts, and how many words it is made of."""
        remembered = self._remembered
        total, named, words = 0.0, 0.0, 0
        sentence = False
        first: _Part | None = None
        for part in parts:
            known = remembered.get(part)
            if known is None:
                known = self._weighed(part)
            words += known.words
            if first is None:
                first = known
            else:
                total += known.inside
                named += known.named
                sentence = sentence or known.in_lower_case
        if first is not None:
            total += first.sentence_start if sentence else first.start
        if total >= 0 or self._capitalises_nouns:
            total += named
        return total, words

    def evidence(self, parts: Sequence[str]) -> tuple[Evidence, ...]:
        """What each word says; together, the score."""
        told = [telling_words(part) for part in parts]
        sentence = any(_in_lower_case(words) for words in told[1:])
        found = [
            (word, _at(self._weigher.weights(word), index, sentence), index > 0)
            for index, words in enumerate(told)
            for word in words
        ]
        rest = sum(said for word, said, inside in found if not (inside and _is_name(word, said)))
        names_count = rest >= 0 or self._capitalises_nouns
        return tuple(
            Evidence(word, 0.0 if inside and _is_name(word, said) and not names_count else said)
            for word, said, inside in found
        )

    def _weighed(self, part: str) -> _Part:
        words = telling_words(part)
        said = [(word, self._weigher.weights(word)) for word in words]
        known = _Part(
            sum(weights.sentence_start for _, weights in said),
            sum(weights.start for _, weights in said),
            sum(weights.inside for word, weights in said if not _is_name(word, weights.inside)),
            sum(weights.inside for word, weights in said if _is_name(word, weights.inside)),
            len(words),
            _in_lower_case(words),
        )
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[part] = known
        return known


def _at(weights: Weights, part: int, is_sentence: bool) -> float:
    """What a word says in a part of a title, counted from 0."""
    if part:
        return weights.inside
    return weights.sentence_start if is_sentence else weights.start


def _is_name(word: str, said: float) -> bool:
    """Whether a word that speaks for the foreign language may be part of a name."""
    return said > 0 and word[0].isupper()


def _in_lower_case(words: Sequence[str]) -> bool:
    return any(word.islower() and len(word) > _PARTICLE for word in words)


def _undecided(reason: str) -> Judgement:
    return Judgement(Verdict.UNDECIDED, None, 0.0, 0.5, reason)


def _probability(score: float) -> float:
    return 1 / (1 + math.exp(-max(-300.0, min(300.0, _SLOPE * score + _INTERCEPT))))
