"""What a comment shows, what it leaves out, and that it obeys no page."""

import html
import re

import pytest
from msgspec.structs import replace

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports import Style
from mbclint.reports.markdown import render
from tests.reports.conftest import place


def shown(*findings: Finding) -> str:
    return render(Report(findings, (), len(findings)), Style())


def rows(text: str) -> list[str]:
    return re.findall(r"^\| \d.*", text, re.MULTILINE)


def test_a_file_with_too_much_is_cut_within_and_says_so(repeated_title: Finding) -> None:
    findings = [replace(repeated_title, place=place(line, 1, line, 2)) for line in range(1, 1501)]
    text = shown(*findings)
    assert 50_000 < len(text) < 65_000
    kept = len(rows(text))
    assert 0 < kept < 1500
    assert "<code>articles/ckd.txt</code> (1,500)" in text
    assert text.endswith(f"</details>\n\n{1500 - kept:,} more findings would not fit here.\n")
    assert text.count("<details>") == text.count("</details>") == 1


@pytest.mark.parametrize("files", [1, 3, 900])
def test_never_too_long_and_every_finding_is_shown_or_counted(
    files: int, repeated_title: Finding
) -> None:
    findings = [
        replace(repeated_title, path=f"{file:04}.md", message="<" * (line % 90))
        for file in range(files)
        for line in range(1800 // files)
    ]
    text = shown(*findings)
    more = re.search(r"([\d,]+) more findings would not fit", text)
    assert more is not None
    assert len(rows(text)) + int(more[1].replace(",", "")) == len(findings)
    assert len(text) < 65_000


def test_a_finding_that_is_too_long_by_itself_hides_no_other(missing_date: Finding) -> None:
    text = shown(replace(missing_date, message="x" * 70_000), replace(missing_date, path="z.md"))
    assert [row for row in rows(text) if "x" * 100 in row] == []
    assert "<code>z.md</code> (1)" in text
    assert text.count("<details>") == 1
    assert text.endswith("\n1 more finding would not fit here.\n")


def test_what_fits_is_shown_whole(repeated_title: Finding, missing_date: Finding) -> None:
    text = shown(repeated_title, missing_date)
    assert len(rows(text)) == 2
    assert "would not fit" not in text


@pytest.mark.parametrize("field", ["path", "message", "help"])
def test_text_of_pages_names_nobody_and_marks_nothing_up(field: str, missing_date: Finding) -> None:
    said = "<img src=x> @all #12 `a` |b| [c](d) *e* ~~f~~ \x1b[31m\n| 1 | g |"
    if field == "path":
        text = shown(replace(missing_date, path=said))
    elif field == "message":
        text = shown(replace(missing_date, message=said))
    else:
        text = shown(replace(missing_date, help=said))
    marked = re.sub(r"</?(details|summary|code|br)>|&#\d+;", "", text)
    assert not set("<`[~\x1b") & set(marked)
    assert len(rows(text)) == 1
    # The platforms look for mentions in the text as it is shown.
    assert not re.search(r"[@#]\w", html.unescape(text))
    assert "@\u200ball #\u200b12" in html.unescape(text)


@pytest.mark.parametrize(
    ("severity", "sign"), [(Severity.ERROR, "🔴"), (Severity.WARNING, "🟡"), (Severity.INFO, "🔵")]
)
def test_each_severity_has_its_sign(severity: Severity, sign: str, missing_date: Finding) -> None:
    (row,) = rows(shown(replace(missing_date, severity=severity)))
    assert row == f"| 1 | {sign} REV301 missing-review-date | No review date |"
