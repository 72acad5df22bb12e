"""Annotations of GitHub Actions: workflow commands on standard output."""

from collections.abc import Iterator

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports.style import Style
from mbclint.reports.summary import summary
from mbclint.reports.visible import visible

MOST = 10
"""Annotations of a kind that GitHub shows for one step; it drops others without a word."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> str:
    """The first findings of each severity as annotations, errors first, then the counts."""
    return "".join(f"{line}\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    for severity, command in _COMMANDS.items():
        found = [finding for finding in report.findings if finding.severity is severity]
        yield from (_annotation(command, finding) for finding in found[:MOST])
        if (more := len(found) - MOST) > 0:
            yield f"{more:,} more of severity {severity} are in the summary of this step."
    yield summary(report, undecided_listed=style.show_undecided)


def _annotation(command: str, finding: Finding) -> str:
    start, end = finding.place.start, finding.place.end
    properties = {
        "file": finding.path,
        "line": str(start.line),
        "endLine": str(end.line),
        "title": f"{finding.code} {finding.name}",
    }
    if start.line == end.line:
        # GitHub takes columns within one line only.
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    said = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{command} {listed}::{_data(said)}"


def _data(text: str) -> str:
    """Text as the runner unescapes it."""
    lines = text.replace("%", "%25").split("\n")
    return "%0A".join(map(visible, lines))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
