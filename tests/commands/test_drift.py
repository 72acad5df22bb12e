"""``mbclint drift`` on real repositories."""

import json
from pathlib import Path

import pytest

from mbclint.engine import site_history
from tests.commands.conftest import RunCommand
from tests.git_repository import Repository

SETTINGS = 'root = true\npreset = "hugo"\nlanguages = ["en", "es"]\nsource-language = "en"\n'
EN, ES = "content/en/{}.md", "content/es/{}.md"


@pytest.fixture(autouse=True, params=[0, 1000], ids=["one log", "a log a file"])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """From how many pages on the log is read once for all."""
    monkeypatch.setattr(site_history, "_MANY", request.param)


@pytest.fixture
def repository(folder: Path) -> Repository:
    """One translation two changes behind, one that is current, one without a source."""
    made = Repository(folder)
    source = "---\ntitle: Stones\n---\nDrink water. Rest a lot.\n"
    (folder / "mbclint.toml").write_text(SETTINGS)
    first = made.commit("2026-01-05", {EN.format("stones"): source, EN.format("salt"): "Less.\n"})
    spanish = f"---\r\ntitle: Piedras # sí\r\ndefault_lang_commit: {first}\r\n---\r\nBeba agua.\r\n"
    made.commit("2026-01-06", {ES.format("stones"): spanish, ES.format("salt"): "Menos.\n"})
    made.commit("2026-01-07", {ES.format("sugar"): "Menos.\n"})
    more = source.replace("water", "two litres of water")
    made.commit("2026-02-01", {EN.format("stones"): more}, "How much")
    made.commit("2026-03-01", {EN.format("stones"): more.replace("Rest", "Sleep")}, "Sleep")
    return made


def test_translations_that_are_behind_come_first(run: RunCommand, repository: Repository) -> None:
    result = run("drift")
    assert result.exit_code == 1
    first, *changes, last = result.stdout.splitlines()
    assert first.startswith(f"{ES.format('stones')}: 2 changes of {EN.format('stones')} since")
    assert [line.split("  ")[1:4:2] for line in changes] == [
        ["2026-03-01", "Sleep"],
        ["2026-02-01", "How much"],
    ]
    assert last == "2 translations: 1 behind, 1 current, 0 unknown."
    assert run("drift", ES.format("salt")).exit_code == 0


def test_what_was_changed_back_is_no_drift(run: RunCommand, repository: Repository) -> None:
    source = "---\ntitle: Stones\n---\nDrink water. Rest a lot.\n"
    repository.commit("2026-03-02", {EN.format("stones"): source}, "As it was")
    repository.commit("2026-03-03", {EN.format("salt"): "Much less.\n"})
    repository.commit("2026-03-04", {EN.format("salt"): "Less.\n"})
    result = run("drift")
    assert (result.exit_code, result.stdout) == (
        0,
        "2 translations: 0 behind, 2 current, 0 unknown.\n",
    )


def test_the_answer_for_programs(run: RunCommand, repository: Repository) -> None:
    answer = json.loads(run("drift", "--json").stdout)
    assert answer["version"] == 1
    behind, current = answer["translations"]
    assert (behind["standing"], current["standing"]) == ("behind", "current")
    assert [change["day"] for change in behind["changes"]] == ["2026-03-01", "2026-02-01"]
    assert behind["source"] == EN.format("stones")


def test_what_the_source_says_anew(run: RunCommand, repository: Repository) -> None:
    wrapped = "---\ntitle: Stones\n---\nDrink two litres\nof *water*. Sleep a lot.\n"
    repository.commit("2026-03-02", {EN.format("stones"): wrapped}, "Form")
    lines = run("drift", "--diff", ES.format("stones")).stdout.splitlines()
    assert [line for line in lines[2:] if line[0] in "+-"] == [
        "-Drink water.",
        "-Rest a lot.",
        "+Drink two litres of water.",
        "+Sleep a lot.",
    ]
    assert run("drift", "--diff", ES.format("salt")).stdout == ""


def test_the_commit_is_recorded_and_nothing_else(run: RunCommand, repository: Repository) -> None:
    file = repository.folder / ES.format("stones")
    file.chmod(0o640)
    before = file.read_bytes()
    newest = repository.git("rev-parse", "HEAD")
    result = run("drift", "--record", ES.format("stones"))
    assert result.exit_code == 0, result.output
    old = before.split(b"default_lang_commit: ")[1][:40]
    assert file.read_bytes() == before.replace(old, newest.encode())
    assert file.stat().st_mode & 0o777 == 0o640
    assert run("drift").exit_code == 0


def test_what_cannot_be_recorded_is_told_and_left_alone(
    run: RunCommand, repository: Repository
) -> None:
    salt, stones = (repository.folder / ES.format(name) for name in ("salt", "stones"))
    (repository.folder / EN.format("stones")).write_text("Drink tea.\n")
    before = salt.read_bytes(), stones.read_bytes()
    names = [ES.format(name) for name in ("salt", "stones", "sugar")]
    result = run("drift", "--record", *names)
    assert result.exit_code == 2
    assert "it has no front matter" in result.stderr
    assert f"commit its source first ({EN.format('stones')})" in result.stderr
    assert "this is not the translation of a page of the site" in result.stderr
    assert (salt.read_bytes(), stones.read_bytes()) == before


def test_shallow_clones(run: RunCommand, repository: Repository) -> None:
    clone = repository.folder / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(clone))
    result = run("drift", "clone")
    assert result.exit_code == 0
    assert "unknown, this shallow clone does not reach back to the commit" in result.stdout
    assert "this clone is shallow" in result.stderr


@pytest.mark.parametrize("state", ["no git", "no repository", "no commit"])
def test_why_git_cannot_tell(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    (folder / "mbclint.toml").write_text(SETTINGS)
    if state != "no repository":
        Repository(folder)
    if state == "no git":
        monkeypatch.setenv("PATH", str(folder))
    result = run("drift")
    assert result.exit_code == 2
    expected = {
        "no git": "the program git was not found",
        "no repository": "the folder is in no git repository",
        "no commit": "the repository has no commit yet",
    }
    assert expected[state] in result.stderr


def test_files_are_wanted_to_show_and_to_record(run: RunCommand, repository: Repository) -> None:
    for option in ("--diff", "--record"):
        result = run("drift", option)
        assert result.exit_code == 2
        assert "want the files of translations" in result.stderr
