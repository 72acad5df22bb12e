"""The examples of rules, run: documentation that is tested."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from mbclint.engine.judge import ActiveRule, Surroundings, judge
from mbclint.engine.read import read
from mbclint.fixing.apply import apply_fixes
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.model.interval import Interval
from mbclint.model.source import Source
from mbclint.readers.options import ReadOptions
from mbclint.rulebook.rule import Example, Rule


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
    source = Source("example", example.article, example.format)
    article = read(source, ReadOptions(language=example.language))
    around = Surroundings(
        example.today, Interval(months=36), FrequencyDetector(), example.languages
    )
    judged = judge(article, [ActiveRule(rule, rule.file.severity, options)], around)
    for crash in judged.crashes:
        yield f"the check raised {type(crash.error).__name__}: {crash.error}"
    found = [f"{finding.place.start} {finding.message}" for finding in judged.findings]
    for missing in (line for line in example.finds if line not in found):
        yield f"expected, not found: {missing}"
    for surplus in (line for line in found if line not in example.finds):
        yield f"found, not expected: {surplus}"
    if example.fixed is not None:
        fixes = [finding.fix for finding in judged.findings if finding.fix]
        fixed = apply_fixes(source.text, fixes)
        if fixed != example.fixed:
            yield f"the fix gives {fixed!r}, expected {example.fixed!r}"
