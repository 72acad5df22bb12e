"""Pages judged by what git remembers of them, through the public command and the real program."""

from pathlib import Path

import pytest

from mbclint.engine import site_history
from tests.commands.conftest import RunCommand
from tests.git_repository import Repository

SETTINGS = 'root = true\npreset = "hugo"\nlanguages = ["en", "es"]\nsource-language = "en"\n'
EN, ES = "content/en/stones.md", "content/es/stones.md"
RULES = "--select=REV313,STL404,TRN604"


def page(text: str, **keys: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: Stones\n{lines}---\n{text}\n"


@pytest.fixture(autouse=True, params=[0, 1000], ids=["one log", "a log a file"])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """From how many pages on the log is read once for all."""
    monkeypatch.setattr(site_history, "_MANY", request.param)


@pytest.fixture
def repository(folder: Path) -> Repository:
    made = Repository(folder)
    (folder / "mbclint.toml").write_text(SETTINGS)
    return made


def said(run: RunCommand, *arguments: str) -> list[str]:
    result = run("check", RULES, "--format=concise", "--today=2026-06-01", *arguments)
    assert result.exit_code in (0, 1), result.output
    return [line for line in result.stdout.splitlines() if line]


def test_drift_through_a_renamed_source(run: RunCommand, repository: Repository) -> None:
    first = repository.commit("2026-01-05", {"content/en/old.md": page("Drink water.")})
    repository.commit("2026-01-06", {"content/es/old.md": page("Beba.", default_lang_commit=first)})
    second = repository.commit("2026-02-07", {"content/en/old.md": page("Drink more water.")})
    repository.git("mv", "content/en/old.md", EN)
    repository.git("mv", "content/es/old.md", ES)
    repository.commit("2026-03-01", {}, "Move")
    (line,) = said(run)
    assert line.startswith(f"{ES}:3:22: warning TRN604 drift: The source ({EN}) was changed once")
    assert f"last on 2026-02-07 ({second[:7]}" in line


def test_drift_without_a_record_and_in_merged_branches(
    run: RunCommand, repository: Repository
) -> None:
    repository.commit("2026-01-05", {EN: page("Drink water."), ES: page("Beba agua.")})
    assert said(run) == []
    repository.git("switch", "--quiet", "--create", "more")
    repository.commit("2026-01-07", {EN: page("Drink two litres.")}, "How much")
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-01-08", {"README.md": "Hello"})
    repository.git("merge", "--quiet", "--no-edit", "more", day="2026-01-09")
    (line,) = said(run)
    assert "was changed once since this page last changed, last on 2026-01-07" in line
    repository.commit("2026-02-01", {ES: page("Beba dos litros.")})
    assert said(run) == []


def test_form_alone_is_no_change(run: RunCommand, repository: Repository) -> None:
    first = repository.commit("2026-01-05", {EN: page("Drink water,\nnot wine.")})
    repository.commit("2026-01-06", {ES: page("Beba agua.", default_lang_commit=first[:10])})
    repository.commit("2026-01-07", {EN: page("Drink *water*, not\r\nwine.", draft="false")})
    assert said(run) == []


def test_a_commit_of_nowhere(run: RunCommand, repository: Repository) -> None:
    gone = "0123456789abcdef0123456789abcdef01234567"
    files = {EN: page("Drink water."), ES: page("Beba agua.", default_lang_commit=gone)}
    repository.commit("2026-01-05", files)
    (line,) = said(run)
    assert f'This repository has no commit "{gone}"' in line


def test_shallow_clones_say_so_and_claim_nothing(
    run: RunCommand, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    origin = Repository(tmp_path_factory.mktemp("origin"))
    first = origin.commit("2026-01-05", {EN: page("Drink water."), "mbclint.toml": SETTINGS})
    reviewed = page("Beba agua.", default_lang_commit=first, lastReviewed="2026-01-06")
    origin.commit("2026-01-07", {EN: page("Drink two litres."), ES: reviewed})
    origin.git("clone", "--quiet", "--depth=1", f"file://{origin.folder}", str(folder / "clone"))
    result = run("check", RULES, "--format=concise", "--today=2026-06-01", "clone")
    assert result.stdout == ""
    assert "this clone is shallow" in result.stderr


def test_review_dates_that_move_alone_and_texts_that_move_on(
    run: RunCommand, repository: Repository
) -> None:
    repository.commit("2025-01-06", {EN: page("Drink water.", lastReviewed="2025-01-05")})
    repository.commit("2026-01-06", {EN: page("Drink water.", lastReviewed="2026-01-05")}, "Bump")
    (line,) = said(run)
    assert "REV313 bump-only: The date of the review moved from 2025-01-05 to 2026-01-05" in line
    signed = "Bump\n\nReviewed-by: Ana Brandt <ana@kidney.example>"
    repository.git("commit", "--quiet", "--amend", "--message", signed, day="2026-01-06")
    assert said(run) == []
    repository.commit("2026-03-01", {EN: page("Drink tea.", lastReviewed="2026-01-05")}, "Tea")
    (line,) = said(run)
    assert "STL404 edited-since-review: The text was changed on 2026-03-01" in line


def test_a_changed_source_is_told_at_its_unchanged_translation(
    run: RunCommand, repository: Repository
) -> None:
    first = repository.commit("2026-01-05", {EN: page("Drink water.")})
    repository.commit("2026-01-06", {ES: page("Beba agua.", default_lang_commit=first)})
    (repository.folder / EN).write_text(page("Drink tea."))
    (line,) = said(run, EN)
    assert line.startswith(f"{ES}:3:22: warning TRN604")
    assert "not yet committed" in line


def test_names_beyond_ascii_and_a_project_below_the_top(
    run: RunCommand, repository: Repository
) -> None:
    (repository.folder / "mbclint.toml").unlink()
    files = {"site/mbclint.toml": SETTINGS, "site/content/en/riñón “x”.md": page("Drink.")}
    first = repository.commit("2026-01-05", files)
    spanish = page("Beba.", default_lang_commit=first)
    repository.commit("2026-01-06", {"site/content/es/riñón “x”.md": spanish})
    repository.commit("2026-01-07", {"site/content/en/riñón “x”.md": page("Drink tea.")})
    (line,) = said(run, "site")
    assert line.startswith("content/es/riñón “x”.md:3:22: warning TRN604")


def test_without_git_a_repository_or_a_commit_the_rules_are_silent(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / EN).parent.mkdir(parents=True)
    (folder / EN).write_text(page("Drink.", lastReviewed="2026-01-05"))
    assert said(run) == []
    Repository(folder)
    assert said(run) == []
    monkeypatch.setenv("PATH", str(folder))
    assert said(run) == []
