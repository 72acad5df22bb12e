"""One page through all active rules: by itself, and as a part of its site."""

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mbclint.checks.kinds import (
    Clock,
    Kind,
    Options,
    Page,
    SitePage,
)
from mbclint.language.detector import Detector
from mbclint.model.article import Article
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Finding, NotJudged, Place, Problem, Severity
from mbclint.model.interval import Interval
from mbclint.model.report import Undecided
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.rulebook.rule import Rule


class ActiveRule(Struct, frozen=True):
    """A rule as it is configured for a file."""

    rule: Rule
    severity: Severity
    changed: Options | None = None
    """Its options, where the settings change any."""
    applicability: Applicability | None = None
    """How far its fixes may be trusted, where the settings say so."""

    @property
    def options(self) -> Options | None:
        """Its options, as its check takes them."""
        return self.rule.options if self.changed is None else self.changed


class Surroundings(Struct, frozen=True):
    """What a run knows beside the article."""

    today: datetime.date
    review_interval: Interval
    detector: Detector
    site_languages: tuple[str, ...] = ()


class Crash(Struct, frozen=True):
    """A part of mbclint that raised."""

    path: str
    who: str
    """What failed, for people: ``The rule long-list (SEE112)``."""
    error: str
    """Of which kind, and what it says."""
    trace: str
    """Where it failed, for those who mend it."""

    @classmethod
    def of(cls, path: str, who: str, error: Exception) -> "Crash":
        """The crash by an exception, in words: those travel between processes."""
        # Loaded here, because it is seldom of use.
        import traceback

        said = f"{type(error).__name__}: {error}"
        return cls(path, who, said, "".join(traceback.format_exception(error)))


class Judged(Struct, frozen=True):
    """What all rules said of one page."""

    findings: tuple[Finding, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    crashes: tuple[Crash, ...] = ()


_SILENT = Judged()
"""Of most pages of a large site nothing is said: one object stands for all of them."""


class Heard(Struct, frozen=True):
    """What some rules said of one page, before what yields has yielded."""

    findings: tuple[tuple[ActiveRule, Finding], ...] = ()
    undecided: tuple[Undecided, ...] = ()
    crashes: tuple[Crash, ...] = ()
    asked_day: bool = False
    """Whether a rule asked for the day: on another, it may say something else."""

    def with_(self, other: "Heard") -> "Heard":
        """Both together."""
        if not (other.findings or other.undecided or other.crashes or other.asked_day):
            return self
        return Heard(
            (*self.findings, *other.findings),
            (*self.undecided, *other.undecided),
            (*self.crashes, *other.crashes),
            self.asked_day or other.asked_day,
        )

    def settled(self, hides: Callable[[Finding], bool] = lambda _: False) -> Judged:
        """The findings that stay, in their order. ``hides`` is asked about each finding before any
        yields: what yields to a hidden one goes with it."""
        if not self.findings:
            silent = not (self.undecided or self.crashes)
            return _SILENT if silent else Judged((), self.undecided, self.crashes)
        hidden = frozenset(id(finding) for _, finding in self.findings if hides(finding))
        findings = sorted(_settle(self.findings, hidden), key=lambda finding: finding.sort_key)
        return Judged(tuple(findings), self.undecided, self.crashes)


UNHEARD = Heard()
"""Nothing was said."""


def judge(article: Article, rules: Iterable[ActiveRule], around: Surroundings) -> Judged:
    """Run every rule that judges a page by itself."""
    return hear_page(article, rules, around).settled()


def hear_page(article: Article, rules: Iterable[ActiveRule], around: Surroundings) -> Heard:
    """What the rules say that judge a page by itself; one that raises stops no other."""
    # Loaded here, because a run in which nothing has changed judges no page by itself.
    from mbclint.language.page import PageLanguages

    page = Page(
        article,
        PageLanguages(article, around.detector, around.site_languages),
        around.review_interval,
        clock := Clock(around.today),
    )
    source = article.source
    hearing = _Hearing(source.path, lambda: source)
    for active in rules:
        if active.rule.kind is Kind.PAGE and source.format in active.rule.file.formats:
            hearing.hear(active, page)
    return replace(hearing.heard(), asked_day=clock.was_asked)


def hear_site(
    page: SitePage,
    rules: Iterable[ActiveRule],
    source: Callable[[], Source],
    concerning: Container[str] | None = None,
) -> Heard:
    """What the rules say that judge a page as a part of its site. ``source`` is asked for the text
    only when there is something to say; with ``concerning``, only what is said about pages of these
    paths counts."""
    hearing = _Hearing(page.facts.path, source, concerning)
    written = page.facts.format
    for active in rules:
        if active.rule.kind is Kind.SITE and written in active.rule.file.formats:
            hearing.hear(active, page)
    return hearing.heard()


class _Hearing:
    """Collects what rules say of one page. Most say nothing, and that has to cost nothing: there
    are as many answers as pages times rules."""

    def __init__(
        self, path: str, source: Callable[[], Source], concerning: Container[str] | None = None
    ) -> None:
        self._path = path
        self._source = source
        self._concerning = concerning
        self._findings: list[tuple[ActiveRule, Finding]] = []
        self._undecided: list[Undecided] = []
        self._crashes: list[Crash] = []

    def heard(self) -> Heard:
        """All that was said."""
        return Heard(tuple(self._findings), tuple(self._undecided), tuple(self._crashes))

    def hear(self, active: ActiveRule, page: Any) -> None:
        """Let a rule speak."""
        try:
            check = active.rule.check
            # Taken whole: half of what a failing check says is not to be relied on.
            outcomes = tuple[object, ...](check.run(page, active.options)) if check else ()
        except Exception as error:
            who = f"The rule {active.rule.name} ({active.rule.code})"
            self._crashes.append(Crash.of(self._path, who, error))
            return
        for outcome in outcomes:
            if isinstance(outcome, NotJudged):
                self._undecided.append(_undecided(outcome, active.rule, self._source()))
            elif isinstance(outcome, Problem) and (
                self._concerning is None or outcome.concerns in self._concerning
            ):
                self._findings.append((active, stamp(outcome, active, self._source())))


def stamp(problem: Problem, active: ActiveRule, source: Source) -> Finding:
    """A problem as a finding: rule, severity, file, and lines and columns for offsets."""
    start = source.lines.position(problem.span.start)
    return Finding(
        code=active.rule.code,
        name=active.rule.name,
        severity=active.severity,
        path=source.path,
        place=_place(problem.span, "", source),
        message=problem.message,
        subject=problem.subject,
        span=problem.span,
        related=tuple(_place(other.span, other.message, source) for other in problem.related),
        fix=_fix(problem, active),
        edit_places=tuple(_place(edit.span, "", source) for edit in problem.fix.edits)
        if problem.fix
        else (),
        excerpt=source.lines.line_span(start.line).cut(source.text),
        help=active.rule.file.mend,
        evidence=problem.evidence,
        concerns=problem.concerns,
        untranslated=problem.untranslated,
    )


def _fix(problem: Problem, active: ActiveRule) -> Fix | None:
    if problem.fix and active.applicability:
        return replace(problem.fix, applicability=active.applicability)
    return problem.fix


def _place(span: Span, message: str, source: Source) -> Place:
    lines = source.lines
    return Place(
        lines.position(span.start),
        lines.position(span.end),
        message,
        lines.utf8_column(span.start),
        lines.utf8_column(span.end),
    )


def _undecided(outcome: NotJudged, rule: Rule, source: Source) -> Undecided:
    place = _place(outcome.span, "", source)
    return Undecided(rule.code, rule.name, source.path, place, outcome.subject, outcome.reason)


def _settle(
    findings: Sequence[tuple[ActiveRule, Finding]], hidden: frozenset[int]
) -> Iterator[Finding]:
    """One fault, one finding: what yields to another finding on its text is named there and lends
    it its severity. What is absent from a page has no text, and some faults are those of all its
    text: there, it yields wherever on the page the other stands."""
    by_code: dict[str, list[tuple[ActiveRule, Finding]]] = {}
    for active, finding in findings:
        by_code.setdefault(finding.code, []).append((active, finding))
    absorbed: dict[int, list[Finding]] = {}
    for active, finding in findings:
        for code in active.rule.file.yields_to:
            for winner, stronger in by_code.get(code, ()):
                anywhere = winner.rule.file.whole_page or active.rule.file.anchor == "start"
                if anywhere or stronger.span.covers(finding.span):
                    absorbed.setdefault(id(stronger), []).append(finding)
    gone = hidden | {id(finding) for given in absorbed.values() for finding in given}
    for _, finding in findings:
        if id(finding) not in gone:
            others = [it for it in absorbed.get(id(finding), []) if id(it) not in hidden]
            names = sorted({f"{other.name} ({other.code})" for other in others})
            also = f" (also {', '.join(names)})" if names else ""
            gravest = min((finding, *others), key=lambda each: each.severity.rank)
            yield replace(finding, message=finding.message + also, severity=gravest.severity)
