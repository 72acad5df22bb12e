"""The words before a colon that say what medium an item is: "Video:", "Infographic:"."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from mbclint.compiled import compiled
from mbclint.resources import rules_folder

_COLONS = ":："
_LONGEST = 40


class MediaPrefix(Struct, frozen=True):
    """A known prefix, the languages it is a word of, and where the title proper begins."""

    text: str
    languages: frozenset[str]
    end: int


def media_prefix(title: str) -> MediaPrefix | None:
    """The media prefix of a title, if it has one and something comes after it."""
    colon = min((at for mark in _COLONS if (at := title.find(mark, 0, _LONGEST)) > 0), default=0)
    languages = _languages_by_word().get(" ".join(title[:colon].casefold().split()))
    if not languages:
        return None
    end = colon + 1
    while title[end : end + 1].isspace():
        end += 1
    return MediaPrefix(title[: colon + 1], languages, end) if end < len(title) else None


@cache
def _languages_by_word() -> Mapping[str, frozenset[str]]:
    path = rules_folder() / "vocabulary" / "media-prefixes.yaml"
    return compiled("media-prefixes", dict[str, frozenset[str]], [path], lambda: _read(path))


def _read(path: Path) -> dict[str, frozenset[str]]:
    import yaml

    tables = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    words = {word.casefold() for table in tables.values() for word in table}
    return {
        word: frozenset(language for language, table in tables.items() if word in table)
        for word in words
    }
