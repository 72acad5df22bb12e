"""eldc (Nito T.M., Apache-2.0), a detector in C: the fastest here, and the largest to install."""

from collections.abc import Mapping, Sequence

import eldc

from mbclint.language.backends.shares import among, judgement, undecided
from mbclint.language.detector import Evidence, Judgement
from mbclint.language.texts import identify
from mbclint.model.language_tags import base

_CERTAIN = 0.35
"""Decimal logarithm of one similarity over the other, both from 0 to 1."""
_LEAST = 0.1
"""The similarity of a language that eldc leaves out."""
_LONGEST = 1000
_NAMES = {"nb": "no", "nn": "no", "fil": "tl"}


class EldcDetector:
    """Judges titles by eldc's similarities, closed to the languages asked about."""

    def __init__(self) -> None:
        eldc.init()
        self._instance = eldc.instance()
        self._instance.set_scores(eldc.MAX_SCORES)
        self._known = frozenset(eldc.LANGUAGES)
        self._set: tuple[str, ...] = ()

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """See ``Detector.judge``."""
        names = {
            tag: name for tag in among(native, candidates) if (name := _name(tag)) in self._known
        }
        if native not in names or len(set(names.values())) < 2:
            return undecided("no language to compare with that the detector knows")
        found = self._similarities(title[:_LONGEST], tuple(sorted(set(names.values()))))
        if not found:
            return undecided("no letter that tells a language")
        shares = {tag: max(_LEAST, found.get(name, 0.0)) for tag, name in names.items()}
        return judgement(shares, native, _CERTAIN)

    def evidence(self, title: str, native: str, language: str) -> tuple[Evidence, ...]:
        """See ``Detector.evidence``."""
        return ()

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """See ``Detector.identify``."""
        return identify(text, candidates)

    def _similarities(self, title: str, names: tuple[str, ...]) -> Mapping[str, float]:
        if names != self._set:
            self._instance.set_languages(list(names))
            self._set = names
        title = title.encode("utf-8", "replace").decode()  # eldc refuses lone surrogates
        found: Mapping[str, float] = self._instance.detect_details(title).scores
        return found


def _name(tag: str) -> str:
    return _NAMES.get(base(tag), base(tag))
