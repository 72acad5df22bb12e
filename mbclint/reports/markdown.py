"""A comment for a pull request, or the summary of a step, in GitHub's and GitLab's Markdown."""

import re
from itertools import accumulate, groupby

from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.reports.style import Style
from mbclint.reports.summary import counted, summary
from mbclint.reports.visible import visible

_MOST = 60_000
"""Characters; GitHub takes 65,536 in a comment."""
_SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}
_FOOT = "\n</details>\n"
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|<>&~@-]")


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
    title = f"<details><summary><code>{_plain(path)}</code> ({number:,})</summary>"
    return f"{title}\n\n| line | rule | finding |\n|---|---|---|"


def _row(finding: Finding) -> str:
    rule = f"{_SIGNS[finding.severity]} {finding.code} {finding.name}"
    said = _plain(finding.message)
    if finding.help:
        said += f"<br>*{_plain(finding.help)}*"
    return f"| {finding.place.start.line} | {rule} | {said} |"


def _plain(text: str) -> str:
    """Text that means nothing to Markdown, to HTML and to those who are mentioned."""
    return _SPECIAL.sub(_harmless, visible(text))


def _harmless(match: re.Match[str]) -> str:
    # People and issues are looked for in the text as it is shown, where an entity is a character.
    apart = "&#8203;" if match[0] in "@#" else ""
    return f"&#{ord(match[0])};{apart}"
