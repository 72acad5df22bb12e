"""Where reports go: standard output, files, and the summary of a step of GitHub Actions."""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from mbclint.commands.targets import Target
from mbclint.model.finding import Severity
from mbclint.model.report import Report
from mbclint.reports import REPORTERS, Reporter, Style
from mbclint.reports.statistics import render as statistics

_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


def coloured(color: str) -> bool:
    """Whether standard output is to have colours."""
    if color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return color == "always"


def put_out(
    report: Report, targets: Sequence[Target], style: Style, *, count: bool, to_errors: bool
) -> list[str]:
    """Write the report in each format. What could not be written is told."""
    faults = []
    for target in targets:
        reporter: Reporter = REPORTERS[target.format]
        if target.path is None:
            said = (statistics if count else reporter)(report, style)
            try:
                click.echo(said, nl=False, color=True, err=to_errors)
            except OSError as error:
                if error.errno == errno.EPIPE:
                    raise
                faults.append(f"the report cannot be written: {error.strerror or error}")
            continue
        # Loaded here, because most reports are shown.
        from mbclint.fixing.write import write_atomically

        said = reporter(report, replace(style, colour=False))
        try:
            write_atomically(target.path, said.encode("utf-8", "replace"))
        except OSError as error:
            faults.append(f"{target.path}: cannot be written: {error.strerror or error}")
    if any(target.format == "github" for target in targets):
        faults += _summarize(report, style)
    return faults


def only_failing(report: Report, fail_on: str) -> Report:
    """The report without findings that do not fail the run."""
    if fail_on == "never":
        return replace(report, findings=())
    threshold = Severity(fail_on)
    kept = tuple(it for it in report.findings if it.severity.reaches(threshold))
    return replace(report, findings=kept)


def _summarize(report: Report, style: Style) -> list[str]:
    """Add all findings to the summary of the step: annotations are few."""
    path = os.environ.get(_STEP_SUMMARY)
    if not path:
        return []
    try:
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(REPORTERS["markdown"](report, replace(style, colour=False)))
    except OSError as error:
        return [f"{_STEP_SUMMARY}: {path}: cannot be written: {error.strerror or error}"]
    return []
