"""The examples of rules, run: documentation that is tested."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from mbclint.checks.kinds import Kind, SitePage
from mbclint.checks.site_around import SiteAround
from mbclint.corpus.facts import PageFacts, facts_of
from mbclint.corpus.site import Site
from mbclint.corpus.tree import tree_of
from mbclint.engine.example_history import ExampleHistory
from mbclint.engine.judge import ActiveRule, Judged, Surroundings, hear_site, judge
from mbclint.engine.read import read
from mbclint.engine.sources import format_of
from mbclint.fixing.apply import apply_fixes
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.links.remote_address import remote_address
from mbclint.model.article import Article
from mbclint.model.interval import Interval
from mbclint.model.source import Source
from mbclint.readers.options import ReadOptions
from mbclint.rulebook.rule import Example, Rule
from mbclint.settings.faults import SettingsError
from mbclint.settings.project import SiteSettings, site_of

_INTERVAL = Interval(months=36)


@dataclass(frozen=True, slots=True)
class ExampleFault:
    """An example that does not hold."""

    rule: Rule
    example: Example
    problem: str

    def __str__(self) -> str:
        return f"{self.rule.path}: {self.rule.name}: {self.example.about}: {self.problem}"


def run_examples(rule: Rule) -> Iterator[ExampleFault]:
    """Every fault of a rule's examples: findings missing, findings too many, another fix."""
    for example in rule.file.examples:
        for problem in _problems(rule, example):
            yield ExampleFault(rule, example, problem)


def _problems(rule: Rule, example: Example) -> Iterator[str]:
    try:
        options = rule.with_options(example.options)
    except msgspec.ValidationError as error:
        yield f"its options are wrong: {error}"
        return
    try:
        settings = site_of({"languages": example.languages, **example.site})
    except SettingsError as error:
        yield from (f"its settings are wrong: {fault}" for fault in error.faults)
        return
    source = Source(example.path, example.article, example.format)
    article = read(source, _read_options(example, settings))
    active = [ActiveRule(rule, rule.file.severity, options)]
    if rule.kind is Kind.SITE:
        judged = _judge_in_site(example, settings, article, active)
    else:
        around = Surroundings(example.today, _INTERVAL, FrequencyDetector(), example.languages)
        judged = judge(article, active, around)
    for crash in judged.crashes:
        yield f"the check raised {crash.error}"
    found = [f"{finding.place.start} {finding.message}" for finding in judged.findings]
    for missing in (line for line in example.finds if line not in found):
        yield f"expected, not found: {missing}"
    for surplus in (line for line in found if line not in example.finds):
        yield f"found, not expected: {surplus}"
    if example.fixed is not None:
        fixes = [finding.fix for finding in judged.findings if finding.fix]
        fixed = apply_fixes(source.text, fixes).text
        if fixed != example.fixed:
            yield f"the fix gives {fixed!r}, expected {example.fixed!r}"


def _read_options(example: Example, settings: SiteSettings) -> ReadOptions:
    options = settings.read_options(example.path)
    return msgspec.structs.replace(options, language=example.language or options.language)


def _judge_in_site(
    example: Example, settings: SiteSettings, article: Article, active: Sequence[ActiveRule]
) -> Judged:
    site = Site(
        settings.addresses,
        settings.languages,
        settings.source_language,
        tree_of({**example.others, example.path: example.article}),
    )

    def facts(path: str, text: str) -> PageFacts:
        return facts_of(read(Source(path, text, format_of(path)), settings.read_options(path)))

    member = site.add(facts_of(article))
    for path, text in example.others.items():
        site.add(facts(path, text))
    history = ExampleHistory(example.history, facts) if example.history else None
    evidence = {remote_address(url) or url: each for url, each in example.remote.items()}
    around = SiteAround(
        site, example.today, FrequencyDetector(), history, evidence, settings.online
    )
    page = SitePage(member, around, _INTERVAL)
    return hear_site(page, active, lambda: article.source).settled()
