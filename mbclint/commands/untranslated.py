"""``mbclint untranslated``: what translators have to do, in their formats."""

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mbclint import __version__
from mbclint.commands.failing import usage_errors
from mbclint.commands.language_option import LanguageTag
from mbclint.commands.loading import project_of, run_of
from mbclint.commands.progress import shown_progress
from mbclint.commands.targets import Format, Target, targets_of
from mbclint.engine.suggestions import with_suggestions
from mbclint.engine.untranslated import RULES, Work, untranslated
from mbclint.fixing.write import write_atomically
from mbclint.reports.summary import counted
from mbclint.translation.formats import FORMATS, format_named
from mbclint.translation.formats.format import About
from mbclint.translation.located import Wanted
from mbclint.translation.unit import PackageError

_USAGE = 2
_DEFAULT = "markdown"


@click.command("untranslated")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--to", required=True, type=LanguageTag(), help="The language to translate into, such as es."
)
@click.option("--from", "source", type=LanguageTag(), help="Only what is in this language.")
@click.option("--pages", is_flag=True, help="Also the texts of pages that are missing as a whole.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=Format(FORMATS),
    metavar="NAME[=PATH]",
    help=f"How to hand it out, and in which file: {', '.join(FORMATS)} (default: by the ending of "
    f"--output-file, else {_DEFAULT}). May be given several times.",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file for a format without one (default: standard output).",
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day that the package is dated."
)
@click.option("--config", type=click.Path(path_type=Path), help="The root settings file.")
@click.option("-j", "--jobs", type=click.IntRange(1), help="How many processes read at once.")
def command(
    paths: tuple[Path, ...],
    to: str,
    source: str | None,
    pages: bool,
    formats: tuple[Target, ...],
    output_file: Path | None,
    today: datetime.datetime | None,
    config: Path | None,
    jobs: int | None,
) -> None:
    """List what of PATHS (default: this folder) is to be translated into a language: each text
    once, with all places where it stands. What known findings and comments hide is not listed, but
    for the baseline."""
    named = paths or (Path(),)
    targets = targets_of(formats, output_file, _by_ending(output_file))
    if any(it.format == "xlsx" and it.path is None for it in targets) and sys.stdout.isatty():
        raise click.UsageError("xlsx is not for a terminal; give --output-file")
    settings: dict[str, Any] = {"select": RULES}
    if pages:
        settings |= {"rules": {"TRN601": {"languages": (to,)}}}
    with usage_errors():
        project = project_of(named, config, command_line=settings)
        with shown_progress(wanted=True) as progress:
            run = run_of(project, today, jobs, progress)
            work = with_suggestions(run, untranslated(run, named, Wanted(to, source, pages)))
    faults = _put_out(work, targets, About(to, run.today, __version__))
    said = counted(sum(unit.words for unit in work.units), "word")
    click.echo(f"mbclint: {counted(len(work.units), 'text')}, {said}", err=True)
    for fault in (*work.outcome.faults, *work.outcome.notes, *faults):
        click.echo(f"mbclint: {fault}", err=True)
    if work.outcome.faults or faults:
        click.get_current_context().exit(_USAGE)


def _by_ending(file: Path | None) -> str:
    """The format that a file's ending stands for."""
    if file is None:
        return _DEFAULT
    try:
        return format_named(file.name)
    except PackageError as error:
        raise click.UsageError(f"{file}: {error}; or name one with --format") from error


def _put_out(work: Work, targets: Sequence[Target], about: About) -> list[str]:
    """Write the package in each format. What could not be written is told."""
    faults = []
    for target in targets:
        raw = FORMATS[target.format].write(work.units, about)
        if target.path is None:
            sys.stdout.buffer.write(raw)
            continue
        try:
            write_atomically(target.path, raw)
        except OSError as error:
            faults.append(f"{target.path}: cannot be written: {error.strerror or error}")
    return faults
