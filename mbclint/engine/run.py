"""A whole run: from named paths to a report."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol
from unicodedata import normalize

from msgspec import Struct, field
from msgspec.structs import replace

from mbclint.checks.kinds import Kind, Need
from mbclint.checks.site_around import SiteAround
from mbclint.corpus.git_history import GitHistory
from mbclint.corpus.git_program import GitError
from mbclint.corpus.member import Shelved
from mbclint.corpus.remote_links import RemoteLink, remote_links
from mbclint.corpus.site import Site
from mbclint.corpus.touched import touched_by
from mbclint.engine.baseline import EMPTY, Baseline, Sifted
from mbclint.engine.discover import finder_of
from mbclint.engine.examiner import Examiner, Task
from mbclint.engine.executors import ALONE, Executors
from mbclint.engine.file_reader import FileReader
from mbclint.engine.files import ON_DISK, Files
from mbclint.engine.judge import UNHEARD, Crash, Heard, Judged
from mbclint.engine.keeping import scratch_cache
from mbclint.engine.losses import add_losses
from mbclint.engine.page_cache import PageCache
from mbclint.engine.past_facts import PastFacts
from mbclint.engine.quiet import said_once
from mbclint.engine.recall import recall_all
from mbclint.engine.shelf import FactsShelf, fits_memory
from mbclint.engine.site_files import empty_site, site_paths
from mbclint.engine.site_history import SHALLOW, git_history
from mbclint.engine.site_judge import SiteJudge
from mbclint.engine.suppressing import Suppressing
from mbclint.engine.view import DISK, View
from mbclint.language.detector import Detector
from mbclint.model.finding import Finding
from mbclint.model.remote import Evidence
from mbclint.model.report import Report, RuleInfo
from mbclint.model.suppression import Suppression
from mbclint.rulebook.book import RuleBook
from mbclint.rulebook.rule import Rule
from mbclint.settings.project import Project


class Answers(Protocol):
    """Who knows of addresses on the network."""

    def evidence(self, links: Iterable[RemoteLink]) -> Mapping[str, Evidence]:
        """What is known of the addresses of links."""


class Outcome(Struct, frozen=True):
    """What a run gives: the report, what was named in vain, and the checks that raised."""

    report: Report
    faults: tuple[str, ...]
    crashes: tuple[Crash, ...]
    notes: tuple[str, ...] = ()
    """What could not be judged, and why."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """The files that were checked, by the paths under which findings name them."""
    site: Site | None = None
    """The pages as one, where a rule looks at them so."""

    @property
    def paths(self) -> frozenset[str]:
        """Those paths as identities have them, in NFC."""
        return frozenset(normalize("NFC", shown) for shown in self.files)


class Run(Struct):
    """One run over a project. Every file is read once and judged by itself; then the pages are
    judged together, by their facts. A fault of one file stops no other."""

    project: Project
    book: RuleBook
    today: datetime.date
    detector: Detector
    executors: Executors = ALONE
    """Who reads and judges."""
    baseline: Baseline = EMPTY
    """What is known and is not to be reported."""
    force_exclude: bool = False
    """Whether ``exclude`` holds for files that are named one by one too."""
    progress: Callable[[int, int], None] = lambda done, of: None
    """Told after each file how many of how many are read."""
    online: Answers | None = None
    """Who knows of addresses on other sites; None for a run that asks nothing."""
    published: Mapping[str, str] = field(default_factory=dict)
    """The addresses at which files were read, by the paths under which findings name them; empty
    for files that are not published pages."""
    cache: PageCache | None = None
    """Knows files from earlier runs, and from earlier rounds of this one."""
    files: Files = ON_DISK
    """Where the files lie."""

    def remembering(self) -> "Run":
        """The run with a cache, for what judges the same files round after round."""
        return self if self.cache else replace(self, cache=PageCache(None))

    def check(self, named: Sequence[Path], view: View = DISK) -> Outcome:
        """Check files and folders, with what ``view`` puts in the place of some. Raises
        ``SettingsError`` before the first file is read."""
        reader = FileReader(self.project.root, self.project.site.max_file_size, view, self.files)
        finder = finder_of(self.project, reader, self.force_exclude).around(named)
        found = finder.find(named)
        inputs = {reader.shown(path): path for path in found.files}
        examiner = Examiner(self.project, self.book, self.today, self.detector, reader)
        gone = [self.project.root / shown for shown in view.gone]
        needs = _site_needs([*inputs.values(), *gone], examiner)
        names_all = any(reader.shown(path) == "." for path in named)
        around = Need.SITE in needs and not names_all
        others = site_paths(self.project, found.files, finder) if around else ()
        heard, site, asked = self._examine(inputs, others, examiner, needs)
        notes = self._judge_site(site, heard, inputs, examiner, needs) if site else ()
        suppressing = Suppressing(examiner, asked)
        judged = [suppressing.settled(shown, each, inputs) for shown, each in heard.items()]
        one_by_one = {reader.shown(path) for path in named if not self.files.is_folder(path)}
        one_by_one.difference_update(self.published)
        file = self.project.file
        findings = said_once(
            (it for each in judged for it in each.findings if view.counts(it)),
            inputs.keys() - one_by_one if one_by_one else inputs.keys(),
            reader.shown(file) if file else ".",
            self.book,
        )
        report = _report(self._sifted(findings, inputs, examiner), judged, len(inputs), self.book)
        return Outcome(report, found.faults, _crashes(judged), notes, inputs, site)

    def _sifted(
        self, findings: Iterable[Finding], inputs: Mapping[str, Path], examiner: Examiner
    ) -> Sifted:
        """The findings in order, without those that are known."""
        found = sorted(findings, key=lambda finding: finding.sort_key)

        @cache
        def files() -> Mapping[str, Path]:
            return {normalize("NFC", shown): path for shown, path in inputs.items()}

        def judged(rule: str, path: str) -> bool:
            file = files().get(path)
            return file is not None and rule in examiner.rules_by_code(file)

        return self.baseline.sift(found, judged)

    def _examine(
        self,
        inputs: Mapping[str, Path],
        others: Iterable[Path],
        examiner: Examiner,
        needs: frozenset[Need],
    ) -> tuple[dict[str, Heard], Site | None, dict[str, tuple[Suppression, ...]]]:
        """What is said of each named file by itself, the site with these and the other pages, and
        what pages ask not to report."""
        tasks = [Task(path, judged=True) for path in inputs.values()]
        reader = examiner.reader
        tasks += (Task(path, judged=False) for path in others if reader.shown(path) not in inputs)
        site = empty_site(self.project, reader) if needs else None
        heard: dict[str, Heard] = {}
        asked: dict[str, tuple[Suppression, ...]] = {}
        cache, shelf = self._room(examiner, len(tasks)) if site else (self.cache, None)
        done = recall_all(cache, examiner, tasks, self.executors, whole=shelf is None)
        for number, (task, examined) in enumerate(zip(tasks, done, strict=True), 1):
            self.progress(number, len(tasks))
            if task.judged:
                heard[examined.shown] = examined.heard
            card = examined.card
            if card is None:
                continue
            key, facts = examined.key, examined.facts
            if site and (there := Shelved(shelf, key) if shelf and key else facts):
                site.enter(examined.shown, card, there)
            if card.suppressions:
                asked[examined.shown] = card.suppressions
        return heard, site, asked

    def _room(self, examiner: Examiner, pages: int) -> tuple[PageCache | None, FactsShelf | None]:
        """The cache of the run, and where facts are kept: memory is for sites that it can hold, of
        runs without a cache. Where others keep them, the cache has what they leave to be read
        here."""
        cache, keeping = self.cache, self.executors.keeping
        if keeping or not (fits_memory(pages) or (cache and cache.file)):
            cache = scratch_cache()
        if cache and (keeping or cache.file):
            return cache, FactsShelf(cache, examiner, pages, keeping)
        return cache, None

    def _judge_site(
        self,
        site: Site,
        heard: dict[str, Heard],
        inputs: Mapping[str, Path],
        examiner: Examiner,
        needs: frozenset[Need],
    ) -> tuple[str, ...]:
        """Add what is said of the named pages among the others, and of others because of them; what
        git could not tell is returned."""
        named, reader = frozenset(heard), examiner.reader
        members = (*site.of_paths(named), *touched_by(site, named))
        history = self._history(len(members), examiner) if Need.GIT in needs else None
        around = SiteAround(
            *(site, self.today, self.detector, history),
            self._evidence(site, named) if Need.NETWORK in needs else {},
            self.project.site.online,
            self.published,
        )
        judge = SiteJudge(around, examiner, inputs, named)
        for member, said in judge.hear_all(members, self.executors):
            heard[member.path] = heard.get(member.path, UNHEARD).with_(said)
        if reader.view.gone:
            add_losses(site, around, heard, named, examiner)
        if history is None:
            return ()
        history.close()
        return (SHALLOW,) if history.cut_off else ()

    def _evidence(self, site: Site, named: frozenset[str]) -> Mapping[str, Evidence]:
        """What is known of the addresses of other sites to which the named pages link."""
        if self.online is None:
            return {}
        settings = self.project.site
        return self.online.evidence(
            link
            for member in site.of_paths(named)
            for link in remote_links(
                *(member.facts, settings.addresses.base_url, settings.online),
                self.published.get(member.path),
            )
        )

    def _history(self, pages: int, examiner: Examiner) -> GitHistory | None:
        """What git knows of the pages; None where it cannot tell."""
        try:
            known = PastFacts(examiner, self.cache) if self.cache else None
            return git_history(self.project, pages, known.read if known else None)
        except GitError:
            return None


def _site_needs(paths: Iterable[Path], examiner: Examiner) -> frozenset[Need]:
    """What the rules for these files that judge by facts need beside the page; nothing where there
    are none. All settings are read on the way."""
    in_force = {id(rules): rules for rules in map(examiner.rules_for, paths)}
    of_site = (it.rule for rules in in_force.values() for it in rules if it.rule.kind is Kind.SITE)
    return frozenset(need for rule in of_site for need in rule.needs)


def _report(sifted: Sifted, judged: Sequence[Judged], files: int, book: RuleBook) -> Report:
    undecided = [each for one in judged for each in one.undecided]
    return Report(
        sifted.new,
        tuple(sorted(undecided, key=lambda each: (each.path, each.place.start, each.code))),
        files,
        sifted.known,
        sifted.gone,
        tuple(
            _info(rule)
            for code in sorted({finding.code for finding in sifted.new})
            if (rule := book.get(code))
        ),
    )


def _info(rule: Rule) -> RuleInfo:
    file = rule.file
    return RuleInfo(file.code, file.name, file.severity, file.summary, file.why, file.mend)


def _crashes(judged: Sequence[Judged]) -> tuple[Crash, ...]:
    return tuple(crash for each in judged for crash in each.crashes)
