"""langdetect's character n-gram tables, read exactly, without its random draws.

langdetect (Nakatani Shuyo's language-detection, Apache-2.0) samples the n-grams of a text and so
answers differently with each seed. Summing the logarithms of the same tables over every n-gram is
the naive Bayes rule behind it, and is deterministic.
"""

import json
import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from operator import add
from pathlib import Path

from msgspec import Struct

from mbclint.compiled import compiled
from mbclint.model.language_tags import base

_FLOOR = 1e-6
"""Share of an n-gram among those of its length where a language's table does not hold it."""
_MISSING = math.log10(_FLOOR)
_SAMPLE = 600
"""Code points that are read of a longer text; more do not change the answer."""
_LONGEST = 3
"""Characters of the longest n-gram of langdetect."""
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


def log_ratio(text: str, language: str, other: str) -> float | None:
    """Decimal log-likelihood ratio of a text in ``language`` against ``other``, both BCP 47 tags;
    None where there is no table of one of them."""
    grams = tuple(_ngrams(text[:_SAMPLE]))
    one, two = _likelihood(grams, language), _likelihood(grams, other)
    return None if one is None or two is None else one - two


def has_table(language: str) -> bool:
    """Whether langdetect knows a language, given as a BCP 47 tag."""
    return bool(_table(profile_name(language)))


def ranked(text: str, candidates: Sequence[str] = ()) -> tuple[str, ...]:
    """The languages that a text may be in, the likeliest first, among ``candidates`` or, without
    any, among all that have a table."""
    totals = [0.0] * len(languages())
    for word in _words(text[:_SAMPLE]):
        totals = [*map(add, totals, _likelihoods(word))]
    by_profile = dict(zip(map(profile_name, languages()), totals, strict=True))
    known = [tag for tag in candidates or languages() if profile_name(tag) in by_profile]
    return tuple(sorted(known, key=lambda tag: -by_profile[profile_name(tag)]))


def likelihood(text: str, language: str) -> tuple[float, int]:
    """Decimal log-likelihood of a text in a language that has a table, and the number of n-grams
    that it was summed over."""
    grams = tuple(_ngrams(text))
    return _likelihood(grams, language) or 0.0, len(grams)


@lru_cache(maxsize=4096)
def _likelihoods(word: str) -> Sequence[float]:
    """Those of a word in all ``languages``: few words make most of a text."""
    grams, gains_of = _grams_of(word), _gains()
    totals = [len(grams) * _MISSING] * len(languages())
    for gram in grams:
        if gains := gains_of.get(gram):
            for place, gain in zip(gains.places, memoryview(gains.values).cast("d"), strict=True):
                totals[place] += gain
    return array("d", totals)


def _likelihood(grams: Sequence[str], language: str) -> float | None:
    """Decimal log-likelihood of the n-grams; None when there is no table of the language."""
    table = _table(profile_name(language))
    if not table:
        return None
    return sum(map(table.get, grams, repeat(_MISSING)))


@cache
def profile_name(language: str) -> str:
    """The name that langdetect has for a language, given as a BCP 47 tag."""
    tag = language.lower()
    return _PROFILE_NAMES.get(tag) or _PROFILE_NAMES.get(base(tag)) or base(tag)


@cache
def languages() -> tuple[str, ...]:
    """The BCP 47 tags of all that langdetect knows."""
    return tuple(sorted(_TAGS.get(path.name, path.name) for path in _profiles().iterdir()))


@cache
def _profiles() -> Path:
    # langdetect takes as long to load as a clean page to check, and most titles do not need it.
    import langdetect

    return Path(langdetect.__file__).parent / "profiles"


@cache
def _table(profile: str) -> Mapping[str, float]:
    """Decimal logarithm of each n-gram's share among the n-grams of its length."""
    return dict(_shares(profile))


def _shares(profile: str) -> Iterator[tuple[str, float]]:
    path = _profiles() / profile
    if path.is_file():
        data = json.loads(path.read_text("utf-8"))
        totals = data["n_words"]
        for gram, count in data["freq"].items():
            if len(gram) <= _LONGEST:
                yield gram, math.log10(count / totals[len(gram) - 1] + _FLOOR)


class _Gains(Struct, frozen=True, array_like=True, gc=False):
    """By how much an n-gram is likelier in the languages whose tables hold it than where it is
    missing, in decimal logarithms."""

    places: bytes
    """Where each language stands among ``languages``."""
    values: bytes
    """As many numbers of double precision, as this machine writes them."""


@cache
def _gains() -> Mapping[str, _Gains]:
    """All tables as one, which are asked together for most texts."""
    profiles = [*map(profile_name, languages())]
    files = [_profiles() / profile for profile in profiles]
    return compiled("ngrams", dict[str, _Gains], files, lambda: _together(profiles))


def _together(profiles: Sequence[str]) -> Mapping[str, _Gains]:
    places = defaultdict[str, bytearray](bytearray)
    values = defaultdict[str, "array[float]"](lambda: array("d"))
    for place, profile in enumerate(profiles):
        for gram, share in _shares(profile):
            places[gram].append(place)
            values[gram].append(share - _MISSING)
    return {gram: _Gains(bytes(at), values[gram].tobytes()) for gram, at in places.items()}


def _ngrams(text: str) -> Iterator[str]:
    """The n-grams of one to three characters, cut as langdetect cuts them: within each word and
    the spaces around it."""
    return chain.from_iterable(map(_grams_of, _words(text)))


def _words(text: str) -> Iterator[str]:
    from langdetect.utils.ngram import NGram

    return filter(None, "".join(map(_normal, NGram.normalize_vi(text))).split(" "))


@lru_cache(maxsize=4096)
def _normal(character: str) -> str:
    """What langdetect takes a character for: a space where it is no letter."""
    from langdetect.utils.ngram import NGram

    normal: str = NGram.normalize(character)
    return normal


def _grams_of(word: str) -> Sequence[str]:
    """Those of one word. From its second capital in a row on, it has none until there is no
    capital."""
    text = f" {word} "
    found: list[str] = []
    capitals = 0
    for at in range(1, len(text)):
        capitals = capitals + 1 if text[at].isupper() else 0
        if capitals < 2:
            sizes = range(1 if text[at] != " " else 2, min(at + 1, _LONGEST) + 1)
            found += (text[at + 1 - size : at + 1] for size in sizes)
    return found
