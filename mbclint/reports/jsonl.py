"""A JSON object a line and finding, for programs that read as it comes."""

from mbclint.model.report import Report
from mbclint.reports.json import finding_shape
from mbclint.reports.json_text import json_line
from mbclint.reports.style import Style


def render(report: Report, style: Style) -> str:
    """Each line is one of the ``findings`` of the JSON report."""
    return "".join(json_line(finding_shape(finding)) for finding in report.findings)
