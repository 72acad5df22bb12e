"""A comment for a pull request, or the summary of a step, in GitHub's and GitLab's Markdown."""

from itertools import accumulate, groupby

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports.markdown_text import plain
from mbclint.reports.style import Style
from mbclint.reports.summary import counted, summary

_MOST = 60_000
"""Characters; GitHub takes 65,536 in a comment."""
_SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}
_FOOT = "\n</details>\n"


def render(report: Report, style: Style) -> str:
    """The counts, and a folded table a file; what would make it too long is counted."""
    parts = [f"**mbclint**: {summary(report, undecided_listed=style.show_undecided)}\n"]
    room, left = _MOST - len(parts[0]), len(report.findings)
    for path, found in groupby(report.findings, lambda finding: finding.path):
        rows = [*map(_row, found)]
        head = _head(path, len(rows))
        lengths = accumulate(len(row) + 1 for row in rows)
        fitting = sum(length <= room - len(head) - len(_FOOT) for length in lengths)
        if fitting:
            parts.append("\n".join((head, *rows[:fitting], _FOOT)))
            room -= len(parts[-1]) + 1
            left -= fitting
    if left:
        parts.append(f"{counted(left, 'more finding')} would not fit here.\n")
    return "\n".join(parts)


def _head(path: str, number: int) -> str:
    title = f"<details><summary><code>{plain(path)}</code> ({number:,})</summary>"
    return f"{title}\n\n| line | rule | finding |\n|---|---|---|"


def _row(finding: Finding) -> str:
    rule = f"{_SIGNS[finding.severity]} {finding.code} {finding.name}"
    said = plain(finding.message)
    if finding.help:
        said += f"<br>*{plain(finding.help)}*"
    return f"| {finding.place.start.line} | {rule} | {said} |"
