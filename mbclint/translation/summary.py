"""How far a site is translated, counted by language and section, now and before."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct

from mbclint.corpus.member import Member
from mbclint.corpus.site import Site
from mbclint.model.language_tags import base
from mbclint.model.untranslated import Reason
from mbclint.reports.json_text import json_text
from mbclint.translation.sections import section_of
from mbclint.translation.unit import Occurrence, PackageError, Unit

_VERSION = 1
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES = ("title", "document title", "list ")
"""How the locators of titles and of entries begin."""


class Count(Struct, frozen=True):
    """How much there is of each."""

    pages: int = 0
    """Those of the source language; on a site without one, those of any language."""
    translated: int = 0
    """How many of them are there in the language."""
    stale: int = 0
    """How many of these are behind their sources."""
    foreign_titles: int = 0
    """Titles, and headings and entries of related lists, in another language than what is around
    them, each place by itself."""
    texts: int = 0
    """Distinct texts to translate."""
    words: int = 0
    """Their words."""

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(*map(sum, zip(self.values, other.values, strict=True)))

    @property
    def values(self) -> tuple[int, ...]:
        """The numbers in the order of ``COUNTED``."""
        return tuple(getattr(self, name) for name in COUNTED)


COUNTED = Count.__struct_fields__


class SectionCount(Struct, frozen=True):
    """A section of the site."""

    section: str
    """Its folders; empty for the site's top."""
    count: Count


class LanguageCount(Struct, frozen=True):
    """A language, section by section."""

    language: str
    sections: tuple[SectionCount, ...]

    @property
    def total(self) -> Count:
        """All sections together."""
        total = Count()
        for each in self.sections:
            total = total.plus(each.count)
        return total


class State(Struct, frozen=True):
    """How far the site was on a day."""

    made: datetime.date
    languages: tuple[LanguageCount, ...]


class History(Struct, frozen=True):
    """The states of a site, the latest last."""

    version: int
    states: tuple[State, ...]


def language_count(
    site: Site, named: Collection[str], units: Iterable[Unit], stale: Collection[str], language: str
) -> LanguageCount:
    """How far a language is, by the groups of translations of which a page is named. ``stale`` are
    the paths of translations that are behind."""
    counted: dict[str, Counter[str]] = {}
    sections = _Sections(site)

    def add(section: str, **numbers: int) -> None:
        counted.setdefault(section, Counter()).update(numbers)

    for group in site.groups():
        if not any(member.path in named for member in group):
            continue
        pages = [member for member in group if member.identity.published]
        section = sections.of_group(group)
        theirs = [member for member in pages if base(member.language or "") == base(language)]
        if _is_counted(site, pages):
            behind = any(member.path in stale for member in theirs)
            add(section, pages=1, translated=int(bool(theirs)), stale=int(behind))
    for unit in units:
        add(sections.of(unit.first.path), texts=1, words=unit.words)
        for place in unit.occurrences:
            if _is_foreign_title(place):
                add(sections.of(place.path), foreign_titles=1)
    found = (
        SectionCount(name, Count(**{field: counts[field] for field in COUNTED}))
        for name, counts in counted.items()
    )
    return LanguageCount(language, tuple(sorted(found, key=lambda each: each.section)))


def with_state(history: History | None, state: State) -> History:
    """The history with a state at its end, which takes the place of another of the same day."""
    earlier = (each for each in history.states if each.made != state.made) if history else ()
    return History(_VERSION, (*earlier, state))


def history_json(history: History) -> str:
    """The history for programs, and for the next comparison."""
    return json_text(history)


def read_history(raw: bytes) -> History:
    """A history as ``history_json`` wrote it. Raises ``PackageError``."""
    try:
        history = msgspec.json.decode(raw, type=History)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        said = f'it is no summary of "mbclint untranslated --summary --format json": {error}'
        raise PackageError(said) from error
    if history.version != _VERSION:
        raise PackageError(f"it has version {history.version}; this mbclint knows {_VERSION}")
    return history


def schema() -> str:
    """The JSON Schema of a summary (draft 2020-12), as text."""
    title = {"$schema": _DIALECT, "title": "mbclint untranslated --summary, version 1"}
    return json_text(title | msgspec.json.schema(History))


class _Sections:
    """The sections of pages, of translations those of their sources."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._languages = {*site.languages, *filter(None, [site.source_language])}

    def of(self, path: str) -> str:
        member = self._site.members.get(path)
        return self.of_group(self._site.group_of(member)) if member else self._section(path)

    def of_group(self, group: Sequence[Member]) -> str:
        source = self._site.source_language
        first = [it for it in group if source and base(it.language or "") == base(source)]
        return self._section(next(iter((*first, *group))).path)

    def _section(self, path: str) -> str:
        return section_of(path, self._languages)


def _is_counted(site: Site, pages: Sequence[Member]) -> bool:
    source = site.source_language
    if source is None:
        return bool(pages)
    return any(base(member.language or "") == base(source) for member in pages)


def _is_foreign_title(place: Occurrence) -> bool:
    return place.reason is Reason.FOREIGN and place.locator.startswith(_TITLES)
