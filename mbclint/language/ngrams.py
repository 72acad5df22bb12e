"""langdetect's character n-gram tables, read exactly, without its random draws.

langdetect (Nakatani Shuyo's language-detection, Apache-2.0) samples the n-grams of a text and so
answers differently with each seed. Summing the logarithms of the same tables over every n-gram is
the naive Bayes rule behind it, and is deterministic.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from mbclint.model.language_tags import base

_FLOOR = 1e-6
"""Share of an n-gram among those of its length where a language's table does not hold it."""
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
    grams = tuple(_ngrams(text[:_SAMPLE]))
    likelihoods = {
        language: likelihood
        for language in candidates or languages()
        if (likelihood := _likelihood(grams, language)) is not None
    }
    return tuple(sorted(likelihoods, key=lambda name: -likelihoods[name]))


def likelihood(text: str, language: str) -> tuple[float, int]:
    """Decimal log-likelihood of a text in a language that has a table, and the number of n-grams
    that it was summed over."""
    grams = tuple(_ngrams(text))
    return _likelihood(grams, language) or 0.0, len(grams)


def _likelihood(grams: Sequence[str], language: str) -> float | None:
    """Decimal log-likelihood of the n-grams; None when there is no table of the language."""
    table = _table(profile_name(language))
    if not table:
        return None
    missing = math.log10(_FLOOR)
    return sum(table.get(gram, missing) for gram in grams)


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
    path = _profiles() / profile
    if not path.is_file():
        return {}
    data = json.loads(path.read_text("utf-8"))
    totals = data["n_words"]
    return {
        gram: math.log10(count / totals[len(gram) - 1] + _FLOOR)
        for gram, count in data["freq"].items()
        if len(gram) <= _LONGEST
    }


def _ngrams(text: str) -> Iterator[str]:
    """The n-grams of one to three characters, cut as langdetect cuts them."""
    from langdetect.utils.ngram import NGram

    window = NGram()
    for character in f"{NGram.normalize_vi(text)} ":
        window.add_char(character)
        for size in range(1, _LONGEST + 1):
            gram = window.get(size)
            if gram:
                yield gram
