"""GitLab's Code Quality report."""

from mbclint.model.finding import Severity
from mbclint.model.report import Report
from mbclint.reports.fingerprint import fingerprints
from mbclint.reports.json_text import json_text
from mbclint.reports.style import Style

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, style: Style) -> str:
    """An array with an object a finding."""
    marks = fingerprints(report.findings)
    return json_text(
        [
            {
                "description": finding.message,
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": mark,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.path,
                    "lines": {
                        "begin": finding.place.start.line,
                        "end": finding.place.end.line,
                    },
                },
            }
            for finding, mark in zip(report.findings, marks, strict=True)
        ]
    )
