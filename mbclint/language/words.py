"""The words of a title that can tell its language."""

import re
from functools import lru_cache

_EDGES = re.compile(r"^\W+|\W+$")
_NO_WORD = re.compile(r"[\d_@\\]|[^\W\d]\.[^\W\d]|^/|://|::|/.*[/-]|-.*/")
"""Codes, versions, addresses, paths, media types and abbreviations with inner full stops."""
_PARTS = re.compile(r"[^\W\d_]+(?:['’·][^\W\d_]+)*")
_ELISION = re.compile(r"[^\W\d_]{1,3}['’]([^\W\d_]{3,})")
"""An article or preposition that lost its vowel, as in ``l'anémie``."""
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
"""Letters that are written without spaces, or closed up with Latin ones: Thai, Lao, Burmese, Khmer,
Chinese, Japanese and Korean."""
_FIRST_UNSPACED = "\u0e00"
_JOINTS = "'’·"
"""What joins letters to one word, or two words."""
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+(?:['’·][^\W\d_]+)+")
_WESTERN = "cp1252"
"""Text in this encoding is taken apart at a third of the cost of a pattern."""
_ACRONYM = 5
"""Letters of the longest usual acronym."""
_SHORT = 3
"""Parts of a compound with fewer letters than this or as many tell nothing: ``hip-hop``, ``in``."""


@lru_cache(maxsize=1 << 16)
def telling_words(token: str) -> tuple[str, ...]:
    """The words, as written, in what stands between white space. Numbers, codes, addresses,
    acronyms, words with inner capitals and short parts of compounds do not tell a language."""
    core = _EDGES.sub("", token)
    if not core.isascii() and (unspaced := _UNSPACED.findall(core)):
        return tuple(unspaced)
    if not core or _NO_WORD.search(token):
        return ()
    if core.isalpha():
        return () if _has_inner_capital(core) else (core,)
    parts = [_without_elision(part) for part in _PARTS.findall(core)]
    if "-" in core or "‐" in core or "‑" in core:
        parts = [part for part in parts if len(part) > _SHORT]
    return tuple(part for part in parts if not _has_inner_capital(part))


def possible_words(text: str) -> set[str] | None:
    """In lower case, all that ``telling_words`` may find in ``tokens`` of a text, or of any part of
    it that is cut between words, and more. None for a text of which that is not known: with letters
    that are written without spaces, or the one that becomes two in lower case."""
    lower = text.lower()
    try:
        letters = lower.encode(_WESTERN).translate(_WESTERN_LETTERS).decode(_WESTERN)
    except UnicodeEncodeError:
        if max(text) >= _FIRST_UNSPACED or "İ" in text:
            return None
        found = set(_LETTERS.findall(lower))
    else:
        found = set(letters.split())
    if any(joint in text for joint in _JOINTS):
        found.update(part.replace("’", "'") for part in _JOINED.findall(lower))
    return found


def _western_letters() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        character = bytes([code]).decode(_WESTERN, "replace")
        if _LETTERS.fullmatch(character):
            table[code] = code
    return bytes(table)


_WESTERN_LETTERS = _western_letters()
"""Of each byte of that encoding: itself for a letter, a space for what is none."""


def tokens(title: str) -> list[str]:
    """What stands between white space. A title in capitals throughout, but for acronyms alone, is
    read as if it were not: there they say nothing."""
    parts = title.split()
    if title.isupper() and any(len(part) > _ACRONYM for part in parts):
        return title.lower().split()
    return parts


def _has_inner_capital(word: str) -> bool:
    return not word[1:].islower() and any(map(str.isupper, word[1:]))


def _without_elision(word: str) -> str:
    elided = _ELISION.fullmatch(word)
    return elided[1] if elided else word.replace("’", "'")
