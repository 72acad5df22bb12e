"""Titles as rules compare them."""

import re
import unicodedata

from mbclint.readers.media_prefixes import media_prefix

_NOT_WORDS = re.compile(r"[^\w]+")


def same_title_key(title: str) -> str:
    """Equal for titles that are the same but for case, Unicode form and white space."""
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def near_title_key(title: str) -> tuple[str, ...]:
    """The words of a title without media prefix, accents, punctuation and plural endings."""
    prefix = media_prefix(title)
    bare = title[prefix.end :] if prefix else title
    decomposed = unicodedata.normalize("NFKD", bare.casefold())
    letters = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return tuple(_singular(word) for word in _NOT_WORDS.split(letters) if word)


def _singular(word: str) -> str:
    """A stem that a word shares with its plural in -s or -es, as English and Romance form it."""
    if len(word) < 4 or word.endswith("ss"):
        return word
    return word.removesuffix("s").removesuffix("e")
