"""The results of a SARIF log: what was found, where, and what mends it."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from mbclint.model.finding import Finding, Place, Severity
from mbclint.reports.fingerprint import fingerprints

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "%SRCROOT%"
_URI = ":/?#[]@!$&'()*+,;=%"
"""What an address has that is one already: the reserved characters (RFC 3986, section 2.2)."""


def results(findings: Sequence[Finding], index: Mapping[str, int]) -> list[dict[str, Any]]:
    """A result a finding; ``index`` says where its rule stands among those of the run."""
    return [
        _result(finding, index, mark)
        for finding, mark in zip(findings, fingerprints(findings), strict=True)
    ]


def _result(finding: Finding, index: Mapping[str, int], mark: str) -> dict[str, Any]:
    said = f"{finding.message}. {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(finding.path, finding.place)}],
        "partialFingerprints": {"mbclintIdentity/v1": mark},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
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
    if "://" in path:
        return {"uri": quote(path, safe=_URI, errors="replace")}
    return {"uri": quote(path, errors="replace"), "uriBaseId": ROOT}


def _region(place: Place) -> dict[str, int]:
    start, end = place.start, place.end
    region = {"startLine": start.line, "startColumn": start.column}
    return region | {"endLine": end.line, "endColumn": end.column}
