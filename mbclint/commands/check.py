"""``mbclint check``: the main job."""

import datetime
import os
import sys
from pathlib import Path
from typing import Any

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import book_of, detector_of, project_of
from mbclint.engine.run import Outcome, Run, StandardInput
from mbclint.engine.workers import cores
from mbclint.model.finding import Severity
from mbclint.reports import REPORTERS, Style

_FOUND, _USAGE, _CRASHED = 1, 2, 3


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format", "format_", type=click.Choice(list(REPORTERS)), default="text", show_default=True
)
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), "never"]),
    help="The least severity that fails the run (default: error).",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Run these rules only: codes, names, families or ALL, with commas between.",
)
@click.option("--extend-select", multiple=True, metavar="RULES", help="Run these rules as well.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day from which ages are counted."
)
@click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    help="The path under which standard input is judged.",
)
@click.option("--show-undecided", is_flag=True, help="List the titles that were not judged.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True
)
@click.option("--config", type=click.Path(path_type=Path), help="The root settings file.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="How many processes read at once (default: one for each processor).",
)
@click.option("--isolated", is_flag=True, help="Read no settings file.")
def command(
    paths: tuple[Path, ...],
    format_: str,
    fail_on: str | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: datetime.datetime | None,
    stdin_filename: Path | None,
    show_undecided: bool,
    color: str,
    config: Path | None,
    jobs: int | None,
    isolated: bool,
) -> None:
    """Check files, the known files of folders, and "-", standard input (default: this folder)."""
    rules = {"select": select, "extend-select": extend_select, "ignore": ignore}
    given: dict[str, Any] = {key: _listed(value) for key, value in rules.items() if value}
    if fail_on:
        given["fail-on"] = fail_on
    named = [path for path in paths or (Path(),) if path != Path("-")]
    piped = stdin_filename or Path("standard-input.txt") if Path("-") in paths else None
    with usage_errors():
        project = project_of([*named, piped] if piped else named, config, isolated, given)
        day = today.date() if today else datetime.datetime.now().astimezone().date()
        detector = detector_of(project.site.detection)
        run = Run(project, book_of(project), day, detector, jobs or cores())
        standard_input = StandardInput(sys.stdin.buffer.read(), piped) if piped else None
        outcome = run.check(named, standard_input)
    style = Style(colour=_coloured(color), show_undecided=show_undecided)
    click.echo(REPORTERS[format_](outcome.report, style), nl=False, color=True)
    for said in (*project.warnings, *outcome.faults, *outcome.notes):
        click.echo(f"mbclint: {said}", err=True)
    for crash in outcome.crashes:
        click.echo(f"mbclint: {crash.path}: {crash.who} failed:\n{crash.trace}", err=True)
    click.get_current_context().exit(_exit_code(outcome, project.fail_on))


def _listed(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _coloured(color: str) -> bool:
    if color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return color == "always"


def _exit_code(outcome: Outcome, fail_on: str) -> int:
    if outcome.crashes:
        return _CRASHED
    if outcome.faults:
        return _USAGE
    return _FOUND if fail_on != "never" and outcome.report.reaches(Severity(fail_on)) else 0
