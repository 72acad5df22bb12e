"""reviewdog's diagnostic format; columns count bytes of UTF-8 from 1."""

from typing import Any

from mbclint.model.finding import Finding, Place, Severity
from mbclint.model.report import Report
from mbclint.reports.json_text import json_line, json_text
from mbclint.reports.style import Style

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_SOURCE = {"name": "mbclint"}


def render(report: Report, style: Style) -> str:
    """One object with all diagnostics."""
    found = [_diagnostic(finding) for finding in report.findings]
    return json_text({"source": _SOURCE, "diagnostics": found})


def render_lines(report: Report, style: Style) -> str:
    """A diagnostic a line."""
    found = (_diagnostic(finding) | {"source": _SOURCE} for finding in report.findings)
    return "".join(map(json_line, found))


def _diagnostic(finding: Finding) -> dict[str, Any]:
    said = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    diagnostic: dict[str, Any] = {
        "message": said,
        "location": {"path": finding.path, "range": _range(finding.place)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    # Each suggestion is offered by itself: edits that belong together cannot be told.
    if finding.fix and len(finding.fix.edits) == 1:
        text = finding.fix.edits[0].replacement
        diagnostic["suggestions"] = [{"range": _range(finding.edit_places[0]), "text": text}]
    return diagnostic


def _range(place: Place) -> dict[str, Any]:
    return {
        "start": {"line": place.start.line, "column": place.start_byte},
        "end": {"line": place.end.line, "column": place.end_byte},
    }
