"""reviewdog's columns, severities and suggestions."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Finding, Place, Severity
from mbclint.model.report import Report
from mbclint.model.span import Position, Span
from mbclint.reports import Style
from mbclint.reports.rdjson import render_lines


def diagnostic(finding: Finding) -> dict[str, Any]:
    found = json.loads(render_lines(Report((finding,), (), 1), Style()))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("severity", "named"),
    [(Severity.ERROR, "ERROR"), (Severity.WARNING, "WARNING"), (Severity.INFO, "INFO")],
)
def test_severities(severity: Severity, named: str, missing_date: Finding) -> None:
    assert diagnostic(replace(missing_date, severity=severity))["severity"] == named


def test_ranges_are_in_bytes_and_the_suggestion_has_its_own(missing_date: Finding) -> None:
    there = Place(Position(2, 3), Position(2, 5), start_byte=4, end_byte=9)
    edited = Place(Position(2, 1), Position(3, 1), start_byte=1, end_byte=1)
    fix = Fix("remove it", Applicability.SAFE, (Edit(Span(4, 9), "new"),))
    found = diagnostic(replace(missing_date, place=there, fix=fix, edit_places=(edited,)))
    assert found["location"]["range"] == {
        "start": {"line": 2, "column": 4},
        "end": {"line": 2, "column": 9},
    }
    assert found["suggestions"] == [
        {
            "range": {"start": {"line": 2, "column": 1}, "end": {"line": 3, "column": 1}},
            "text": "new",
        }
    ]


def test_what_cannot_be_mended_has_no_suggestions(missing_date: Finding) -> None:
    found = diagnostic(missing_date)
    assert "suggestions" not in found
    assert found["code"] == {"value": "REV301"}
    assert found["message"] == "No review date"
