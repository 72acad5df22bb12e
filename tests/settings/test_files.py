"""Which file holds the settings of a folder, and which one is the root."""

from pathlib import Path

import pytest

from mbclint.settings.files import find_root, settings_file

ALL = ["mbclint.toml", ".mbclint.toml", "pyproject.toml"]


def write(folder: Path, *names: str, text: str = "[tool.mbclint]\n") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(text if name == "pyproject.toml" else "", "utf-8")


@pytest.mark.parametrize("names", [ALL, ALL[1:], ALL[2:], [ALL[0], ALL[2]]])
def test_the_first_of_several_wins_and_the_others_are_named(
    tmp_path: Path, names: list[str]
) -> None:
    write(tmp_path, *names)
    found = settings_file(tmp_path)
    assert found
    assert found.file.name == names[0]
    assert [path.name for path in found.passed_over] == names[1:]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("[tool.mbclint]\n", True),
        ("tool.mbclint.ignore = []\n", True),
        ('[tool]\nmbclint = "wrong, but ours"\n', True),
        ("[tool.other]\n", False),
        ("tool = 1\n", False),
        ('[project]\nname = "mbclint"\n', False),
        # What cannot be parsed is read, and told of, only if it seems to be ours.
        ("[tool.mbclint]\na = \n", True),
        ("[project]\na = \n", False),
    ],
)
def test_a_pyproject_counts_if_it_has_a_table_for_mbclint(
    tmp_path: Path, text: str, ours: bool
) -> None:
    write(tmp_path, "pyproject.toml", text=text)
    assert (settings_file(tmp_path) is not None) == ours


def test_a_folder_called_pyproject_is_nobodys_settings(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").mkdir()
    assert settings_file(tmp_path) is None


def test_the_topmost_file_up_to_the_repository_is_the_root(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    for folder in (tmp_path, site / "docs", site / "docs" / "es"):
        write(folder, "mbclint.toml")
    root = find_root(site / "docs" / "es" / "deep", tmp_path)
    assert root.folder == site / "docs"
    assert root.found
    assert root.found.file == site / "docs" / "mbclint.toml"


def test_a_file_that_says_so_is_the_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, "mbclint.toml")
    write(tmp_path / "a", "pyproject.toml", text="[tool.mbclint]\nroot = true\n")
    write(tmp_path / "b", "pyproject.toml", text="[tool.mbclint]\nroot = false\n")
    assert find_root(tmp_path / "a" / "deep", tmp_path).folder == tmp_path / "a"
    assert find_root(tmp_path / "b" / "deep", tmp_path).folder == tmp_path


def test_without_a_file_the_repository_is_the_root(tmp_path: Path) -> None:
    # In a worktree, .git is a file.
    (tmp_path / ".git").write_text("gitdir: elsewhere", "utf-8")
    found = find_root(tmp_path / "docs", tmp_path / "docs")
    assert (found.folder, found.found) == (tmp_path, None)


def test_without_file_and_repository_the_current_folder_is_the_root(tmp_path: Path) -> None:
    nowhere = Path(tmp_path.anchor) / "no-such-folder-of-mbclint" / "docs"
    assert find_root(nowhere, tmp_path).folder == tmp_path


def test_isolated_looks_for_no_file(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "docs", "mbclint.toml")
    found = find_root(tmp_path / "docs", tmp_path / "docs", isolated=True)
    assert (found.folder, found.found) == (tmp_path, None)
