"""Runs over what git sees changed."""

import re
from pathlib import Path

import pytest

from tests.commands.conftest import RunCommand
from tests.git_repository import Repository

DAY = "--today=2026-06-01"
TWICE = "# Kidney stones\n\n## See also\n\n- Diet\n- MRI\n- Diet\n"
CLEAN = "# Diet\n\nText.\n"


@pytest.fixture
def repository(folder: Path) -> Repository:
    repository = Repository(folder)
    repository.commit(
        "2026-05-01",
        {
            "old.md": TWICE,
            "diet.md": "# Diet\n\n## Salt\n\nText.\n",
            "list.md": "# List\n\nSee [diet](diet.md) and [salt](diet.md#salt).\n",
            ".gitignore": "out/\n",
        },
    )
    return repository


def found(run: RunCommand, *options: str) -> list[str]:
    result = run(
        *("check", "--select=SEE102,LNK501,LNK502,EXP705", "--fail-on=info"),
        *("--format=concise", DAY, *options),
    )
    lines = result.stdout.splitlines()
    assert result.exit_code == (1 if lines else 0), result.output
    return [re.sub(r"^(.*?:\d+):\d+: \w+ (\w+) .*", r"\1 \2", line) for line in lines]


def test_only_what_changed_since_a_revision_is_judged(
    run: RunCommand, repository: Repository, folder: Path
) -> None:
    assert found(run) == ["old.md:7 SEE102"]
    assert found(run, "--since=HEAD") == []
    (folder / "new.md").write_text(TWICE)
    (folder / "out").mkdir()
    (folder / "out" / "built.md").write_text(TWICE)
    assert found(run, "--since=HEAD") == ["new.md:7 SEE102"]
    repository.commit("2026-05-02", {"other.md": TWICE})
    assert found(run, "--since=HEAD") == []
    assert found(run, "--since=HEAD~1") == ["new.md:7 SEE102", "other.md:7 SEE102"]
    assert found(run, "--since=HEAD~1", "new.md") == ["new.md:7 SEE102"]


def test_what_others_did_meanwhile_is_no_change_of_ours(
    run: RunCommand, repository: Repository
) -> None:
    repository.git("checkout", "-q", "-b", "ours")
    repository.commit("2026-05-02", {"ours.md": TWICE})
    repository.git("checkout", "-q", "main")
    repository.commit("2026-05-03", {"diet.md": "# Diet\n\n## Salt\n\nMore.\n\n\n"})
    repository.git("checkout", "-q", "ours")
    assert found(run, "--since=main") == ["ours.md:7 SEE102"]


def test_a_page_that_a_change_breaks_is_named(
    run: RunCommand, repository: Repository, folder: Path
) -> None:
    (folder / "diet.md").write_text("# Diet\n\n## Sugar\n\nText.\n")
    assert found(run, "--since=HEAD") == ["list.md:3 LNK502"]
    (folder / "diet.md").unlink()
    assert found(run, "--since=HEAD") == ["list.md:3 LNK501", "list.md:3 LNK501"]
    (folder / "list.md").unlink()
    assert found(run, "--since=HEAD") == []


def test_a_deletion_and_a_change_together(
    run: RunCommand, repository: Repository, folder: Path
) -> None:
    repository.commit("2026-05-02", {"list.md": "# List\n\n[old](old.md), [salt](diet.md#salt)\n"})
    (folder / "diet.md").write_text("# Diet\n\n## Sugar\n\nText.\n")
    (folder / "old.md").unlink()
    assert found(run, "--since=HEAD") == ["list.md:3 LNK501", "list.md:3 LNK502"]


def test_of_changed_files_the_changed_lines_alone(
    run: RunCommand, repository: Repository, folder: Path
) -> None:
    (folder / "old.md").write_text("# Stones\n" + TWICE.partition("\n")[2] + "\n\n")
    assert found(run, "--since=HEAD") == ["old.md:7 SEE102", "old.md:8 EXP705"]
    assert found(run, "--since=HEAD", "--changed-lines") == ["old.md:8 EXP705"]
    (folder / "new.md").write_text(TWICE)
    assert "new.md:7 SEE102" in found(run, "--since=HEAD", "--changed-lines")


def test_what_is_staged_is_judged_as_it_is_staged(
    run: RunCommand, repository: Repository, folder: Path
) -> None:
    (folder / "page.md").write_text(TWICE)
    assert found(run, "--staged") == []
    repository.git("add", "page.md")
    (folder / "page.md").write_text(CLEAN)
    assert found(run, "--staged") == ["page.md:7 SEE102"]
    repository.git("add", "page.md")
    (folder / "page.md").write_text(TWICE)
    assert found(run, "--staged") == []


def test_what_is_staged_is_judged_against_the_site_as_it_is_staged(
    run: RunCommand, repository: Repository, folder: Path
) -> None:
    (folder / "page.md").write_text("# Page\n\nSee [new](new.md) and [diet](diet.md#sugar).\n")
    repository.git("add", "page.md")
    (folder / "new.md").write_text(CLEAN)
    (folder / "diet.md").write_text("# Diet\n\n## Sugar\n\nText.\n")
    assert found(run, "--staged") == ["page.md:3 LNK501", "page.md:3 LNK502"]
    repository.git("add", "diet.md", "new.md")
    (folder / "diet.md").unlink()
    assert found(run, "--staged") == ["list.md:3 LNK502"]


def test_a_staged_deletion_is_judged_by_what_it_breaks(
    run: RunCommand, repository: Repository
) -> None:
    repository.git("rm", "-q", "diet.md")
    assert found(run, "--staged") == ["list.md:3 LNK501", "list.md:3 LNK501"]


def test_a_repository_without_commits(run: RunCommand, folder: Path) -> None:
    repository = Repository(folder)
    (folder / "page.md").write_text(TWICE)
    repository.git("add", "page.md")
    assert found(run, "--staged") == ["page.md:7 SEE102"]


def test_a_project_within_a_repository(run: RunCommand, folder: Path) -> None:
    repository = Repository(folder)
    repository.commit("2026-05-01", {"docs/mbclint.toml": "root = true\n", "other.md": TWICE})
    (folder / "docs" / "päge.md").write_text(TWICE)
    (folder / "more.md").write_text(TWICE)
    assert found(run, "docs", "--since=HEAD") == ["päge.md:7 SEE102"]


def test_paths_from_a_list(run: RunCommand, folder: Path) -> None:
    for name in ("a.md", "b c.md", "d.md"):
        (folder / name).write_text(TWICE)
    (folder / "list").write_text("a.md\r\nb c.md\n")
    both = ["a.md:7 SEE102", "b c.md:7 SEE102"]
    assert found(run, "--files-from=list") == both
    (folder / "list").write_text("a.md\0b c.md\0")
    assert found(run, "--files-from=list") == both
    assert found(run, "--files-from=list", "d.md") == [*both, "d.md:7 SEE102"]
    (folder / "list").write_text("")
    assert found(run, "--files-from=list") == []
    lost = run("check", "--files-from=lost")
    assert "--files-from: lost cannot be read" in lost.stderr
    assert lost.exit_code == 2


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--since=HEAD", "--staged"), "give one"),
        (("--changed-lines",), "--changed-lines wants --since or --staged"),
        (("--staged", "--fix"), "leave --fix out"),
        (("--since=HEAD", "-"), "standard input has no history"),
        (("--since=nothing",), "git rev-parse: "),
    ],
)
def test_what_cannot_be_told_is_an_error(
    run: RunCommand, repository: Repository, options: tuple[str, ...], problem: str
) -> None:
    result = run("check", *options, stdin="")
    assert problem in result.stderr
    assert result.exit_code == 2
    assert result.stdout == ""


def test_what_is_ignored_or_excluded_is_passed_over(
    run: RunCommand, repository: Repository, folder: Path
) -> None:
    (folder / "mbclint.toml").write_text('exclude = ["old.md", "drafts", "new/*.md"]\n')
    for name in ("out/a.md", "drafts/a.md", "new/a.md", "node/a.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TWICE)
    assert found(run) == ["node/a.md:7 SEE102"]
    assert found(run, "old.md") == ["old.md:7 SEE102"]
    assert found(run, "old.md", "drafts/a.md", "--force-exclude") == []
    assert found(run, "out") == ["out/a.md:7 SEE102"]
    (folder / "mbclint.toml").write_text("respect-gitignore = false\n")
    assert len(found(run)) == 5
