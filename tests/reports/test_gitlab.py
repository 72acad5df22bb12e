"""GitLab's Code Quality, beyond one issue."""

import json

import pytest
from msgspec.structs import replace

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports import Style
from mbclint.reports.gitlab import render
from tests.reports.conftest import place


@pytest.mark.parametrize(
    ("severity", "named"),
    [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")],
)
def test_severities(severity: Severity, named: str, missing_date: Finding) -> None:
    finding = replace(missing_date, severity=severity)
    (issue,) = json.loads(render(Report((finding,), (), 1), Style()))
    assert issue["severity"] == named


def test_lines_from_first_to_last(missing_date: Finding) -> None:
    finding = replace(missing_date, place=place(3, 1, 7, 2))
    (issue,) = json.loads(render(Report((finding,), (), 1), Style()))
    assert issue["location"]["lines"] == {"begin": 3, "end": 7}


def test_two_equal_faults_stay_two(missing_date: Finding) -> None:
    issues = json.loads(render(Report((missing_date, missing_date), (), 1), Style()))
    assert len({issue["fingerprint"] for issue in issues}) == 2
