"""The words and sentences of our own that generated pages are put together from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("phrases")
SOURCE, TRANSLATIONS = "en", ("es", "de", "fr")
LANGUAGES = (SOURCE, *TRANSLATIONS)


@dataclass(frozen=True)
class Section:
    """A heading and what may stand under it."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """What one language says; the lists of all languages run in parallel."""

    language: str
    patterns: Mapping[str, str]
    """Sentences with places for a link, a date, a figure."""
    lists: Mapping[str, tuple[str, ...]]
    sections: tuple[Section, ...]

    def say(self, pattern: str, **values: object) -> str:
        return self.patterns[pattern].format(**values)


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language, read once."""
    read: dict[str, Any] = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    sections = tuple(Section(it["heading"], tuple(it["sentences"])) for it in read.pop("sections"))
    patterns = {key: value for key, value in read.items() if isinstance(value, str)}
    lists = {key: tuple(value) for key, value in read.items() if isinstance(value, list)}
    return Phrases(language, patterns, lists, sections)
