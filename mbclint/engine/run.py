"""A whole run: from named paths to a report."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from mbclint.checks.kinds import SiteAround, SiteCheck, SitePage
from mbclint.corpus.facts import facts_of
from mbclint.corpus.site import Site
from mbclint.corpus.touched import touched_by
from mbclint.engine.discover import discover
from mbclint.engine.file_reader import FileReader
from mbclint.engine.judge import (
    ActiveRule,
    Crash,
    Heard,
    Judged,
    Surroundings,
    hear_page,
    hear_site,
    stamp,
)
from mbclint.engine.quiet import said_once
from mbclint.engine.read import read
from mbclint.engine.selection import active_rules
from mbclint.engine.site_files import empty_site, site_paths
from mbclint.engine.sources import UnreadableError
from mbclint.language.detector import Detector
from mbclint.model.article import Article
from mbclint.model.finding import Finding, Problem
from mbclint.model.report import Report
from mbclint.model.source import Format, Source
from mbclint.model.span import Span
from mbclint.rulebook.book import RuleBook
from mbclint.settings.project import Project

_UNREADABLE = "MBC001"
_CRASHED = "MBC004"


@dataclass(frozen=True, slots=True)
class StandardInput:
    """Bytes that stand for a file, and the path under which they are judged."""

    raw: bytes
    path: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gives: the report, what was named in vain, and the checks that raised."""

    report: Report
    faults: tuple[str, ...]
    crashes: tuple[Crash, ...]


@dataclass(slots=True)
class Run:
    """One run over a project. Every file is read once and judged by itself; then the pages are
    judged together, by their facts. A fault of one file stops no other."""

    project: Project
    book: RuleBook
    today: datetime.date
    detector: Detector
    _folders: dict[Path, tuple[tuple[ActiveRule, ...], Surroundings]] = field(default_factory=dict)
    """What holds in each folder."""

    def check(self, named: Sequence[Path], given: StandardInput | None = None) -> Outcome:
        """Check files and folders, and standard input where there is some. Raises
        ``SettingsError`` before the first file is read."""
        found = discover(named, self.project.site.include)
        inputs: dict[Path, bytes | None] = dict.fromkeys(found.files)
        if given:
            inputs[given.path] = given.raw
        for path in inputs:
            self._rules_for(path)
        reader = FileReader(self.project.root, self.project.site.max_file_size)
        heard, site = self._read(inputs, reader)
        if site:
            self._judge_site(site, heard, inputs, reader)
        judged = [each.settled() for each in heard.values()]
        one_by_one = {path for path in named if not path.is_dir()} | (
            {given.path} if given else set()
        )
        pages = {reader.shown(path) for path in inputs if path not in one_by_one}
        file = self.project.file
        findings = said_once(
            (finding for each in judged for finding in each.findings),
            pages,
            reader.shown(file) if file else ".",
            self.book,
        )
        return Outcome(_report(findings, judged, len(inputs)), found.faults, _crashes(judged))

    def _read(
        self, inputs: dict[Path, bytes | None], reader: FileReader
    ) -> tuple[dict[str, Heard], Site | None]:
        """What is said of each named file by itself, and the site with all its pages."""
        heard: dict[str, Heard] = {}
        site = empty_site(self.project, reader) if self._judges_site(inputs) else None
        for path, raw in inputs.items():
            article, said = self._hear_file(path, raw, reader)
            heard[reader.shown(path)] = said
            if site and article:
                site.add(facts_of(article))
        if site:
            for path in site_paths(self.project, [*inputs], reader):
                if reader.shown(path) not in heard and (article := self._article(path, reader)):
                    site.add(facts_of(article))
        return heard, site

    def _judge_site(
        self,
        site: Site,
        heard: dict[str, Heard],
        inputs: dict[Path, bytes | None],
        reader: FileReader,
    ) -> None:
        """Add what is said of the named pages among the others, and of others because of them."""
        around = SiteAround(site, self.today, self.detector)
        named = frozenset(heard)
        paths = {reader.shown(path): path for path in inputs}
        for member in (*site.of_paths(named), *touched_by(site, named)):
            path = paths.get(member.path, self.project.root / member.path)
            rules = self._rules_for(path)
            page = SitePage(member, around, self._around(path).review_interval)
            source = cache(partial(reader.source, path, inputs.get(path)))
            said = hear_site(page, rules, source, None if member.path in named else named)
            heard[member.path] = heard.get(member.path, Heard()).with_(_with_crashes(said, rules))

    def _judges_site(self, inputs: Iterable[Path]) -> bool:
        return any(
            isinstance(active.rule.check, SiteCheck)
            for path in inputs
            for active in self._rules_for(path)
        )

    def _hear_file(
        self, path: Path, raw: bytes | None, reader: FileReader
    ) -> tuple[Article | None, Heard]:
        rules = self._rules_for(path)
        shown = reader.shown(path)
        try:
            source = reader.source(path, raw)
        except UnreadableError as error:
            said = f"The file is not checked: {error}"
            return None, Heard(tuple(_of_the_file(rules, _UNREADABLE, shown, said)))
        article = None
        try:
            article = read(source, self.project.site.read_options(shown))
        except Exception as error:
            heard = Heard(crashes=(Crash(shown, f"The {source.format} reader", error),))
        else:
            heard = hear_page(article, rules, self._around(path))
            faults = tuple(
                (active, stamp(Problem(fault.span, fault.text, ""), active, source))
                for fault in article.faults
                for active in rules
                if active.rule.code == _UNREADABLE
            )
            heard = replace(heard, findings=(*heard.findings, *faults))
        return article, _with_crashes(heard, rules)

    def _article(self, path: Path, reader: FileReader) -> Article | None:
        """A page that is only asked about; when it is checked itself, its faults are said."""
        try:
            source = reader.source(path)
            return read(source, self.project.site.read_options(source.path))
        except Exception:
            return None

    def _rules_for(self, path: Path) -> tuple[ActiveRule, ...]:
        return self._in_folder(path)[0]

    def _around(self, path: Path) -> Surroundings:
        return self._in_folder(path)[1]

    def _in_folder(self, path: Path) -> tuple[tuple[ActiveRule, ...], Surroundings]:
        folder = path.parent
        if folder not in self._folders:
            settings = self.project.rules_for(folder.absolute())
            self._folders[folder] = (
                active_rules(self.book, settings),
                Surroundings(
                    self.today,
                    settings.review_interval,
                    self.detector,
                    self.project.site.languages,
                ),
            )
        return self._folders[folder]


def _report(findings: Iterable[Finding], judged: Sequence[Judged], files: int) -> Report:
    undecided = [each for one in judged for each in one.undecided]
    return Report(
        tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        tuple(sorted(undecided, key=lambda each: (each.path, each.place.start, each.code))),
        files,
    )


def _crashes(judged: Sequence[Judged]) -> tuple[Crash, ...]:
    return tuple(crash for each in judged for crash in each.crashes)


def _with_crashes(heard: Heard, rules: Sequence[ActiveRule]) -> Heard:
    crashed = tuple(
        finding
        for crash in heard.crashes
        for finding in _of_the_file(rules, _CRASHED, crash.path, _said(crash))
    )
    return replace(heard, findings=(*heard.findings, *crashed))


def _said(crash: Crash) -> str:
    error = crash.error
    return f"{crash.who} failed here and has no answer: {type(error).__name__}: {error}"


def _of_the_file(
    rules: Sequence[ActiveRule], code: str, path: str, message: str
) -> Iterator[tuple[ActiveRule, Finding]]:
    """A finding of the engine's own, where its rule is active."""
    empty = Source(path, "", Format.TEXT)
    for active in rules:
        if active.rule.code == code:
            yield active, stamp(Problem(Span(0, 0), message, ""), active, empty)
