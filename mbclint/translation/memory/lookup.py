"""Suggestions from texts that were translated before."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from mbclint.translation.inline import words_alone
from mbclint.translation.memory.pair import Pair
from mbclint.translation.spots import folded
from mbclint.translation.unit import Suggestion, Unit

EXACT = 100
_ALMOST = 99
"""Equal but for capitals or mark-up."""
_CUTOFF = 75
"""Alike enough to be of use: what Weblate and Trados begin with is 70 to 80."""
_SHORTEST = 10
"""Characters. In shorter texts one letter makes another word: heart, heat."""
_MOST = 3
_MOST_ALIKE = 10
_LONGER = (2 * 100 - _CUTOFF) / _CUTOFF
"""The ratio of two texts is at most twice the shorter length by the sum of both, so no text that is
longer by this factor can reach the cutoff."""


class TranslationMemory:
    """Pairs, looked up by their sources. Of equal sources, the pair given first comes first."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._by_key: dict[str, list[Pair]] = defaultdict(list)
        for pair in dict.fromkeys(pairs):
            if folded(pair.target) and folded(pair.target) != folded(pair.source):
                self._by_key[_key(pair.source)].append(pair)
        self._keys = sorted(self._by_key, key=len)
        self._lengths = [*map(len, self._keys)]

    def suggestions(self, unit: Unit) -> Iterator[tuple[Suggestion, Pair]]:
        """What a unit, or what is like it, was translated as, each with its pair: exact ones first,
        then the most alike ones."""
        words = _key(words_alone(unit.source, unit.markup))
        exact = [*self._of(_key(unit.source), unit)]
        if words != _key(unit.source):
            exact += self._of(words, unit)
        for pair in sorted(exact, key=lambda pair: folded(pair.source) != unit.source):
            same = folded(pair.source) == unit.source
            yield Suggestion(pair.target, EXACT if same else _ALMOST, pair.origin), pair
        if len(words) < _SHORTEST:
            return
        for key, score in self._alike(words):
            for pair in self._of(key, unit):
                yield Suggestion(pair.target, min(_ALMOST, round(score)), pair.origin), pair

    def _of(self, key: str, unit: Unit) -> Iterator[Pair]:
        for pair in self._by_key.get(key, ()):
            if pair.translates(unit.source_language, unit.target_language):
                yield pair

    def _alike(self, words: str) -> Iterator[tuple[str, float]]:
        first = bisect_left(self._lengths, len(words) / _LONGER)
        last = bisect_right(self._lengths, len(words) * _LONGER)
        found = process.extract(
            words,
            self._keys[first:last],
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=_CUTOFF,
            limit=_MOST_ALIKE,
        )
        for key, score, _ in found:
            if key != words:
                yield key, score


def best(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """The best of some suggestions, each text once; of equal scores, the one given first."""
    texts: dict[str, Suggestion] = {}
    for each in sorted(suggestions, key=lambda each: -each.score):
        texts.setdefault(each.text, each)
    return tuple(texts.values())[:_MOST]


def _key(text: str) -> str:
    return folded(text).casefold()
