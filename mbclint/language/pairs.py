"""What a word says for one language against another.

Word frequencies are the best evidence that there is for short titles; how likely the letters follow
one another says something of words that no list holds; letters of another script say most. Weights
were chosen on titles of the Human Phenotype Ontology, Debian, tldr-pages and Wikipedia in nine
languages; ``benchmarks/language.py`` prints what they achieve.
"""

from typing import NamedTuple, Protocol

from mbclint.language import ngrams
from mbclint.language.scripts import script_of, scripts_of
from mbclint.language.tables.language_table import RAREST, LanguageTable, capitalises_nouns
from mbclint.language.tables.store import table_of


class Weights(NamedTuple):
    """What a word says by where it stands: its capital tells more or less."""

    sentence_start: float
    """Before words in lower case: any word has a capital there."""
    start: float
    """Before capitalised words: it may be part of a name."""
    inside: float


_LOUDEST = 4.0
"""No frequency speaks more strongly than ten thousand to one."""
_LOUDEST_LETTERS = 6.0
_LETTERS_OF_KNOWN, _LETTERS_OF_UNKNOWN = 0.1, 0.4
"""The letters of a word depend on one another, and on its frequency where both lists have it."""
_WEIGHT_OF_NATIVE = 1.3
"""A false alarm costs more than a miss: a native word weighs more than a foreign one."""
_WEIGHT_OF_NGRAMS = 1 / 3
"""The same where n-grams are all there is."""
_CAPITALISED = Weights(1.0, 0.75, 0.5)
"""What counts of a capitalised word: it may be part of a name."""
_NOTHING = Weights(0.0, 0.0, 0.0)
_OTHER_SCRIPT = 4.0
_GUEST_WORD, _GUEST_PARTICLE, _GUEST_CAPITALISED = 1.2, 0.4, 0.2
"""In other scripts, Latin letters write names, brands and acronyms of all languages: only words in
lower case, and not the particles of names, make a title of them."""
_PARTICLE = 3
"""Letters of the longest particle."""
_LATIN = "Latn"


class Weigher(Protocol):
    """Weighs words for one language against another."""

    def weights(self, word: str) -> Weights:
        """What a word, as it is written, says."""


def weigher(native: str, foreign: str) -> Weigher | None:
    """What weighs words for ``foreign`` against ``native``, both BCP 47 tags; None where there is
    too little known of one of them."""
    ours, theirs = scripts_of(native), scripts_of(foreign)
    same_script = _same_script(native, foreign)
    if ours == theirs:
        return same_script
    if not (_is_known(native) and _is_known(foreign)):
        return None
    return _Scripts(ours, theirs, same_script, table_of(foreign))


def _same_script(native: str, foreign: str) -> Weigher | None:
    ours, theirs = table_of(native), table_of(foreign)
    if ours and theirs:
        return _Frequencies(ours, theirs, capitalises_nouns(foreign))
    if ngrams.has_table(native) and ngrams.has_table(foreign):
        return _Ngrams(native, foreign)
    return None


def _is_known(tag: str) -> bool:
    return table_of(tag) is not None or ngrams.has_table(tag)


class _Frequencies:
    """Two languages of one script with word lists."""

    def __init__(
        self, native: LanguageTable, foreign: LanguageTable, capitalises_nouns: bool
    ) -> None:
        self._native = native
        self._foreign = foreign
        self._capitalises_nouns = capitalises_nouns

    def weights(self, word: str) -> Weights:
        """See ``Weigher``. A capital may make a name of a word, which says nothing for a foreign
        language unless that language has it in lower case too."""
        lower = word.lower()
        native, foreign = self._native, self._foreign
        here, there = native.zipf(lower), foreign.zipf(lower)
        letters = _clipped(foreign.likelihood(lower) - native.likelihood(lower), _LOUDEST_LETTERS)
        share = _LETTERS_OF_KNOWN if min(here, there) > RAREST else _LETTERS_OF_UNKNOWN
        weight = _clipped(there - here, _LOUDEST) + share * letters
        if weight <= 0:
            return _everywhere(_WEIGHT_OF_NATIVE * weight)
        if self._capitalises_nouns or not word[0].isupper():
            return _everywhere(weight)
        if foreign.is_common_word(lower):
            return Weights(*(weight * share for share in _CAPITALISED))
        return Weights(weight * _CAPITALISED.sentence_start, 0.0, 0.0)


class _Ngrams:
    """Two languages of one script, one of them without a word list."""

    def __init__(self, native: str, foreign: str) -> None:
        self._native = native
        self._foreign = foreign

    def weights(self, word: str) -> Weights:
        """See ``Weigher``. Without a list, nothing tells a name from a word."""
        ratio = ngrams.log_ratio(word, self._foreign, self._native) or 0.0
        weight = _WEIGHT_OF_NGRAMS * _clipped(ratio, 3 * _LOUDEST)
        return Weights(weight, weight, 0.0 if word[0].isupper() and weight > 0 else weight)


class _Scripts:
    """Two languages with scripts of their own; ``shared`` weighs words in what they share."""

    def __init__(
        self,
        native: frozenset[str],
        foreign: frozenset[str],
        shared: Weigher | None,
        table: LanguageTable | None,
    ) -> None:
        self._native = native
        self._foreign = foreign
        self._shared = shared
        self._table = table

    def weights(self, word: str) -> Weights:
        """See ``Weigher``."""
        scripts = {script for character in word if (script := script_of(character))}
        if scripts & (self._native - self._foreign):
            return _everywhere(-_OTHER_SCRIPT)
        if scripts & (self._foreign - self._native):
            if _LATIN in scripts:
                return _everywhere(self._of_guest(word))
            return _everywhere(_OTHER_SCRIPT)
        return self._shared.weights(word) if self._shared and scripts else _NOTHING

    def _of_guest(self, word: str) -> float:
        lower = word.lower()
        table = self._table
        if table is None or not table.is_common_word(lower):
            return 0.0
        if word[0].isupper():
            return _GUEST_CAPITALISED
        return _GUEST_WORD if len(word) > _PARTICLE else _GUEST_PARTICLE


def _everywhere(weight: float) -> Weights:
    return Weights(weight, weight, weight)


def _clipped(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))
