"""One line a finding, for editors, grep and other programs; no summary that could confuse them."""

from mbclint.model.finding import Finding
from mbclint.model.report import Report
from mbclint.reports.style import Style
from mbclint.reports.visible import visible


def render(report: Report, style: Style) -> str:
    """``PATH:LINE:COLUMN: SEVERITY CODE name: message``, columns from 1 in code points."""
    return "".join(f"{_line(finding)}\n" for finding in report.findings)


def _line(finding: Finding) -> str:
    where = f"{finding.path}:{finding.place.start}"
    return visible(f"{where}: {finding.severity} {finding.code} {finding.name}: {finding.message}")
