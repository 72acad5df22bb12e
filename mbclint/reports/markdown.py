"""A comment for a pull request, or the summary of a step, in GitHub's and GitLab's Markdown."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports.style import Style
from mbclint.reports.summary import counted, summary
from mbclint.reports.visible import visible

_MOST = 60_000
"""Characters; GitHub takes 65,536 in a comment."""
_SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|<>&~@-]")


def render(report: Report, style: Style) -> str:
    """The counts, and a folded table a file; what would make it too long is counted."""
    parts = [f"**mbclint**: {summary(report, undecided_listed=style.show_undecided)}\n"]
    length, shown = len(parts[0]), 0
    for path, found in groupby(report.findings, lambda finding: finding.path):
        section = "\n".join(_section(path, [*found]))
        if length + len(section) > _MOST:
            break
        parts.append(section)
        length += len(section)
        shown += section.count("\n| ") - 1
    if (more := len(report.findings) - shown) > 0:
        parts.append(f"{counted(more, 'more finding')} would not fit here.\n")
    return "\n".join(parts)


def _section(path: str, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"<details><summary><code>{_plain(path)}</code> ({len(findings):,})</summary>\n"
    yield "| line | rule | finding |"
    yield "|---|---|---|"
    for finding in findings:
        rule = f"{_SIGNS[finding.severity]} {finding.code} {finding.name}"
        said = _plain(finding.message)
        if finding.help:
            said += f"<br>*{_plain(finding.help)}*"
        yield f"| {finding.place.start.line} | {rule} | {said} |"
    yield "\n</details>\n"


def _plain(text: str) -> str:
    """Text that means nothing to Markdown, to HTML and to those who are mentioned."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", visible(text))
