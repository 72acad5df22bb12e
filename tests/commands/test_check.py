"""The main job, as it is called."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mbclint.engine.read import read
from mbclint.model.article import Article
from mbclint.model.source import Source
from mbclint.readers.options import ReadOptions
from tests.commands.conftest import RunCommand

DAY = "--today=2026-06-01"
CLEAN = (
    "Kidney stones\n\nSmall stones pass without treatment.\n\nLast reviewed: 5 May 2026. "
    "Next review due: 5 May 2028\n\nReviewed by Ana Gil, MD\n"
)
FAULTY = "See also\n\n- MRI\n- MRI\n"


def test_a_clean_page_passes(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN)
    result = run("check", "a.txt", DAY)
    assert (result.exit_code, result.output) == (0, "No findings in 1 file.\n")


def test_a_finding_fails_the_run_and_says_where(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    result = run("check", "a.txt", "--format=concise", DAY)
    assert result.exit_code == 1
    assert result.stdout == (
        'a.txt:4:3: error SEE102 duplicate-title: "MRI" is listed twice: entries 1 and 2\n'
    )


def test_the_json_report_is_one_object(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    report = json.loads(run("check", "a.txt", "--format=json", DAY).stdout)
    assert [finding["code"] for finding in report["findings"]] == ["SEE102"]
    assert report["findings"][0]["fix"]["applicability"] == "unsafe"
    assert report["summary"]["errors"] == 1


@pytest.mark.parametrize(
    ("threshold", "code"), [("error", 0), ("warning", 0), ("info", 1), ("never", 0)]
)
def test_fail_on(run: RunCommand, folder: Path, threshold: str, code: int) -> None:
    (folder / "a.txt").write_text(CLEAN.rstrip())
    assert run("check", "a.txt", DAY, f"--fail-on={threshold}").exit_code == code


@pytest.mark.parametrize(
    ("choice", "code"),
    [("--ignore=SEE,final-newline", 0), ("--select=LNG", 0), ("--select=duplicate-title", 1)],
)
def test_rules_are_chosen_on_the_command_line(
    run: RunCommand, folder: Path, choice: str, code: int
) -> None:
    (folder / "a.txt").write_text(FAULTY)
    assert run("check", "a.txt", DAY, choice).exit_code == code


def test_a_rule_that_is_off_can_be_added(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text("Kidneys\n\nSee also\n\n- Salt intake\n- Pain relief\n")
    (folder / "mbclint.toml").write_text('languages = ["en"]\nignore = ["REV"]')
    assert run("check", "a.txt", DAY, "--fail-on=info").exit_code == 0
    assert "SEE110" in run("check", "a.txt", DAY, "--extend-select=order").stdout


def test_select_on_the_command_line_is_the_only_word(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / "mbclint.toml").write_text('extend-select = ["SEE"]')
    assert run("check", "a.txt", DAY, "--select=LNG").exit_code == 0


def test_a_folder_gives_the_files_that_include_names(run: RunCommand, folder: Path) -> None:
    (folder / "deep" / ".hidden").mkdir(parents=True)
    for name in ("a.md", "deep/b.html", "deep/.hidden/c.md", "d.txt"):
        (folder / name).write_text(FAULTY)
    report = json.loads(run("check", "--format=json", DAY).stdout)
    assert report["summary"]["files"] == 2
    (folder / "mbclint.toml").write_text('include = ["*.txt"]')
    report = json.loads(run("check", ".", "--format=json", DAY).stdout)
    assert {finding["path"] for finding in report["findings"]} == {"d.txt"}


def test_standard_input_is_judged_under_its_name(run: RunCommand) -> None:
    result = run("check", "-", "--stdin-filename=x/y.txt", "--format=concise", DAY, stdin=FAULTY)
    assert result.exit_code == 1
    assert result.stdout.startswith("x/y.txt:4:3: error SEE102")


def test_standard_input_has_the_same_limit_as_a_file(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text("max-file-size = 10")
    result = run("check", "-", "--format=concise", DAY, stdin=FAULTY)
    assert "standard-input.txt:1:1: error MBC001 unreadable-file" in result.stdout


def test_a_missing_path_is_named_and_the_others_are_checked(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    result = run("check", "absent.txt", "a.txt", "--format=concise", DAY)
    assert result.exit_code == 2
    assert "absent.txt: there is no such file or folder" in result.stderr
    assert "SEE102" in result.stdout


def test_a_folder_without_known_files_says_why(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    result = run("check", DAY)
    assert result.exit_code == 2
    assert "no file below this folder fits the setting include (*.md" in result.stderr


def test_unreadable_files_are_findings_and_stop_nothing(run: RunCommand, folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "latin.txt").write_bytes("El riñón\n".encode("latin-1"))
    (folder / "large.txt").write_text("x" * 6001)
    (folder / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "mbclint.toml").write_text(
        'max-file-size = 6000\ninclude = ["*.txt"]\nignore = ["REV"]'
    )
    result = run("check", "--format=concise", DAY)
    assert result.exit_code == 1
    unread = "1:1: error MBC001 unreadable-file: The file is not checked:"
    assert result.stdout.splitlines() == [
        f"binary.txt:{unread} it holds binary data, not text",
        f"dangling.txt:{unread} it is a link to nothing (nowhere)",
        f"large.txt:{unread} it has 6,001 bytes, more than max-file-size (6,000)",
        (
            "latin.txt:1:6: error EXP702 encoding: "
            'The file is not UTF-8; it seems to be in Windows-1252, where 0xF1 is "ñ", '
            "one of 2 characters beyond ASCII"
        ),
        f"pipe.txt:{unread} it is not a regular file",
    ]


def test_an_unknown_rule_is_a_usage_error_with_a_near_name(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN)
    result = run("check", "a.txt", "--select=duplicate-titel")
    assert result.exit_code == 2
    assert result.stderr == (
        'mbclint: command line: select: there is no rule "duplicate-titel"; '
        'did you mean "duplicate-title"?\n'
    )


def test_a_check_of_somebody_else_comes_in_by_entry_point(
    run: RunCommand, folder: Path, house_check: Callable[[str], None]
) -> None:
    house_check(
        "if title.text.isupper(): yield Problem(title.span, 'The title shouts', title.text)"
    )
    (folder / "a.txt").write_text("LOUD TITLE\n\nText follows here.\n")
    result = run("check", "a.txt", "--format=concise", "--select=HSE", DAY)
    assert result.stdout == "a.txt:1:1: warning HSE001 no-shouting: The title shouts\n"
    assert run("rules", "test", "house-rules").exit_code == 0


def test_a_rule_that_raises_is_told_and_the_others_go_on(
    run: RunCommand, folder: Path, house_check: Callable[[str], None]
) -> None:
    house_check("yield Problem(title.span, 'lost', ''); raise ZeroDivisionError('a fault of ours')")
    (folder / "a.txt").write_text(FAULTY)
    (folder / "b.txt").write_text("Kidneys\n\nText follows here.")
    result = run("check", "a.txt", "b.txt", "--format=concise", DAY)
    assert result.exit_code == 3
    crashed = "The rule no-shouting (HSE001) failed here and has no answer: "
    assert f"b.txt:1:1: error MBC004 internal-error: {crashed}ZeroDivisionError" in result.stdout
    assert f"a.txt:1:1: error MBC004 internal-error: {crashed}AttributeError" in result.stdout
    assert "SEE102" in result.stdout
    assert "EXP705" in result.stdout
    assert "lost" not in result.stdout
    assert "house_checks.py" in result.stderr


def test_a_reader_that_raises_is_told_and_the_other_files_are_checked(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fragile(source: Source, options: ReadOptions) -> Article:
        if source.path == "a.txt":
            raise IndexError("a fault of ours")
        return read(source, options)

    monkeypatch.setattr("mbclint.engine.examiner.read", fragile)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(FAULTY)
    result = run("check", "a.txt", "b.txt", "--format=concise", DAY)
    assert result.exit_code == 3
    assert "a.txt:1:1: error MBC004 internal-error: The text reader failed here" in result.stdout
    assert "b.txt:4:3: error SEE102" in result.stdout


def test_colour_is_for_terminals_or_on_request(run: RunCommand, folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    assert "\x1b[" not in run("check", "a.txt", DAY).stdout
    assert "\x1b[" in run("check", "a.txt", DAY, "--color=always").stdout


def test_what_was_not_judged_is_counted_and_listed(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text(
        'languages = ["en", "es"]\npages = [{path = "**", language = "es"}]'
    )
    (folder / "a.txt").write_text("Ver también\n\n- Yoga\n- Preguntas para el médico de familia\n")
    assert "1 title not judged" in run("check", "a.txt", DAY).stdout
    listed = run("check", "a.txt", DAY, "--show-undecided").stdout
    assert 'a.txt:3:3: not judged by foreign-title: "Yoga"' in listed


def test_findings_are_in_the_order_of_their_places(run: RunCommand, folder: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (folder / name).write_text("See also\n\n- MRI\n- MRI\n- CT\n- CT")
    lines = run("check", "b.txt", "a.txt", "--format=concise", DAY).stdout.splitlines()
    places = [line.split(": ")[0] for line in lines]
    assert places == ["a.txt:4:3", "a.txt:6:3", "a.txt:6:5", "b.txt:4:3", "b.txt:6:3", "b.txt:6:5"]


@pytest.mark.parametrize(
    ("date", "found"),
    [
        (
            "1 January 1970",
            "EXP706 sentinel-date: … (also date-language (REV305), too-old (STL402))",
        ),
        ("5 June 2030", "REV306 future-date: … (also date-language (REV305))"),
        ("5 June 2013", "STL402 too-old: … (also date-language (REV305))"),
    ],
)
def test_one_date_has_one_finding(run: RunCommand, folder: Path, date: str, found: str) -> None:
    (folder / "mbclint.toml").write_text('languages = ["es"]\nsource-language = "es"\n')
    (folder / "a.txt").write_text(f"Cálculos renales\n\nRevisado por última vez: {date}\n")
    select = "--select=EXP706,REV305,REV306,STL402"
    result = run("check", "a.txt", "--format=concise", select, DAY)
    (line,) = result.stdout.splitlines()
    rule, _, also = found.partition(" … ")
    assert f" {rule} " in line
    assert line.endswith(also)
