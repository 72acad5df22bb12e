"""JUnit's and Checkstyle's XML with what pages may hold."""

from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports import REPORTERS, Style

HOSTILE = "]]>&<\"'\x00\x1b\ud800\ufffe\uffff|::%\n"
SHOWN = "]]>&<\"'\\x00\\x1b\\ud800\ufffd\ufffd|::%\\n"


def parsed(name: str, *findings: Finding, files: int = 1) -> ElementTree.Element:
    text = REPORTERS[name](Report(findings, (), files), Style())
    return ElementTree.fromstring(text.encode())


@pytest.fixture
def hostile(missing_date: Finding) -> Finding:
    return replace(missing_date, path=HOSTILE, message=HOSTILE, help=HOSTILE)


def test_junit_holds_every_text(hostile: Finding) -> None:
    suite = parsed("junit", hostile)[0]
    case, failure = suite[0], suite[0][0]
    assert suite.get("name") == case.get("classname") == SHOWN
    assert failure.get("message") == SHOWN
    assert failure.text == f"{SHOWN}:1:1: {SHOWN}\n{SHOWN}"


def test_checkstyle_holds_every_text(hostile: Finding) -> None:
    file = parsed("checkstyle", hostile)[0]
    assert file.get("name") == SHOWN
    assert file[0].get("message") == SHOWN


@pytest.mark.parametrize("severity", Severity)
def test_severities(severity: Severity, missing_date: Finding) -> None:
    finding = replace(missing_date, severity=severity)
    failure = parsed("junit", finding).find("testsuite/testcase/failure")
    error = parsed("checkstyle", finding).find("file/error")
    assert failure is not None
    assert error is not None
    assert failure.get("type") == error.get("severity") == severity.value


def test_a_junit_case_says_which_rule_and_where(repeated_title: Finding) -> None:
    case = parsed("junit", repeated_title)[0][0]
    assert case.get("name") == "SEE102 duplicate-title at 143:7"


@pytest.mark.parametrize(
    ("files", "said"), [(0, "0 files"), (1, "0 files"), (2, "1 file"), (3, "2 files")]
)
def test_junit_counts_the_files_without_findings(
    files: int, said: str, missing_date: Finding
) -> None:
    rest = parsed("junit", missing_date, files=files)[-1][0]
    assert rest.get("name") == f"{said} without findings"


def test_nothing_found_is_still_a_document() -> None:
    assert len(parsed("checkstyle")) == 0
    assert parsed("junit").get("failures") == "0"
