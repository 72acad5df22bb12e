"""What ``mbclint check`` and ``mbclint links`` do."""

import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from mbclint.commands.configuring import chosen_settings, configured_run
from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import project_of
from mbclint.commands.mending import show_difference, tell_fixes, text_of
from mbclint.commands.output import coloured, only_failing, put_out
from mbclint.commands.progress import Told, shown_progress
from mbclint.commands.selecting import STANDARD_INPUT, check_choices, named_paths, scope_of
from mbclint.commands.targets import Target, targets_of
from mbclint.engine.changes import Scope
from mbclint.engine.files import ON_DISK, Files
from mbclint.engine.mended import Mended
from mbclint.engine.run import Outcome, Run
from mbclint.model.finding import Severity
from mbclint.reports import Style
from mbclint.settings.project import Project

_FOUND, _USAGE, _CRASHED = 1, 2, 3


def run_check(paths: tuple[Path, ...], given: dict[str, Any]) -> None:
    """Check what is named, and report and mend as the options say; the command ends here."""
    check_choices(paths, given)
    named = named_paths(paths, given)
    raw = sys.stdin.buffer.read() if STANDARD_INPUT in paths else None
    with usage_errors():
        project = project_of(
            *(named, given["config"], given["isolated"]), chosen_settings(given), given["profile"]
        )
        scope = scope_of(project, named, raw, given)
    check_scope(project, scope, given, raw)


def check_scope(
    project: Project,
    scope: Scope,
    given: dict[str, Any],
    raw: bytes | None = None,
    files: Files = ON_DISK,
) -> NoReturn:
    """Check a part of a project whose files lie in ``files``; see ``end_check``."""
    targets = targets_of(given["formats"], given["output_file"], "text")
    with usage_errors(), shown_progress(not given["quiet"]) as progress:
        run = configured_run(project, given, progress)
        run.files = files
        if given["online"]:
            mended, notes = _online(run, scope, given, progress)
        else:
            mended, notes = _checked(run, scope, given), []
    end_check(mended, [*mended.notes, *notes], project, targets, given, raw)


def end_check(
    mended: Mended,
    notes: list[str],
    project: Project,
    targets: tuple[Target, ...],
    given: dict[str, Any],
    raw: bytes | None = None,
) -> NoReturn:
    """Say what was found and mended, and end the command with the code for it; ``raw`` is what
    standard input held."""
    if given["diff"]:
        show_difference(mended)
        code = _FOUND if mended.changes else 0
    else:
        fixing = given["fix"] or given["fix_only"]
        if fixing and raw is not None:
            sys.stdout.buffer.write(text_of(mended, raw))
        unwritten = []
        if not given["fix_only"]:
            report = mended.outcome.report
            unwritten = put_out(
                only_failing(report, project.fail_on) if given["quiet"] else report,
                targets,
                Style(coloured(given["color"]), given["show_undecided"], given["quiet"]),
                count=given["statistics"],
                to_errors=fixing and raw is not None,
            )
        tell_fixes(mended.changes, given["show_fixes"])
        notes = [*notes, *unwritten]
        failed = mended.failed or unwritten
        code = _USAGE if failed else _exit_code(mended.outcome, project, given)
    for said in (*project.warnings, *mended.outcome.faults, *mended.outcome.notes, *notes):
        click.echo(f"mbclint: {said}", err=True)
    for crash in mended.outcome.crashes:
        click.echo(f"mbclint: {crash.path}: {crash.who} failed:\n{crash.trace}", err=True)
    raise click.exceptions.Exit(code)


def _online(
    run: Run, scope: Scope, given: dict[str, Any], progress: Told
) -> tuple[Mended, list[str]]:
    """The same with what other sites answer, and how many answered how."""
    # What opens connections takes time to load.
    from mbclint.commands.online import asking, counts_of, online_of

    run.online = online = online_of(run.project, given)
    with asking(online, progress):
        mended = _checked(run, scope, given)
    return mended, [] if given["quiet"] else [*counts_of(online)]


def _checked(run: Run, scope: Scope, given: dict[str, Any]) -> Mended:
    if not (given["fix"] or given["fix_only"] or given["diff"]):
        return Mended(run.check(scope.named, scope.view), (), ())
    # What mends takes time to load, and most runs mend nothing.
    from mbclint.engine.mend import mend
    from mbclint.engine.write_back import write_back

    mended = mend(run, scope.named, given["unsafe_fixes"], scope.view)
    piped = bool(scope.view.contents)
    return mended if given["diff"] or piped else write_back(run, scope.named, mended)


def _exit_code(outcome: Outcome, project: Project, given: dict[str, Any]) -> int:
    if outcome.crashes:
        return _CRASHED
    if outcome.faults:
        return _USAGE
    if given["fix_only"] or project.fail_on == "never":
        return 0
    return _FOUND if outcome.report.reaches(Severity(project.fail_on)) else 0
