"""The language of longer texts: by the frequencies of their words where there are lists, else by
their letters."""

from collections import Counter
from collections.abc import Sequence

from mbclint.language import ngrams
from mbclint.language.scripts import script_of, scripts_of
from mbclint.language.tables.store import table_of
from mbclint.language.words import telling_words, tokens

_LEAST_LETTERS = 60
"""Fewer letters than a sentence has do not name a language."""
_SAMPLE = 1000
"""Code points that are read of a longer text; more do not change the answer."""
_LIKELIEST = 5
"""How many languages letters leave to words: the near ones, such as Catalan and Spanish."""


def identify(text: str, candidates: Sequence[str] = ()) -> str | None:
    """The language of a text of a sentence or more, among ``candidates`` or, without any, among all
    that langdetect knows; None when the text is too short to tell."""
    sample = text[:_SAMPLE]
    beginning = sample[: 2 * _LEAST_LETTERS]
    if _letters(beginning) < _LEAST_LETTERS and _letters(sample) < _LEAST_LETTERS:
        return None
    likely = tuple(candidates) or ngrams.ranked(sample, _written_like(sample))[:_LIKELIEST]
    tables = {tag: table for tag in likely if (table := table_of(tag))}
    if len(tables) < len(likely):
        return next(iter(ngrams.ranked(sample, likely)), None)
    words = [word.lower() for part in tokens(sample) for word in telling_words(part)]
    usual = {tag: sum(map(table.zipf, words)) for tag, table in tables.items()}
    return max(usual, key=lambda tag: usual[tag]) if words else None


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _written_like(sample: str) -> tuple[str, ...]:
    """The languages that are written in the script of most letters; none where no letter's is
    known. Japanese and Korean never go without their own letters beside Chinese ones."""
    found = Counter(filter(None, map(script_of, sample)))
    most = next((script for script, _ in found.most_common(1)), None)
    return tuple(
        tag
        for tag in ngrams.languages()
        if most in (scripts := scripts_of(tag)) and found.keys() & (scripts - {"Hani"} or scripts)
    )
