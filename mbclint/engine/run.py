"""A whole run: from named paths to a report."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mbclint.engine.discover import discover
from mbclint.engine.judge import ActiveRule, Crash, Judged, Surroundings, judge, stamp
from mbclint.engine.read import read
from mbclint.engine.selection import active_rules
from mbclint.engine.sources import UnreadableError, decode
from mbclint.language.detector import Detector
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
    """One run over a project; every file is judged by itself and a fault of one stops no other."""

    project: Project
    book: RuleBook
    today: datetime.date
    detector: Detector
    _rules: dict[Path, tuple[ActiveRule, ...]] = field(default_factory=dict)

    def check(self, named: Sequence[Path], given: StandardInput | None = None) -> Outcome:
        """Check files and folders, and standard input where there is some. Raises
        ``SettingsError`` before the first file is read."""
        found = discover(named, self.project.site.include)
        inputs: list[tuple[Path, bytes | None]] = [(path, None) for path in found.files]
        if given:
            inputs.append((given.path, given.raw))
        for path, _ in inputs:
            self._rules_for(path)
        judged = [self._check_file(path, raw) for path, raw in inputs]
        findings = [finding for each in judged for finding in each.findings]
        undecided = [each for one in judged for each in one.undecided]
        report = Report(
            tuple(sorted(findings, key=lambda finding: finding.sort_key)),
            tuple(sorted(undecided, key=lambda each: (each.path, each.place.start, each.code))),
            len(inputs),
        )
        crashes = tuple(crash for each in judged for crash in each.crashes)
        return Outcome(report, found.faults, crashes)

    def _check_file(self, path: Path, raw: bytes | None) -> Judged:
        rules = self._rules_for(path)
        shown = self._shown(path)
        try:
            if raw is None:
                raw = self._bytes_of(path)
            self._refuse_large(len(raw))
            source = decode(raw, shown)
        except UnreadableError as error:
            return Judged(
                _of_the_file(rules, _UNREADABLE, shown, f"The file is not checked: {error}")
            )
        try:
            article = read(source, self.project.site.read_options(shown))
        except Exception as error:
            judged = Judged(crashes=(Crash(shown, f"The {source.format} reader", error),))
        else:
            judged = judge(article, rules, self._around(path))
            faults = [
                stamp(Problem(fault.span, fault.text, ""), active, source)
                for fault in article.faults
                for active in rules
                if active.rule.code == _UNREADABLE
            ]
            judged = replace(judged, findings=(*judged.findings, *faults))
        crashed = [
            finding
            for crash in judged.crashes
            for finding in _of_the_file(rules, _CRASHED, shown, _said(crash))
        ]
        return Judged((*judged.findings, *crashed), judged.undecided, judged.crashes)

    def _bytes_of(self, path: Path) -> bytes:
        try:
            if path.is_symlink() and not path.exists():
                raise UnreadableError(f"it is a link to nothing ({path.readlink()})")
            if not path.is_file():
                raise UnreadableError("it is not a regular file")
            self._refuse_large(path.stat().st_size)
            return path.read_bytes()
        except OSError as error:
            raise UnreadableError(error.strerror or str(error)) from error

    def _refuse_large(self, size: int) -> None:
        limit = self.project.site.max_file_size
        if size > limit:
            raise UnreadableError(f"it has {size:,} bytes, more than max-file-size ({limit:,})")

    def _rules_for(self, path: Path) -> tuple[ActiveRule, ...]:
        folder = path.absolute().parent
        if folder not in self._rules:
            self._rules[folder] = active_rules(self.book, self.project.rules_for(folder))
        return self._rules[folder]

    def _around(self, path: Path) -> Surroundings:
        settings = self.project.rules_for(path.absolute().parent)
        languages = self.project.site.languages
        return Surroundings(self.today, settings.review_interval, self.detector, languages)

    def _shown(self, path: Path) -> str:
        """The path from the project's root; of a file outside of it, from the current folder."""
        absolute = Path(os.path.normpath(path.absolute()))
        if absolute.is_relative_to(self.project.root):
            return absolute.relative_to(self.project.root).as_posix()
        return path.as_posix()


def _said(crash: Crash) -> str:
    error = crash.error
    return f"{crash.who} failed here and has no answer: {type(error).__name__}: {error}"


def _of_the_file(
    rules: Sequence[ActiveRule], code: str, path: str, message: str
) -> tuple[Finding, ...]:
    """A finding of the engine's own, where its rule is active."""
    empty = Source(path, "", Format.TEXT)
    return tuple(
        stamp(Problem(Span(0, 0), message, ""), active, empty)
        for active in rules
        if active.rule.code == code
    )
