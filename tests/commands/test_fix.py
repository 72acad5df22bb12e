"""``mbclint check --fix`` and its kin."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mbclint.fixing.replace_file import replace_file
from tests.commands.conftest import RunCommand

DAY = "--today=2026-06-01"
DATE = "Last reviewed: 5 May 2026\n"
NUMBERED = "See also\n\n  1. MRI\n  2. Diet\n  4. Taichi\n  9. Thermography\n"
REPEATED = (
    "# Kidney stones\n\n## See also\n\n- [Diet](/diet)\n- [MRI](/mri)\n- [Diet](/diet)\n\n" + DATE
)
LEFT = REPEATED.replace("- [Diet](/diet)\n\n", "\n")
SETTINGS = 'root = true\nlanguages = ["en"]\nselect = ["SEE", "EXP"]\n'


@pytest.fixture
def page(folder: Path) -> Path:
    (folder / "mbclint.toml").write_text(SETTINGS)
    path = folder / "page.md"
    path.write_text(REPEATED)
    return path


def test_safe_fixes_are_made_and_a_second_run_changes_nothing(run: RunCommand, page: Path) -> None:
    page.chmod(0o640)
    result = run("check", "page.md", "--fix", DAY)
    assert result.exit_code == 0
    assert page.read_text() == LEFT
    assert page.stat().st_mode & 0o777 == 0o640
    assert "mended 1 finding in 1 file" in result.stderr
    assert "No findings in 1 file" in result.stdout
    again = run("check", "page.md", "--fix", DAY)
    assert "mended" not in again.stderr
    assert page.read_text() == LEFT


def test_a_diff_is_shown_that_git_can_apply_and_nothing_is_written(
    run: RunCommand, page: Path, folder: Path
) -> None:
    page.write_bytes(REPEATED.replace("\n", "\r\n").rstrip().encode())
    result = run("check", "page.md", "--diff", DAY)
    assert result.exit_code == 1
    assert page.read_bytes() == REPEATED.replace("\n", "\r\n").rstrip().encode()
    assert result.stdout.startswith("--- a/page.md\n+++ b/page.md\n@@ ")
    assert "would mend 2 findings" in result.stderr
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    applied = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(applied, cwd=folder, input=result.stdout_bytes, check=True)
    assert page.read_bytes() == LEFT.replace("\n", "\r\n").encode()
    assert run("check", "page.md", "--diff", DAY).stdout == ""
    assert run("check", "page.md", "--diff", DAY).exit_code == 0


def test_unsafe_fixes_wait_for_consent(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text(SETTINGS)
    page = folder / "a.txt"
    page.write_text("Kidney stones\n\n" + NUMBERED.replace("Diet", "MRI"))
    run("check", "a.txt", "--fix", DAY)
    assert "  2. MRI\n  3. Taichi\n  4. Therm" in page.read_text()
    run("check", "a.txt", "--fix", "--unsafe-fixes", DAY)
    assert page.read_text().endswith("  1. MRI\n  2. Taichi\n  3. Thermography\n")


def test_settings_say_which_fixes_are_safe(run: RunCommand, page: Path, folder: Path) -> None:
    (folder / "mbclint.toml").write_text(SETTINGS + 'extend-unsafe-fixes = ["SEE101"]\n')
    assert "fix: opt-in" in run("check", "page.md", "--fix", DAY).stdout
    assert page.read_text() == REPEATED
    text = folder / "a.txt"
    text.write_text("Stones\n\nSee also\n\n- MRI\n- MRI\n")
    (folder / "mbclint.toml").write_text(SETTINGS + 'extend-safe-fixes = ["duplicate-title"]\n')
    run("check", "a.txt", "--fix", DAY)
    assert text.read_text() == "Stones\n\nSee also\n\n- MRI\n"
    (folder / "mbclint.toml").write_text(SETTINGS + 'extend-safe-fixes = ["duplicate-titel"]\n')
    wrong = run("check", "a.txt", "--fix", DAY)
    assert 'extend-safe-fixes: there is no rule "duplicate-titel"' in wrong.stderr
    assert wrong.exit_code == 2


def test_repeated_entries_of_a_numbered_list_go_round_by_round(
    run: RunCommand, folder: Path
) -> None:
    (folder / "mbclint.toml").write_text(SETTINGS)
    page = folder / "a.md"
    entries = [f"{n}. [MRI](/mri)\n" for n in range(1, 13)]
    page.write_text(
        "# Stones\n\n## See also\n\n1. [Diet](/diet)\n" + "".join(entries) + "\n" + DATE
    )
    run("check", "a.md", "--fix", DAY)
    assert "1. [Diet](/diet)\n2. [MRI](/mri)\n\nLast" in page.read_text()


def test_what_is_mended_is_listed_and_the_rest_is_not_reported(
    run: RunCommand, page: Path, folder: Path
) -> None:
    page.write_text(REPEATED.replace("2026", "2016"))
    options = ("--select=SEE101,STL", DAY)
    assert run("check", "page.md", *options).exit_code == 1
    result = run("check", "page.md", "--fix-only", "--show-fixes", *options)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "page.md: mended 1 × duplicate-target (SEE101)" in result.stderr


def test_standard_input_is_mended_to_standard_output(run: RunCommand, page: Path) -> None:
    result = run("check", "-", "--stdin-filename=page.md", "--fix", DAY, stdin=REPEATED)
    assert result.stdout == LEFT
    assert page.read_text() == REPEATED
    assert "No findings" in result.stderr


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-32-be", b"\x00\x00\xfe\xff"),
    ],
)
def test_encoding_and_byte_order_mark_stay(
    run: RunCommand, page: Path, codec: str, mark: bytes
) -> None:
    page.write_bytes(mark + REPEATED.replace("Diet", "Diät").encode(codec))
    run("check", "page.md", "--fix", DAY)
    assert page.read_bytes() == mark + LEFT.replace("Diet", "Diät").encode(codec)


def test_a_file_with_bytes_that_are_no_text_is_left_alone(run: RunCommand, page: Path) -> None:
    raw = REPEATED.replace("Diet", "Diät, Brüche, Öl").encode() + b"\xfc\n"
    page.write_bytes(raw)
    result = run("check", "page.md", "--fix", DAY)
    assert page.read_bytes() == raw
    assert "page.md: not mended: some of its bytes are not UTF-8; save it as UTF-8" in result.stderr


def vanish(page: Path) -> None:
    page.unlink()


def change(page: Path) -> None:
    page.write_text("new")


def protect(page: Path) -> None:
    page.chmod(0o444)


def link(page: Path) -> None:
    page.rename(page.with_suffix(".bak"))
    page.symlink_to(page.with_suffix(".bak"))


@pytest.mark.parametrize(
    ("meanwhile", "says", "left"),
    [
        (vanish, "it cannot be written: No such file or directory", None),
        (change, "it has changed meanwhile; run again", "new"),
        (protect, "it is read-only", REPEATED),
        (link, "it is a symbolic link now", REPEATED),
    ],
)
def test_a_file_that_cannot_be_mended_is_named_and_stops_no_other(
    run: RunCommand,
    page: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[Path], None],
    says: str,
    left: str | None,
) -> None:
    def late(path: Path, before: bytes, after: bytes) -> None:
        if path.name == "page.md":
            meanwhile(path)
        replace_file(path, before, after)

    (folder / "other.md").write_text(REPEATED)
    monkeypatch.setattr("mbclint.engine.write_back.replace_file", late)
    result = run("check", "other.md", "page.md", "--fix", DAY)
    assert f"page.md: not mended: {says}" in result.stderr
    assert "mended 1 finding in 1 file" in result.stderr
    assert result.exit_code == 2
    assert (folder / "other.md").read_text() == LEFT
    assert (page.read_text() if page.exists() else None) == left
    assert ("SEE101" in result.stdout) == (left == REPEATED)


def test_a_full_disk_loses_nothing(
    run: RunCommand, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = run("check", "page.md", "--fix", DAY)
    assert "page.md: not mended: it cannot be written: No space left on device" in result.stderr
    assert page.read_text() == REPEATED
    assert {path.name for path in page.parent.iterdir()} == {"mbclint.toml", "page.md"}


def test_a_link_in_place_of_a_file_is_not_followed(run: RunCommand, page: Path) -> None:
    link(page)
    result = run("check", "page.md", "--fix", DAY)
    assert "page.md: not mended: it is a symbolic link; name the file" in result.stderr
    assert "SEE101" in result.stdout
    assert page.read_text() == REPEATED


def test_a_fix_that_brings_a_new_error_is_taken_back(
    run: RunCommand, page: Path, folder: Path, house_check: Callable[[str], None]
) -> None:
    house_check(
        "text = page.article.source.text\n"
        "    from mbclint.model.span import Span\n"
        '    if text.count("/diet") == 1:\n'
        '        yield Problem(Span(0, 1), "Only one diet", "")'
    )
    with (folder / "mbclint.toml").open("a") as settings:
        settings.write('select = ["SEE", "HSE"]\nseverity = {no-shouting = "error"}\n')
    result = run("check", "page.md", "--fix", DAY)
    assert page.read_text() == REPEATED
    assert (
        "page.md: the fixes for duplicate-target were taken back: they would bring HSE001 "
        "no-shouting to page.md:1"
    ) in result.stderr
    assert "SEE101" in result.stdout
    assert "HSE001" not in result.stdout


def test_two_runs_at_once_lose_nothing(folder: Path) -> None:
    (folder / "mbclint.toml").write_text(SETTINGS)
    pages = [folder / f"{number}.md" for number in range(20)]
    for page in pages:
        page.write_text(REPEATED)
    command = [sys.executable, "-m", "mbclint", "check", "--fix", DAY]
    runs = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    for each in runs:
        each.wait(120)
    assert {page.read_text() for page in pages} == {LEFT}
