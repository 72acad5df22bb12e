"""What of a site is to be translated into a language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mbclint.corpus.drift import drift_of
from mbclint.corpus.git_history import GitHistory
from mbclint.corpus.git_program import GitError
from mbclint.corpus.history import Commit
from mbclint.corpus.member import Member
from mbclint.corpus.site import Site
from mbclint.engine.file_reader import FileReader
from mbclint.engine.read import read
from mbclint.engine.run import Outcome, Run
from mbclint.engine.site_history import git_history
from mbclint.engine.sources import UnreadableError, decode
from mbclint.engine.view import DISK, View
from mbclint.model.article import Article
from mbclint.model.dates import DateRole
from mbclint.model.finding import Finding
from mbclint.model.untranslated import Extent
from mbclint.translation.gather import units_of
from mbclint.translation.located import PageWork, Wanted
from mbclint.translation.stale import Changed, changed_texts
from mbclint.translation.unit import Unit

RULES = ("LNG", "TRN")
"""Whose findings are a translator's work."""


@dataclass(frozen=True, slots=True)
class Work:
    """The units, and the run that found them."""

    units: tuple[Unit, ...]
    outcome: Outcome
    stale: frozenset[str]
    """The translations that are behind their sources, by their paths."""


def untranslated(run: Run, named: Sequence[Path], wanted: Wanted, view: View = DISK) -> Work:
    """What is to be translated in the named files and folders. Raises ``SettingsError``."""
    return work_of(run, run.check(named, view), wanted, view)


def work_of(run: Run, outcome: Outcome, wanted: Wanted, view: View = DISK) -> Work:
    """What is to be translated, by what a run has found."""
    found = [
        finding
        for finding in outcome.report.findings
        if any(wanted.covers(work) for work in finding.untranslated)
    ]
    stale = frozenset(it.path for it in found if _is_of(it, Extent.CHANGES))
    with_past = _Pages(run, outcome.site, view)
    try:
        pages = {path: page for path in {it.path for it in found} if (page := with_past.page(path))}
    finally:
        with_past.close()
    source = run.project.site.source_language
    units = units_of(outcome.report.findings, pages, wanted, run.detector, source)
    return Work(units, outcome, stale)


def _is_of(finding: Finding, extent: Extent) -> bool:
    return any(work.extent is extent for work in finding.untranslated)


class _Pages:
    """Reads pages once more, for their texts and their past."""

    def __init__(self, run: Run, site: Site | None, view: View) -> None:
        self._project = run.project
        self._site = site
        self._reader = FileReader(run.project.root, run.project.site.max_file_size, view)
        self._history: GitHistory | None = None
        if site and site.source_language:
            try:
                self._history = git_history(run.project)
            except GitError:
                self._history = None

    def page(self, path: str) -> PageWork | None:
        """A page by its path; None where it cannot be read any more."""
        article = self._article(path)
        if article is None:
            return None
        member = self._site.members.get(path) if self._site else None
        source = self._site.source_of(member) if self._site and member else None
        commit = self._commit(source) if source else None
        due = [fact.date for fact in article.dates if fact.role is DateRole.NEXT_REVIEW]
        return PageWork(
            article,
            member.language if member else article.language,
            source.path if source else None,
            commit.id if commit else None,
            commit.day if commit else None,
            next((date.last_day for date in due if date), None),
            tuple(self._changes(article, member, source)) if member and source else (),
        )

    def _commit(self, source: Member) -> Commit | None:
        """The commit that the source is of; None where it has changed since."""
        if self._history is None:
            return None
        last = next(self._history.changes(source.facts), None)
        return None if last and last.commit is None else self._history.newest(source.facts)

    def close(self) -> None:
        if self._history:
            self._history.close()

    def _changes(self, article: Article, page: Member, source: Member) -> Iterator[Changed]:
        if self._history is None:
            return
        keys = self._project.site.addresses.commit_keys
        drift = drift_of(page, source, keys, self._history)
        then = self._history.contents(drift.changes[-1].blob) if drift.changes else None
        now = self._article(source.path)
        before = self._read(then, source.path) if then is not None else None
        if before and now:
            yield from changed_texts(before, now, article)

    def _article(self, path: str) -> Article | None:
        try:
            source = self._reader.source(self._project.root / path)
        except UnreadableError:
            return None
        return read(source, self._project.site.read_options(path))

    def _read(self, raw: bytes, path: str) -> Article | None:
        try:
            return read(decode(raw, path), self._project.site.read_options(path))
        except UnreadableError:
            return None
