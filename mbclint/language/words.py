"""How much more usual the words of a title are in one language than in another, by wordfreq.

wordfreq (Robyn Speer; code Apache-2.0, data CC BY-SA 4.0) gives the frequency of words in running
text. The Zipf scale is the decimal logarithm of occurrences in a thousand million words.
"""

import math
import re
from collections.abc import Mapping
from functools import cache

from mbclint.model.language_tags import base

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_RAREST = 1.0
"""Zipf value of words that a list does not hold."""
_LOUDEST = 4.0
"""No single word speaks more strongly than ten thousand to one."""
_WITHOUT_SPACES = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my"})
"""Languages whose words cannot be told apart by white space, or are parts of what it sets apart."""


def telling_words(title: str) -> tuple[str, ...]:
    """The words of a title that belong to a language, in lower case: acronyms and words with inner
    capitals are names. A title in capitals throughout is read as if it were not."""
    text = title.lower() if title.isupper() else title
    words = (match[0] for match in _WORD.finditer(text))
    return tuple(word.lower() for word in words if not any(map(str.isupper, word[1:])))


def log_ratio(words: tuple[str, ...], language: str, other: str) -> float | None:
    """Sum over the words of the difference of their Zipf values in the two languages; None where
    there is no word list of one of them."""
    one, two = _zipf(base(language)), _zipf(base(other))
    if not one or not two:
        return None
    return sum(
        max(-_LOUDEST, min(_LOUDEST, one.get(word, _RAREST) - two.get(word, _RAREST)))
        for word in words
    )


@cache
def _zipf(language: str) -> Mapping[str, float]:
    """Zipf values of a language's longest list; empty where there is none. wordfreq itself would
    answer for a near language instead, such as Spanish for Galician."""
    from wordfreq import available_languages, get_frequency_dict

    if language in _WITHOUT_SPACES or language not in available_languages("best"):
        return {}
    frequencies = get_frequency_dict(language, "best")
    return {word: max(_RAREST, math.log10(share) + 9) for word, share in frequencies.items()}
