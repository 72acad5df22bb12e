"""Every rule answers the same questions, and its examples hold."""

import pytest

from mbclint.checks.registry import CHECKS
from mbclint.engine.examples import run_examples
from mbclint.resources import rules_folder
from mbclint.rulebook.book import built_in_rules, make_book
from mbclint.rulebook.plug_ins import ENGINE
from mbclint.rulebook.rule import Rule

RULES = built_in_rules()
JUDGING = [rule for rule in RULES if rule.file.check != ENGINE]
FAMILIES = {
    "SEE": "related",
    "LNG": "language",
    "REV": "review",
    "STL": "staleness",
    "EXP": "hygiene",
    "LNK": "links",
    "TRN": "translation",
    "MBC": "tool",
}


def names(rules: list[Rule]) -> list[str]:
    return [rule.name for rule in rules]


@pytest.mark.parametrize("rule", JUDGING, ids=names(JUDGING))
def test_the_examples_hold(rule: Rule) -> None:
    assert [str(fault) for fault in run_examples(rule)] == []


@pytest.mark.parametrize("rule", JUDGING, ids=names(JUDGING))
def test_there_is_an_example_of_a_fault_and_one_without(rule: Rule) -> None:
    assert any(example.finds for example in rule.file.examples)
    assert any(not example.finds for example in rule.file.examples)


@pytest.mark.parametrize("rule", RULES, ids=names(list(RULES)))
def test_the_file_says_what_the_rule_is(rule: Rule) -> None:
    folder = FAMILIES[rule.code[:3]]
    assert rule.path == str(rules_folder() / folder / f"{rule.name}.yaml")
    for text in (rule.file.summary, rule.file.why, rule.file.mend):
        assert text[0].isupper()
        assert text.endswith(".")


@pytest.mark.parametrize("rule", JUDGING, ids=names(JUDGING))
def test_a_rule_that_promises_a_fix_shows_it(rule: Rule) -> None:
    shown = any(example.fixed is not None for example in rule.file.examples)
    assert shown == (rule.file.fix != "none") or rule.file.fix == "varies"


def test_codes_and_names_are_unique() -> None:
    assert len(make_book(RULES).rules) == len(RULES)


def test_every_check_serves_a_rule() -> None:
    assert {rule.file.check for rule in JUDGING} == set(CHECKS)


def test_what_a_rule_yields_to_may_come_later_but_has_a_code() -> None:
    for rule in RULES:
        assert rule.code not in rule.file.yields_to
