"""Many phrases, few of which are ever in a text: whether a text holds some, or is made of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

_LOOKED_AT = 2
"""So many first characters tell most texts from a phrase."""
_OTHER_CASES = frozenset("ſıİK")
"""Letters that are equal to one of ASCII in a pattern without case and not as small letters; the
last is the sign of the kelvin."""


class HeldPhrases:
    """Finds those that a text holds. They share few words, which are looked for first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        left = set(phrases)
        self._by_word: dict[str, Sequence[str]] = {}
        while left:
            words = sorted({word for phrase in left for word in phrase.split() or [phrase]})
            usual = max(words, key=lambda word: sum(word in phrase for phrase in left))
            self._by_word[usual] = sorted(phrase for phrase in left if usual in phrase)
            left.difference_update(self._by_word[usual])

    def in_text(self, text: str) -> Iterator[str]:
        """The phrases that are anywhere in a text, in the same letters."""
        for word, phrases in self._by_word.items():
            if word in text:
                yield from (phrase for phrase in phrases if phrase in text)


class OnlyPhrases:
    """Tells texts that are made of them and of nothing else, in any case."""

    def __init__(self, phrases: Iterable[str]) -> None:
        words = [phrase.split() for phrase in phrases]
        patterns = [r"\s+".join(map(re.escape, each)) for each in words]
        either = "|".join(sorted(patterns, key=len, reverse=True)) or r"(?!)"
        self._pattern = re.compile(
            rf"(?:{either})(?:[\s|·•/]+(?:{either}))*[\s:»›>…]*", re.IGNORECASE
        )
        self._openings = frozenset("".join(each[:1])[:_LOOKED_AT].lower() for each in words)
        self._tell_ascii = all(words) and _OTHER_CASES.isdisjoint("".join(self._openings))

    def make(self, text: str) -> bool:
        """Whether a text is one or more of the phrases, with white space, bars, dots or slashes
        between them."""
        return self._may_make(text) and bool(self._pattern.fullmatch(text))

    def _may_make(self, text: str) -> bool:
        opening = text[:_LOOKED_AT]
        if not (self._tell_ascii and opening.isascii()):
            return True
        opening = opening.lower()
        return opening in self._openings or opening[:1] in self._openings


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some phrases as whole words; quoted, they are talked about."""
    either = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-]|[\"”“»’'])", re.IGNORECASE)
