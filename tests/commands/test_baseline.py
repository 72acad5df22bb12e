"""``mbclint baseline``, and what ``check`` makes of it."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import RunCommand
from tests.git_repository import Repository

DAY = "--today=2026-06-01"
SETTINGS = 'root = true\nlanguages = ["en"]\nselect = ["SEE101", "SEE102", "EXP705"]\n'
TWICE = "# Kidney stones\n\n## See also\n\n- Diet\n- MRI\n- Diet\n"
FILE = "mbclint-baseline.json"


@pytest.fixture
def page(folder: Path) -> Path:
    (folder / "mbclint.toml").write_text(SETTINGS)
    path = folder / "page.md"
    path.write_text(TWICE)
    return path


def test_what_is_known_is_not_reported_wherever_it_moves(run: RunCommand, page: Path) -> None:
    assert run("check", DAY).exit_code == 1
    written = run("baseline", DAY)
    assert written.stdout == f"{FILE}: 1 known finding\n"
    assert json.loads((page.parent / FILE).read_text()) == {
        "version": 1,
        "findings": [{"rule": "SEE102", "path": "page.md", "text": "Diet", "count": 1}],
    }
    result = run("check", DAY)
    assert result.exit_code == 0
    assert result.stdout.endswith("1 known finding not shown (--no-baseline).\n")
    page.write_text("# Kidney stones\n" + "\nText.\n" * 50 + TWICE.partition("\n")[2])
    assert run("check", DAY).exit_code == 0
    assert run("check", "--no-baseline", DAY).exit_code == 1


def test_a_second_equal_fault_is_new_and_the_only_one_reported(run: RunCommand, page: Path) -> None:
    run("baseline", DAY)
    page.write_text(TWICE + "\n## Text\n\nText.\n\n## See also\n\n- Diet\n- Diet\n")
    result = run("check", "--format=concise", DAY)
    assert [line.split(":")[1] for line in result.stdout.splitlines()] == ["16"]


def test_what_is_mended_is_counted_and_pruned_on_request(run: RunCommand, page: Path) -> None:
    other = page.with_name("other.md")
    other.write_text(TWICE)
    run("baseline", DAY)
    page.write_text(TWICE.replace("- MRI\n- Diet\n", "- MRI\n- MRI\n"))
    assert "1 known finding mended: mbclint baseline --prune." in run("check", DAY).stdout
    assert "mended" not in run("check", "--select=EXP", DAY).stdout
    assert "mended" not in run("check", "other.md", DAY).stdout
    other.unlink()
    pruned = run("baseline", "--prune", DAY)
    assert pruned.stdout == (
        f"{FILE}: 0 known findings\n2 known findings no longer occurred and went.\n"
    )
    assert json.loads((page.parent / FILE).read_text())["findings"] == []
    assert run("check", DAY).exit_code == 1


def test_what_is_known_of_other_files_stays(run: RunCommand, page: Path) -> None:
    other = page.with_name("other.md")
    other.write_text(TWICE)
    run("baseline", DAY)
    page.write_text(TWICE.replace("Diet", "Food"))
    run("baseline", "page.md", DAY)
    known = json.loads((page.parent / FILE).read_text())["findings"]
    assert [(each["path"], each["text"]) for each in known] == [
        ("other.md", "Diet"),
        ("page.md", "Food"),
    ]


def test_known_findings_follow_a_renamed_file(run: RunCommand, page: Path) -> None:
    repository = Repository(page.parent)
    run("baseline", DAY)
    repository.commit("2026-05-01", {})
    repository.git("mv", "page.md", "stones.md")
    assert run("check", DAY).exit_code == 0
    repository.commit("2026-05-02", {})
    assert run("check", DAY).exit_code == 0
    assert run("check", "--no-baseline", DAY).exit_code == 1


def test_paths_are_compared_in_one_form(run: RunCommand, page: Path) -> None:
    decomposed = page.with_name("die\u0301ta.md")
    page.rename(decomposed)
    run("baseline", DAY)
    decomposed.rename(page.with_name("di\u00e9ta.md"))
    assert run("check", DAY).exit_code == 0


def test_known_findings_are_not_mended(run: RunCommand, page: Path) -> None:
    page.write_text(TWICE + "\n\n")
    run("baseline", DAY)
    run("check", "--fix", DAY)
    assert page.read_text() == TWICE + "\n\n"
    run("check", "--fix", "--no-baseline", DAY)
    assert page.read_text() == TWICE


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "is no baseline: "),
        ('{"version": 1}', "is no baseline: Object missing required field `findings`"),
        ('{"version": 2, "findings": []}', "has version 2; this mbclint knows 1"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_named(
    run: RunCommand, page: Path, text: str | None, problem: str
) -> None:
    if text is not None:
        (page.parent / "known.json").write_text(text)
    for options in (["--baseline=known.json"], []):
        if not options:
            page.with_name("mbclint.toml").write_text(SETTINGS + 'baseline = "known.json"\n')
        result = run("check", *options, DAY)
        assert result.exit_code == 2
        assert f"known.json: {problem}" in result.stderr
