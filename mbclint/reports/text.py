"""For people at a terminal: a block a finding with its source line, then the counts."""

from collections.abc import Iterator

from mbclint.model.edit import Applicability
from mbclint.model.finding import Finding, Place
from mbclint.model.report import Report, Undecided
from mbclint.reports.paint import SEVERITY_LOOKS, Look, Paint
from mbclint.reports.source_lines import source_lines
from mbclint.reports.style import Style
from mbclint.reports.summary import summary
from mbclint.reports.visible import visible

_MAX_RELATED = 5
_FIX_KINDS = {Applicability.SAFE: "safe", Applicability.UNSAFE: "opt-in"}


def render(report: Report, style: Style) -> str:
    """Blocks that a blank line parts; the last is the summary."""
    paint = Paint(style.colour)
    blocks = ["\n".join(_block(finding, paint)) for finding in report.findings]
    if style.show_undecided and report.undecided:
        blocks.append("\n".join(_left_alone(undecided, paint) for undecided in report.undecided))
    if not style.quiet:
        blocks.append(summary(report, undecided_listed=style.show_undecided))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _block(finding: Finding, paint: Paint) -> Iterator[str]:
    where = _where(finding.path, finding.place, paint)
    severity = paint(finding.severity.value, SEVERITY_LOOKS[finding.severity])
    yield f"{where} {severity} {finding.code} {finding.name}"
    yield f"  {visible(finding.message)}"
    yield from (f"    {line}" for line in source_lines(finding, paint))
    for place in finding.related[:_MAX_RELATED]:
        yield f"  also {place.start}" + (f": {visible(place.message)}" if place.message else "")
    if (more := len(finding.related) - _MAX_RELATED) > 0:
        yield f"  and {more:,} more"
    if finding.evidence:
        yield f"  evidence: {visible(finding.evidence)}"
    if finding.help:
        yield f"  help: {visible(finding.help)}"
    if finding.fix:
        kind = _FIX_KINDS[finding.fix.applicability]
        yield f"  fix: {kind} ({visible(finding.fix.description)})"


def _left_alone(undecided: Undecided, paint: Paint) -> str:
    where = _where(undecided.path, undecided.place, paint)
    text = f'"{undecided.subject}" ({undecided.reason})'
    return f"{where} not judged by {undecided.name}: {visible(text)}"


def _where(path: str, place: Place, paint: Paint) -> str:
    return f"{paint(visible(path), Look.BOLD)}:{place.start}:"
