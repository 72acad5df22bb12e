"""``mbclint baseline``: what is known is not said again."""

import datetime
from pathlib import Path

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import project_of, run_of
from mbclint.engine.baseline import EMPTY
from mbclint.engine.file_reader import shown_path
from mbclint.engine.known import baseline_file, known_findings
from mbclint.fixing.write import write_atomically
from mbclint.reports.summary import counted

_USAGE = 2


@click.command("baseline")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--prune", is_flag=True, help="Only take out what no longer occurs.")
@click.option("--baseline", "given", type=click.Path(path_type=Path), help="The file to write.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day from which ages are counted."
)
@click.option("--config", type=click.Path(path_type=Path), help="The root settings file.")
def command(
    paths: tuple[Path, ...],
    prune: bool,
    given: Path | None,
    today: datetime.datetime | None,
    config: Path | None,
) -> None:
    """Write down the findings of PATHS (default: this folder): from then on, "check" reports others
    only. What is known of other files stays."""
    named = paths or (Path(),)
    with usage_errors():
        project = project_of(named, config)
        file = baseline_file(project, given)
        known = (known_findings(project, given) if file.is_file() else None) or EMPTY
        outcome = run_of(project, today).check(named)
    findings = outcome.report.findings
    gone = {path for path in known.paths if not (project.root / path).exists()}
    judged = {finding.identity[1] for finding in findings} | outcome.paths | gone
    now = (known.pruned if prune else known.replaced)(findings, judged)
    try:
        write_atomically(file, now.text().encode("utf-8"))
    except OSError as error:
        click.echo(f"mbclint: {file}: cannot be written: {error.strerror or error}", err=True)
        raise click.exceptions.Exit(_USAGE) from error
    mended = known.total - known.pruned(findings, judged).total
    click.echo(f"{shown_path(file, project.root)}: {counted(now.total, 'known finding')}")
    if mended:
        click.echo(f"{counted(mended, 'known finding')} no longer occurred and went.")
    for said in (*outcome.faults, *outcome.notes):
        click.echo(f"mbclint: {said}", err=True)
    if outcome.faults:
        click.get_current_context().exit(_USAGE)
