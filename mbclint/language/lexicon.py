"""Names and terms that the editors list: what a detector need not guess."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from mbclint.language.detector import Detector, Evidence, Judgement, Verdict
from mbclint.model.language_tags import base

_CERTAIN = 99.0
"""The score of what is known."""


class Lexicon(Struct, frozen=True):
    """Listed names, in any language the same, and terms with the languages that they are in."""

    names: tuple[str, ...] = ()
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Base language subtags by folded term."""


def lexicon(names: Iterable[str], terms: Iterable[tuple[str, str]]) -> Lexicon:
    """A lexicon of names and of terms, each with its BCP 47 tag."""
    by_term: dict[str, set[str]] = {}
    for term, tag in terms:
        by_term.setdefault(_folded(term), set()).add(base(tag))
    return Lexicon(
        tuple(sorted(set(names), key=lambda name: (-len(name), name))),
        {term: frozenset(languages) for term, languages in by_term.items()},
    )


class LexiconDetector:
    """A detector that knows a lexicon: listed names say nothing, listed terms say all."""

    def __init__(self, detector: Detector, lexicon: Lexicon) -> None:
        self._detector = detector
        self._terms = lexicon.terms
        alternatives = "|".join(map(re.escape, lexicon.names))
        self._names = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """See ``Detector.judge``."""
        languages = self._terms.get(_folded(title), frozenset())
        if base(native) in languages:
            return Judgement(Verdict.NATIVE, native, -_CERTAIN, 0.0)
        for candidate in candidates:
            if base(candidate) in languages:
                return Judgement(Verdict.FOREIGN, candidate, _CERTAIN, 1.0)
        rest = self._without_names(title)
        if rest != title and not any(map(str.isalpha, rest)):
            return Judgement(Verdict.UNDECIDED, None, 0.0, 0.5, "a listed name")
        return self._detector.judge(rest, native, candidates)

    def evidence(self, title: str, native: str, language: str) -> tuple[Evidence, ...]:
        """See ``Detector.evidence``."""
        return self._detector.evidence(self._without_names(title), native, language)

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """See ``Detector.identify``."""
        return self._detector.identify(self._without_names(text), candidates)

    def _without_names(self, text: str) -> str:
        return self._names.sub(" ", text) if self._names else text


def _folded(term: str) -> str:
    return " ".join(term.casefold().split())
