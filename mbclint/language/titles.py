"""The default detector: word frequencies, with the character n-grams of langdetect beside them."""

from collections.abc import Sequence

from mbclint.language import ngrams, words
from mbclint.language.detector import Judgement, Verdict
from mbclint.model.language_tags import base

_WEIGHT_OF_NGRAMS = 0.1
"""Word frequencies are the better evidence; n-grams settle what the word lists do not hold. Weight
and threshold were chosen on 19,274 titles of lists in which languages are mixed."""
_LOUDEST_NGRAMS = 60.0
_CERTAIN = 2.0
"""The score from which a title counts as foreign or native: a hundred to one."""
_CERTAIN_BY_NGRAMS = 6.0
"""The same where n-grams are all there is."""


class TitleDetector:
    """Judges titles among the languages that are asked about; deterministic."""

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """See ``Detector.judge``. Titles with fewer than two words that tell, acronyms and the like
        left out, are not judged: too many are names."""
        telling = words.telling_words(title)
        if len(telling) < 2:
            return _undecided("a single word or a name")
        scores = {
            language: score
            for language in sorted(candidates)
            if base(language) != base(native)
            and (score := _score(title, telling, language, native)) is not None
        }
        if not scores:
            return _undecided("no language to compare with")
        language = max(scores, key=lambda candidate: scores[candidate])
        score = scores[language]
        if abs(score) <= _CERTAIN:
            return Judgement(
                Verdict.UNDECIDED, None, score, _probability(score), "too little evidence"
            )
        if score > 0:
            return Judgement(Verdict.FOREIGN, language, score, _probability(score))
        return Judgement(Verdict.NATIVE, native, score, _probability(score))

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """See ``Detector.identify``."""
        return ngrams.identify(text, candidates)


def _score(title: str, telling: tuple[str, ...], language: str, native: str) -> float | None:
    """How much the title speaks for ``language`` against ``native``; None without any table."""
    by_ngrams = ngrams.log_ratio(title, language, native)
    by_words = words.log_ratio(telling, language, native)
    if by_words is None:
        return None if by_ngrams is None else by_ngrams * _CERTAIN / _CERTAIN_BY_NGRAMS
    bounded = max(-_LOUDEST_NGRAMS, min(_LOUDEST_NGRAMS, by_ngrams or 0.0))
    return by_words + _WEIGHT_OF_NGRAMS * bounded


def _undecided(reason: str) -> Judgement:
    return Judgement(Verdict.UNDECIDED, None, 0.0, 0.5, reason)


def _probability(score: float) -> float:
    """The probability of the foreign language when both are equally likely beforehand."""
    return 1 / (1 + 10 ** -max(-300.0, min(300.0, score)))
