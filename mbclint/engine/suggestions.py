"""Suggestions for the units of a translator's work."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from mbclint.corpus.site import Site
from mbclint.engine.run import Run
from mbclint.engine.untranslated import Work
from mbclint.language.lexicon_files import concepts
from mbclint.settings.faults import Origin, SettingsError, SettingsFault
from mbclint.settings.project import Project
from mbclint.translation.memory.files import pairs_of
from mbclint.translation.memory.lookup import TranslationMemory, best
from mbclint.translation.memory.pair import Pair
from mbclint.translation.memory.site_pairs import is_translated, site_pairs
from mbclint.translation.page_titles import PageTitles
from mbclint.translation.terms import Terms
from mbclint.translation.unit import PackageError, Suggestion, Unit

SETTING = "translation-memory"


def with_suggestions(run: Run, work: Work) -> Work:
    """The work with what its texts are called elsewhere: first by the pages that entries lead to,
    then by what the site, the memories and the glossary have, the most alike first. Raises
    ``SettingsError``."""
    by_languages: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in work.units:
        by_languages[unit.source_language, unit.target_language].append(unit)
    in_files = [*_in_files(run.project)]
    known: dict[str, Unit] = {}
    for languages, units in by_languages.items():
        suggester = _Suggester(run, work.outcome.site, *languages, in_files)
        known |= {unit.id: suggester.suggested(unit) for unit in units}
    return dataclasses.replace(work, units=tuple(known[unit.id] for unit in work.units))


class _Suggester:
    """Suggests what texts of one language are in another."""

    def __init__(
        self, run: Run, site: Site | None, source: str, target: str, in_files: list[Pair]
    ) -> None:
        self._detector = run.detector
        of_site = [*site_pairs(site, source, target)] if site else []
        self._of_site = frozenset(of_site)
        self._memory = TranslationMemory([*of_site, *in_files])
        self._titles = PageTitles(site, run.detector) if site else None
        detection = run.project.site.detection
        file = detection.glossary
        origin = f"glossary {file.name}" if file else ""
        self._terms = Terms(concepts(detection), source, target, origin)

    def suggested(self, unit: Unit) -> Unit:
        """The unit with suggestions, each text once, and the terms in it."""
        titles = self._titles.of(unit) if self._titles else ()
        found = best((*self._remembered(unit), *self._terms.suggestions(unit)))
        others = sorted((*unit.suggestions, *found), key=lambda each: -each.score)
        texts: dict[str, Suggestion] = {}
        for each in (*titles, *others):
            texts.setdefault(each.text, each)
        return replace(
            unit,
            suggestions=tuple(texts.values()),
            note="\n".join(filter(None, (unit.note, self._terms.note(unit)))),
        )

    def _remembered(self, unit: Unit) -> Iterator[Suggestion]:
        for suggestion, pair in self._memory.suggestions(unit):
            if pair not in self._of_site or is_translated(pair, self._detector):
                yield suggestion


def _in_files(project: Project) -> Iterator[Pair]:
    for path in project.site.translation_memory:
        try:
            yield from pairs_of(path.name, path.read_bytes())
        except (OSError, PackageError) as error:
            said = getattr(error, "strerror", None) or str(error)
            fault = SettingsFault(Origin(str(path)), f"{SETTING} cannot be read: {said}", SETTING)
            raise SettingsError([fault]) from error
