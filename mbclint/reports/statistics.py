"""How often each rule has findings, the most frequent first."""

from collections import Counter

from mbclint.model.edit import Applicability
from mbclint.model.report import Report
from mbclint.reports.style import Style
from mbclint.reports.summary import summary


def render(report: Report, style: Style) -> str:
    """A line a rule: number, code, name, and how many of them ``--fix`` would mend."""
    counts = Counter((each.severity, each.code, each.name) for each in report.findings)
    safe = Counter(
        each.code
        for each in report.findings
        if each.fix and each.fix.applicability is Applicability.SAFE
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = max((len(f"{number:,}") for number in counts.values()), default=0)
    lines = [
        f"{number:>{width},}  {code}  {name} ({severity})"
        + (f", {safe[code]:,} with a safe fix" if safe[code] else "")
        for (severity, code, name), number in ordered
    ]
    return "\n".join((*lines, summary(report, undecided_listed=style.show_undecided))) + "\n"
