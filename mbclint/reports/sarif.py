"""SARIF 2.1.0 (OASIS), for code-scanning services."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mbclint import __version__
from mbclint.model.finding import Finding, Place, Severity
from mbclint.model.report import Report, RuleInfo
from mbclint.reports.fingerprint import fingerprints
from mbclint.reports.json_text import json_text
from mbclint.reports.style import Style

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def render(report: Report, style: Style) -> str:
    """One run with its rules, their help, and a result a finding."""
    index = {rule.code: number for number, rule in enumerate(report.rules)}
    driver = {
        "name": "mbclint",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in report.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The project's root."}}},
        "results": _results(report.findings, index),
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"},
        "help": {
            "text": f"{rule.why} {rule.mend}",
            "markdown": f"**{rule.name}**: {rule.why}\n\n{rule.mend}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(findings: Sequence[Finding], index: dict[str, int]) -> list[dict[str, Any]]:
    return [
        _result(finding, index, mark)
        for finding, mark in zip(findings, fingerprints(findings), strict=True)
    ]


def _result(finding: Finding, index: dict[str, int], mark: str) -> dict[str, Any]:
    said = f"{finding.message}. {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(finding.path, finding.place)}],
        "partialFingerprints": {"mbclintIdentity/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(finding.path, place),
                "message": {"text": place.message or "See also here"},
            }
            for number, place in enumerate(finding.related)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding)]
    return result


def _fix(finding: Finding) -> dict[str, Any]:
    assert finding.fix is not None
    placed = zip(finding.edit_places, finding.fix.edits, strict=True)
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": edit.replacement}}
        for place, edit in placed
    ]
    artifact = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {
        "description": {"text": f"{finding.fix.description} ({finding.fix.applicability})"},
        "artifactChanges": [artifact],
    }


def _location(path: str, place: Place) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(place)}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="replace"), "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    start, end = place.start, place.end
    region = {"startLine": start.line, "startColumn": start.column}
    return region | {"endLine": end.line, "endColumn": end.column}
