"""One file at a time: read, judged by itself, and remembered by its facts."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace as replace_struct

from mbclint.corpus.card import Card, card_of
from mbclint.corpus.facts import PageFacts, facts_of
from mbclint.corpus.identity import Namer
from mbclint.engine.file_reader import FileReader
from mbclint.engine.judge import (
    UNHEARD,
    ActiveRule,
    Crash,
    Heard,
    Surroundings,
    hear_page,
    stamp,
)
from mbclint.engine.keys import InForce, Keys
from mbclint.engine.read import read
from mbclint.engine.selection import active_rules
from mbclint.engine.sources import UnreadableError, decode, format_of
from mbclint.language.detector import Detector
from mbclint.model.article import Article
from mbclint.model.finding import Finding, Problem
from mbclint.model.passage import Passage
from mbclint.model.source import Format, Source
from mbclint.model.span import Span
from mbclint.model.suppression import Suppression
from mbclint.rulebook.book import RuleBook
from mbclint.settings.folders import is_outside
from mbclint.settings.project import Project, RuleSettings
from mbclint.settings.suppressions import BESIDE, beside

_UNREADABLE = "MBC001"
_CRASHED = "MBC004"
_MALFORMED = "MBC005"


class Task(Struct, frozen=True):
    """A file to look at."""

    path: Path
    judged: bool
    """Whether it is checked itself; others are only asked about."""


class Examined(Struct, frozen=True):
    """What is known of a file once it is closed again."""

    shown: str
    heard: Heard
    card: Card | None = None
    """None for a file that cannot be read."""
    facts: PageFacts | None = None
    """None where they are not at hand."""
    key: bytes = b""
    """See ``Keys.of_facts``; empty for a page that no cache can keep."""
    stamp: bytes | None = None
    """See ``FileReader.stamp``."""


@dataclass(slots=True)
class Examiner:
    """Examines the files of a project under its settings."""

    project: Project
    book: RuleBook
    today: datetime.date
    detector: Detector
    reader: FileReader
    _varying: dict[str, bool] = field(default_factory=dict)
    """Whether files of a folder have settings of their own."""
    _places: dict[str, InForce] = field(default_factory=dict)
    """What holds in each folder, or for each file of one whose files vary."""
    _settings: dict[int, InForce] = field(default_factory=dict)
    """The same by the identity of the settings, which are one object for many places."""
    _by_code: dict[int, Mapping[str, ActiveRule]] = field(default_factory=dict)
    """The rules by the identity of what holds, which is kept above."""
    _keys: Keys = field(init=False)
    _namer: Namer = field(init=False)

    def __post_init__(self) -> None:
        site = self.project.site
        self._keys = Keys(site, type(self.detector).__qualname__)
        self._namer = Namer(site.addresses, site.languages, site.source_language)

    def __reduce__(self) -> tuple[type["Examiner"], tuple[object, ...]]:
        # What is remembered goes by the identity of objects, which are others in another process.
        return Examiner, (self.project, self.book, self.today, self.detector, self.reader)

    def examine(self, task: Task) -> Examined:
        """Read a file and, if it is to be judged, hear the rules that judge a page by itself. A
        fault of the file is a finding, if it is judged, and never raises."""
        shown = self.reader.shown(task.path)
        stamp = self.stamp_of(task.path)
        try:
            raw = self.reader.raw(task.path)
            source = decode(raw, shown)
        except UnreadableError as error:
            said = f"The file is not checked: {error}"
            rules = self.rules_for(task.path) if task.judged else ()
            return Examined(shown, Heard(tuple(_of_the_file(rules, _UNREADABLE, shown, said))))
        if task.judged:
            article, heard = self._hear(source, task.path)
        else:
            article, heard = self._read(source, task.path), UNHEARD
        if article is None:
            return Examined(shown, heard)
        facts = facts_of(article)
        return Examined(
            shown, heard, self.card_of(facts), facts, self.key_for(task.path, raw), stamp
        )

    def card_of(self, facts: PageFacts) -> Card:
        """The card of a page under the settings of the project."""
        return card_of(facts, self._namer)

    def stamp_of(self, path: Path) -> bytes | None:
        """See ``FileReader.stamp``. A text has a file beside it that counts as well."""
        is_text = format_of(self.reader.shown(path)) is Format.TEXT
        return None if is_text else self.reader.stamp(path)

    def key_of(self, path: Path) -> bytes | None:
        """The key of the facts of a page; None where it cannot be read."""
        try:
            return self.key_for(path, self.reader.raw(path))
        except UnreadableError:
            return None

    def key_for(self, path: Path, raw: bytes) -> bytes:
        """The key of the facts of a page that holds these bytes."""
        shown = self.reader.shown(path)
        options = self.project.site.read_options(shown)
        beside = b""
        if format_of(shown) is Format.TEXT:
            with suppress(OSError):
                beside = self.reader.beside(path) or b""
        return self._keys.of_facts(shown, raw, beside, options)

    def site_key(self) -> bytes:
        """See ``Keys.of_site``."""
        return self._keys.of_site()

    def rules_key(self, path: Path) -> bytes | None:
        """The key of the rules that judge a page by itself; None where there are none. Raises
        ``SettingsError``."""
        return self._keys.of_rules(self._in_force(path))

    def rules_for(self, path: Path) -> tuple[ActiveRule, ...]:
        """The rules that run on a file. Raises ``SettingsError``."""
        return self._in_force(path)[0]

    def rules_by_code(self, path: Path) -> Mapping[str, ActiveRule]:
        """The same by their codes. Raises ``SettingsError``."""
        in_force = self._in_force(path)
        known = self._by_code.get(id(in_force))
        if known is None:
            known = {active.rule.code: active for active in in_force[0]}
            self._by_code[id(in_force)] = known
        return known

    def around(self, path: Path) -> Surroundings:
        """What holds for a file beside its rules. Raises ``SettingsError``."""
        return self._in_force(path)[1]

    def with_crashes(self, heard: Heard, path: Path) -> Heard:
        """The same, with a finding for each check that raised."""
        if not heard.crashes:
            return heard
        crashed = tuple(
            finding
            for crash in heard.crashes
            for finding in _of_the_file(self.rules_for(path), _CRASHED, crash.path, _said(crash))
        )
        return replace_struct(heard, findings=(*heard.findings, *crashed))

    def _hear(self, source: Source, path: Path) -> tuple[Article | None, Heard]:
        rules = self.rules_for(path)
        article = None
        try:
            article = self._article(source, path)
        except Exception as error:
            heard = Heard(crashes=(Crash.of(source.path, f"The {source.format} reader", error),))
        else:
            heard = hear_page(article, rules, self.around(path))
            faults = tuple(
                (active, stamp(Problem(fault.span, fault.text, ""), active, source))
                for code, found in (
                    (_UNREADABLE, article.faults),
                    (_MALFORMED, article.suppression_faults),
                )
                for fault in found
                for active in rules
                if active.rule.code == code
            )
            heard = replace_struct(heard, findings=(*heard.findings, *faults))
        return article, self.with_crashes(heard, path)

    def _read(self, source: Source, path: Path) -> Article | None:
        """A page that is only asked about; when it is checked itself, its faults are said."""
        try:
            return self._article(source, path)
        except Exception:
            return None

    def _article(self, source: Source, path: Path) -> Article:
        article = read(source, self.project.site.read_options(source.path))
        if source.format is not Format.TEXT:
            return article
        suppressions, faults = self._asked_beside(path, source.path + BESIDE)
        if not suppressions and not faults:
            return article
        said = tuple(Passage(fault, Span(0, 0)) for fault in faults)
        return replace_struct(article, suppressions=suppressions, suppression_faults=said)

    def _asked_beside(
        self, path: Path, name: str
    ) -> tuple[tuple[Suppression, ...], tuple[str, ...]]:
        """What the file beside a text asks not to report, and what is wrong with it."""
        try:
            raw = self.reader.beside(path)
        except OSError as error:
            return (), (f"{name}: cannot be read: {error.strerror or error}",)
        return ((), ()) if raw is None else beside(raw, name)

    def _in_force(self, path: Path) -> InForce:
        shown = self.reader.shown(path)
        outside = is_outside(shown)
        folder = "" if outside else shown.rpartition("/")[0]
        if folder not in self._varying:
            self._varying[folder] = self.project.vary_in(folder)
        place = shown if self._varying[folder] or outside else folder
        if place not in self._places:
            project = self.project
            settings = project.rules_for(path) if outside else project.rules_of(place, folder)
            if id(settings) not in self._settings:
                self._settings[id(settings)] = self._made(settings)
            self._places[place] = self._settings[id(settings)]
        return self._places[place]

    def _made(self, settings: RuleSettings) -> InForce:
        languages = self.project.site.languages
        around = Surroundings(self.today, settings.review_interval, self.detector, languages)
        return active_rules(self.book, settings), around


def _said(crash: Crash) -> str:
    return f"{crash.who} failed here and has no answer: {crash.error}"


def _of_the_file(
    rules: Sequence[ActiveRule], code: str, path: str, message: str
) -> Iterator[tuple[ActiveRule, Finding]]:
    """A finding of the engine's own, where its rule is active."""
    empty = Source(path, "", Format.TEXT)
    for active in rules:
        if active.rule.code == code:
            yield active, stamp(Problem(Span(0, 0), message, ""), active, empty)
