"""Language names for people."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from mbclint.compiled import compiled
from mbclint.resources import rules_folder


@cache
def language_name(tag: str) -> str:
    """The English name of a BCP 47 tag from CLDR, or the tag itself where CLDR has no name."""
    # Babel takes longer to load than a clean page takes to check.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def names_a_language(text: str) -> bool:
    """Whether a text is what a language calls itself, as in a menu of languages: "Português"."""
    return text.strip().casefold() in _endonyms()


@cache
def _endonyms() -> frozenset[str]:
    """Made once: for it, Babel loads the data of all these languages, seventy megabytes."""
    labels = sorted((rules_folder() / "labels").glob("*.yaml"))
    return compiled("endonyms", frozenset[str], labels, lambda: _names_of(labels))


def _names_of(labels: Iterable[Path]) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    names = set()
    for path in labels:
        try:
            locale = Locale.parse(path.stem, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        names |= {locale.languages.get(locale.language, ""), locale.get_display_name() or ""}
    return frozenset(name.casefold() for name in names if name)
