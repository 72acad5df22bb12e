"""Where reports go, and how much they say."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import RunCommand

DAY = "--today=2026-06-01"
PAGE = "# Kidney stones\n\n## See also\n\n- [Diet](/a)\n- [MRI](/b)\n- [Diet](/a)\n\n"


@pytest.fixture
def page(folder: Path) -> Path:
    (folder / "mbclint.toml").write_text('root = true\nselect = ["SEE101", "EXP705"]\n')
    path = folder / "page.md"
    path.write_text(PAGE)
    return path


def test_several_formats_in_one_run(run: RunCommand, page: Path) -> None:
    result = run("check", "--format=sarif=out.sarif", "--format=concise", DAY)
    assert len(result.stdout.splitlines()) == 2
    log = json.loads(page.with_name("out.sarif").read_text())
    assert len(log["runs"][0]["results"]) == 2
    assert result.exit_code == 1


def test_a_file_for_the_report(run: RunCommand, page: Path) -> None:
    assert run("check", "-o", "out.txt", "--color=always", DAY).stdout == ""
    assert "2 findings in 1 file" in page.with_name("out.txt").read_text()
    assert "\x1b" not in page.with_name("out.txt").read_text()
    lost = run("check", "-o", "no/out.txt", DAY)
    assert "no/out.txt: cannot be written: No such file or directory" in lost.stderr
    assert lost.exit_code == 2


def test_formats_need_places_of_their_own(run: RunCommand, page: Path) -> None:
    twice = run("check", "--format=json", "--format=text", DAY)
    assert "two formats go to standard output; write --format NAME=PATH" in twice.stderr
    assert twice.exit_code == 2
    wrong = run("check", "--format=sarrif", DAY)
    assert "'sarrif' is not one of text, concise, json" in wrong.stderr
    assert wrong.exit_code == 2


def test_counts_in_place_of_findings(run: RunCommand, page: Path) -> None:
    page.with_name("other.md").write_text("# Text\n\n\n")
    assert run("check", "--statistics", DAY).stdout == (
        "2  EXP705  final-newline (info), 2 with a safe fix\n"
        "1  SEE101  duplicate-target (error), 1 with a safe fix\n"
        "3 findings in 2 files: 1 error, 2 infos.\n"
    )


def test_quiet_is_quiet_about_what_does_not_fail_the_run(run: RunCommand, page: Path) -> None:
    loud = run("check", "--quiet", DAY).stdout
    assert "SEE101" in loud
    assert "EXP705" not in loud
    assert "finding" not in loud
    assert run("check", "--quiet", "--fail-on=never", DAY).stdout == ""
    page.write_text("# Text\n")
    assert run("check", "--quiet", DAY).stdout == ""


def test_annotations_are_few_and_the_summary_of_the_step_is_whole(
    run: RunCommand, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = page.with_name("summary.md")
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run("check", "--format=github", DAY)
    assert result.stdout.startswith("::error file=page.md,line=7,")
    assert summary.read_text().startswith("before\n**mbclint**: 2 findings")
    run("check", "--format=concise", DAY)
    assert summary.read_text().count("**mbclint**") == 1


def test_sarif_describes_the_rules_that_have_findings(run: RunCommand, page: Path) -> None:
    run("check", "--format=sarif=out.sarif", DAY)
    (log,) = json.loads(page.with_name("out.sarif").read_text("utf-8"))["runs"]
    described = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    assert list(described) == ["EXP705", "SEE101"]
    markdown = described["SEE101"]["help"]["markdown"]
    assert markdown.startswith("**duplicate-target**: The reader follows both")
    assert "\n\nKeep the entry with the better title" in markdown
