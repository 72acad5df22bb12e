"""The counts of a report in a sentence or two."""

from mbclint.model.finding import Severity
from mbclint.model.report import Report

_UNITS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def counted(number: int, unit: str) -> str:
    """A number and its unit: ``1 file``, ``1,023 files``."""
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def summary(report: Report, *, undecided_listed: bool) -> str:
    """How many findings of each severity in how many files, and how many titles were left alone."""
    parts = [_findings(report)]
    if report.undecided:
        hint = "" if undecided_listed else " (list them with --show-undecided)"
        parts.append(f"{counted(len(report.undecided), 'title')} not judged{hint}.")
    if report.known:
        parts.append(f"{counted(report.known, 'known finding')} not shown (--no-baseline).")
    if report.gone:
        parts.append(f"{counted(report.gone, 'known finding')} mended: mbclint baseline --prune.")
    return " ".join(parts)


def _findings(report: Report) -> str:
    if not report.findings:
        return f"No findings in {counted(report.files, 'file')}."
    affected = len({finding.path for finding in report.findings})
    where = counted(affected, "file") + (f" of {report.files:,}" if affected < report.files else "")
    by_severity = ", ".join(
        counted(number, unit)
        for severity, unit in _UNITS.items()
        if (number := report.count(severity))
    )
    return f"{counted(len(report.findings), 'finding')} in {where}: {by_severity}."
