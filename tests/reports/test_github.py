"""Workflow commands, read as GitHub's runner reads them."""

import re

import pytest
from msgspec.structs import replace

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports import Style
from mbclint.reports.github import render
from tests.reports.conftest import place

PROPERTY = r"[a-zA-Z]+=(?:[^,:%\r\n]|%25|%0D|%0A|%3A|%2C)*"
COMMAND = re.compile(
    rf"::(?P<command>error|warning|notice) (?P<properties>{PROPERTY}(?:,{PROPERTY})*)"
    r"::(?P<data>(?:[^%\r\n]|%25|%0D|%0A)*)"
)
"""The grammar, with nothing left unescaped."""
ESCAPES = (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))


def command(finding: Finding) -> dict[str, str]:
    """The only command for a finding, its properties and its text, unescaped."""
    first, _ = render(Report((finding,), (), 1), Style()).splitlines()
    match = COMMAND.fullmatch(first)
    assert match is not None, first
    pairs = (each.split("=", 1) for each in match["properties"].split(","))
    values = {key: unescaped(value) for key, value in pairs}
    return values | {"command": match["command"], "data": unescaped(match["data"])}


def unescaped(text: str) -> str:
    for escape, meant in ESCAPES:
        text = text.replace(escape, meant)
    return text


@pytest.mark.parametrize(
    "said",
    [
        "100%",
        "%0A is no line break",
        "%250A",
        "%3A%2C",
        "a::b",
        "a,b=c:d",
        "one\ntwo",
        "::error::x",
    ],
)
def test_text_comes_back_as_it_was(said: str, missing_date: Finding) -> None:
    assert command(replace(missing_date, message=said))["data"] == said


@pytest.mark.parametrize("path", ["a,b.md", "a:b.md", "100%.md", "%3A.md", "a=b.md", "::x::.md"])
def test_paths_come_back_as_they_were(path: str, missing_date: Finding) -> None:
    assert command(replace(missing_date, path=path))["file"] == path


def test_what_a_terminal_would_obey_is_written_out(missing_date: Finding) -> None:
    assert command(replace(missing_date, message="\x1b[31m\r\ud800"))["data"] == r"\x1b[31m\r\ud800"


@pytest.mark.parametrize(
    ("severity", "kind"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_kinds(severity: Severity, kind: str, missing_date: Finding) -> None:
    assert command(replace(missing_date, severity=severity))["command"] == kind


def test_columns_are_told_within_one_line_only(missing_date: Finding) -> None:
    within = command(replace(missing_date, place=place(3, 4, 3, 9)))
    assert [within[key] for key in ("line", "endLine", "col", "endColumn")] == ["3", "3", "4", "9"]
    across = command(replace(missing_date, place=place(3, 4, 5, 2)))
    assert (across["line"], across["endLine"]) == ("3", "5")
    assert not {"col", "endColumn"} & across.keys()


def test_the_counts_come_last(mixed_report: Report) -> None:
    last = render(mixed_report, Style()).splitlines()[-1]
    assert last.startswith("2 findings in 2 files of 3: 1 error, 1 warning. 1 title not judged")


def test_each_kind_has_ten_and_no_more(missing_date: Finding) -> None:
    def report(number: int) -> str:
        return render(Report((missing_date,) * number, (), 1), Style())

    assert report(10).count("::warning ") == report(11).count("::warning ") == 10
    assert " more of severity" not in report(10)
    assert "\n1 more of severity warning " in report(11)
