"""SARIF beyond its outline: what code-scanning services rely on, and a reader that is not ours."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sarif.loader import load_sarif_file

from mbclint import __version__
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.model.span import Span
from mbclint.reports import Style
from mbclint.reports.sarif import render
from tests.reports.conftest import place, rule_of


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(render(report, Style()))["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_levels_of_results_and_of_rules(
    severity: Severity, level: str, repeated_title: Finding
) -> None:
    rule = replace(rule_of(repeated_title), severity=severity)
    run = run_of(Report((replace(repeated_title, severity=severity),), (), 1, rules=(rule,)))
    assert run["results"][0]["level"] == level
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": level}


def test_each_result_points_at_its_rule(mixed_report: Report) -> None:
    run = run_of(mixed_report)
    rules = run["tool"]["driver"]["rules"]
    pointed = [rules[result["ruleIndex"]]["id"] for result in run["results"]]
    assert pointed == [result["ruleId"] for result in run["results"]] == ["SEE102", "REV301"]


def test_a_rule_that_is_not_described_is_named_only(repeated_title: Finding) -> None:
    (result,) = run_of(Report((repeated_title,), (), 1))["results"]
    assert result["ruleId"] == "SEE102"
    assert "ruleIndex" not in result


def test_the_tool_and_the_root_are_named(mixed_report: Report) -> None:
    run = run_of(mixed_report)
    assert run["tool"]["driver"]["semanticVersion"] == __version__
    base = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"]
    assert base in run["originalUriBaseIds"]


def test_a_rule_says_why_and_how_in_text_and_markdown(mixed_report: Report) -> None:
    rule = run_of(mixed_report)["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"] == {"text": "About duplicate-title."}
    assert rule["fullDescription"] == {"text": "About duplicate-title. It confuses readers."}
    assert rule["help"]["markdown"] == "**duplicate-title**: It confuses readers.\n\nMend it."


def test_each_edit_stands_at_its_own_place(repeated_title: Finding) -> None:
    edits = (Edit(Span(1, 2), "first"), Edit(Span(3, 4), "second"))
    fix = Fix("swap them", Applicability.SAFE, edits)
    places = (place(2, 1, 2, 3), place(5, 4, 6, 1))
    finding = replace(repeated_title, fix=fix, edit_places=places)
    (mended,) = run_of(Report((finding,), (), 1))["results"][0]["fixes"]
    assert mended["description"] == {"text": "swap them (safe)"}
    (change,) = mended["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "articles/ckd.txt"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3},
            "insertedContent": {"text": "first"},
        },
        {
            "deletedRegion": {"startLine": 5, "startColumn": 4, "endLine": 6, "endColumn": 1},
            "insertedContent": {"text": "second"},
        },
    ]


def test_what_cannot_be_mended_has_no_fixes(missing_date: Finding) -> None:
    (result,) = run_of(Report((missing_date,), (), 1))["results"]
    assert not {"fixes", "relatedLocations"} & result.keys()


def test_a_name_that_utf8_cannot_hold_is_still_an_address(missing_date: Finding) -> None:
    (result,) = run_of(Report((replace(missing_date, path="a\udcff.md"),), (), 1))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%3F.md"


def test_sarif_tools_reads_what_we_write(mixed_report: Report, tmp_path: Path) -> None:
    path = tmp_path / "mbclint.sarif"
    path.write_text(render(mixed_report, Style()), encoding="utf-8")
    log = load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["mbclint"]
    first, second = log.get_records()
    assert (first["Severity"], first["Location"], first["Line"]) == (
        "error",
        "articles/ckd.txt",
        143,
    )
    assert first["Code"] == "SEE102"
    assert (second["Severity"], second["Location"], second["Line"]) == ("warning", "empty.md", 1)
