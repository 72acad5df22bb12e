"""Judgements from detectors that give each language a share of a text."""

import math
from collections.abc import Mapping, Sequence

from mbclint.language.detector import Judgement, Verdict
from mbclint.model.language_tags import base

_LEAST = 1e-9


def judgement(shares: Mapping[str, float], native: str, certain: float) -> Judgement:
    """The answer from the shares of the native language and the candidates, by their tags: foreign
    or native where the decimal logarithm of the likeliest foreign share over the native one is
    beyond ``certain``."""
    others = {tag: share for tag, share in shares.items() if base(tag) != base(native)}
    if native not in shares or not others:
        return undecided("no language to compare with that the detector knows")
    language = max(sorted(others), key=lambda tag: others[tag])
    ours, theirs = max(shares[native], _LEAST), max(others[language], _LEAST)
    score = math.log10(theirs / ours)
    probability = theirs / (ours + theirs)
    if score > certain:
        return Judgement(Verdict.FOREIGN, language, score, probability)
    if score < -certain:
        return Judgement(Verdict.NATIVE, native, score, probability)
    return Judgement(Verdict.UNDECIDED, None, score, probability, "too little evidence")


def undecided(reason: str) -> Judgement:
    """A title that is not judged, and why."""
    return Judgement(Verdict.UNDECIDED, None, 0.0, 0.5, reason)


def among(native: str, candidates: Sequence[str]) -> tuple[str, ...]:
    """The native language and the candidates, each once."""
    return tuple(dict.fromkeys((native, *candidates)))
