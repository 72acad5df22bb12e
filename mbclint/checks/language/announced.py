"""Entries that say in which language their target is: "(en inglés)", "(in Spanish)", "[EN]"."""

import re
import unicodedata
from functools import cache

from mbclint.model.article import Entry
from mbclint.model.language_tags import base
from mbclint.model.source import Source
from mbclint.readers.visible import visible_map

_REMARK = re.compile(
    r"\s*[(\[（]\s*([^()\[\]（）]{2,40}?)\s*[)\]）]|\s+[–—|-]\s+([^–—|()]{2,40})\Z"
)
_MOST_WORDS = 4
_INFLECTED = 7
"""Names of so many letters may end in another way: "Englisch", "na angielskim"."""


def is_announced(entry: Entry, source: Source, language: str, native: str) -> bool:
    """Whether the entry, its title or the text beside it, names ``language`` in a remark."""
    text, _ = visible_map(source, entry.body)
    return any(_names_it(remark, language, native) for remark in _REMARK.finditer(text))


def announces(text: str, language: str, native: str) -> bool:
    """Whether a text names ``language`` in a remark, or is that name and nothing else."""
    return is_name_of(text, language, native) or any(
        _names_it(remark, language, native) for remark in _REMARK.finditer(text)
    )


def is_name_of(text: str, language: str, native: str) -> bool:
    """Whether a text is the name of a language and nothing else."""
    return _folded(text) in _names(language, native)


def _names_it(remark: re.Match[str], language: str, native: str) -> bool:
    said = _folded(remark[1] or remark[2])
    if said == base(language) or said == language.casefold():
        return True
    names = _names(language, native)
    words = re.findall(r"\w+", said)
    if len(words) > _MOST_WORDS:
        return False
    return any(name in said if not name.isascii() else _begins(words, name) for name in names)


def _begins(words: list[str], name: str) -> bool:
    stem = name[:-2] if len(name) >= _INFLECTED else name
    return any(word.startswith(stem) for word in words)


@cache
def _names(language: str, native: str) -> frozenset[str]:
    """What CLDR calls the language in the list's language, in itself and in English."""
    # Babel takes longer to load than a clean page takes to check.
    from babel import Locale, UnknownLocaleError

    names = set()
    for speaker in (native, language, "en"):
        try:
            name = Locale.parse(base(speaker)).languages.get(base(language))
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            names.add(_folded(name).split()[0])
    return frozenset(names)


def _folded(text: str) -> str:
    """Case and accents aside."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char)).strip()
