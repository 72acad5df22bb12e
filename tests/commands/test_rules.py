"""``mbclint rules``, ``rules test`` and ``explain``."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mbclint.rulebook import plug_ins
from tests.commands.conftest import RunCommand

LONG_AGO = 1_700_000_000
GOOD = """\
code: HSE001
name: no-long-lists
summary: A list is long.
severity: info
check: long-list
options: {max: 1}
why: It is.
mend: Cut it.
examples:
  - about: two entries
    article: "See also\\n\\n- MRI\\n- CT\\n"
    finds: ["1:1 This list has 2 entries, more than 1"]
"""


def write_pack(folder: Path, text: str) -> None:
    (folder / "pack").mkdir()
    (folder / "pack" / "rule.yaml").write_text(text, "utf-8")


def test_the_list_names_every_rule(run: RunCommand) -> None:
    result = run("rules")
    assert result.exit_code == 0
    assert "SEE102  error    fix unsafe  duplicate-title" in result.output
    assert "SEE110  off" in result.output


@pytest.mark.parametrize("name", ["SEE102", "see102", "duplicate-title"])
def test_a_rule_is_explained_by_code_or_name(run: RunCommand, name: str) -> None:
    result = run("explain", name)
    assert result.exit_code == 0
    assert result.output.startswith("SEE102 duplicate-title (error)")
    assert '-> 7:6 "MRI" is listed twice: entries 1 and 3' in result.output


def test_an_unknown_rule_has_a_near_name(run: RunCommand) -> None:
    result = run("explain", "duplicate-titel")
    assert result.exit_code == 2
    assert 'did you mean "duplicate-title"?' in result.stderr


def test_the_built_in_examples_hold(run: RunCommand) -> None:
    result = run("rules", "test")
    assert result.exit_code == 0
    assert result.output.endswith(" 0 faults\n")


def test_the_examples_of_a_pack_are_run(run: RunCommand, folder: Path) -> None:
    write_pack(folder, GOOD)
    assert run("rules", "test", "pack").output == "1 rules, 1 examples, 0 faults\n"
    (folder / "pack" / "rule.yaml").write_text(GOOD.replace("2 entries", "3 entries"))
    result = run("rules", "test", "pack")
    assert result.exit_code == 1
    assert "expected, not found: 1:1 This list has 3 entries" in result.output
    assert "found, not expected: 1:1 This list has 2 entries" in result.output


def test_a_rule_that_was_changed_after_its_pack_was_read_is_read_again(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MBCLINT_CACHE", str(folder / "cache"))
    write_pack(folder, GOOD)
    rule = folder / "pack" / "rule.yaml"
    os.utime(rule, (LONG_AGO, LONG_AGO))
    for _ in range(2):
        assert run("rules", "test", "pack").output == "1 rules, 1 examples, 0 faults\n"
    assert [*folder.glob("cache/compiled/rules-*.msgpack")]
    rule.write_text(GOOD.replace("max: 1", "max: 2"), "utf-8")
    os.utime(rule, (LONG_AGO, LONG_AGO))
    assert "expected, not found: 1:1" in run("rules", "test", "pack").output
    rule.write_text(GOOD.replace("mend:", "mind:"), "utf-8")
    assert 'rule.yaml:8: unknown key "mind"' in run("rules", "test", "pack").stderr


def test_a_rule_whose_plug_in_went_after_its_pack_was_read_is_a_fault(
    run: RunCommand,
    folder: Path,
    house_check: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MBCLINT_CACHE", str(folder / "cache"))
    house_check("yield Problem(title.span, 'One', title.text)")
    (folder / "page.md").write_text("# Title\n", "utf-8")
    for rule in (folder / "house-rules").iterdir():
        os.utime(rule, (LONG_AGO, LONG_AGO))
    for _ in range(2):
        assert "One" in run("check", "page.md").output
    monkeypatch.setattr(plug_ins, "_plug_ins", dict)
    result = run("check", "page.md")
    assert result.exit_code == 2
    assert 'there is no check "no-shouting"' in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code: [", "pack/rule.yaml:2: not YAML"),
        ("- a", "pack/rule.yaml:1: expected a table with the keys code, name, summary"),
        (
            GOOD.replace("mend:", "mind:"),
            'pack/rule.yaml:8: unknown key "mind"; did you mean "mend"?',
        ),
        (
            GOOD.replace("HSE001", "x1"),
            "pack/rule.yaml:1: code: expected capital letters and three",
        ),
        (
            GOOD.replace("info", "bad"),
            "pack/rule.yaml:4: severity: expected error, warning",
        ),
        (
            GOOD.replace("long-list\n", "long-lst\n"),
            'pack/rule.yaml:5: there is no check "long-lst"; did you mean "long-list"?',
        ),
        (
            GOOD.replace("max: 1", "maxx: 1"),
            'pack/rule.yaml:6: unknown key "maxx"; did you mean "max"?',
        ),
        (GOOD.replace("max: 1", "max: many"), "pack/rule.yaml:6: options.max: Expected"),
        (GOOD.replace("finds: [", "find: ["), 'pack/rule.yaml:12: unknown key "find"'),
        (GOOD + "code: HSE002\n", 'pack/rule.yaml:13: the key "code" stands twice'),
    ],
)
def test_a_malformed_pack_names_file_line_and_what_was_expected(
    run: RunCommand, folder: Path, text: str, said: str
) -> None:
    write_pack(folder, text)
    for arguments in (("rules", "test", "pack"), ("check", ".", "--config=mbclint.toml")):
        (folder / "mbclint.toml").write_text('extend-rules = ["pack"]')
        result = run(*arguments)
        assert result.exit_code == 2
        assert said in result.stderr.replace(f"{folder}/", "")


def test_a_pack_may_not_take_a_code_that_is_taken(run: RunCommand, folder: Path) -> None:
    write_pack(folder, GOOD.replace("HSE001", "SEE102"))
    (folder / "mbclint.toml").write_text('extend-rules = ["pack"]')
    result = run("rules")
    assert result.exit_code == 2
    assert '"SEE102" is taken by the rule in' in result.stderr


def test_a_folder_without_rules_is_an_error(run: RunCommand, folder: Path) -> None:
    (folder / "pack").mkdir()
    assert "there is no rule here" in run("rules", "test", "pack").stderr
    assert "there is no such folder" in run("rules", "test", "absent").stderr
