"""``mbclint untranslated``: what translators have to do, in their formats."""

import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from mbclint import __version__
from mbclint.commands.failing import usage_errors
from mbclint.commands.language_option import LanguageTag
from mbclint.commands.loading import project_of, run_of
from mbclint.commands.progress import shown_progress
from mbclint.commands.summarizing import SUMMARY_FORMATS, TEXT, Told, summarized
from mbclint.commands.targets import Format, Target, targets_of
from mbclint.engine.run import Run
from mbclint.engine.suggestions import with_suggestions
from mbclint.engine.untranslated import RULES, untranslated
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
    "--to",
    "languages",
    multiple=True,
    type=LanguageTag(),
    help="The language to translate into, such as es; for --summary, several or none for all.",
)
@click.option("--from", "source", type=LanguageTag(), help="Only what is in this language.")
@click.option("--pages", is_flag=True, help="Also the texts of pages that are missing as a whole.")
@click.option("--summary", is_flag=True, help="Count instead, by language and section.")
@click.option(
    "--compare",
    type=click.Path(path_type=Path, dir_okay=False),
    help="An earlier --summary in JSON, to tell what has changed since.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=Format((*FORMATS, TEXT)),
    metavar="NAME[=PATH]",
    help=f"How to hand it out, and in which file: {', '.join(FORMATS)} (default: by the ending of "
    f"--output-file, else {_DEFAULT}); for --summary, {' or '.join(SUMMARY_FORMATS)}. May be given "
    "several times.",
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
    languages: tuple[str, ...],
    source: str | None,
    pages: bool,
    summary: bool,
    compare: Path | None,
    formats: tuple[Target, ...],
    output_file: Path | None,
    today: datetime.datetime | None,
    config: Path | None,
    jobs: int | None,
) -> None:
    """List what of PATHS (default: this folder) is to be translated into a language: each text
    once, with all places where it stands. What known findings and comments hide is not listed, but
    for the baseline."""
    if compare and not summary:
        raise click.UsageError("--compare is for --summary")
    if not summary and len(languages) != 1:
        raise click.UsageError("give one --to: a package is for one language")
    known = SUMMARY_FORMATS if summary else tuple(FORMATS)
    targets = targets_of(formats, output_file, _by_ending(output_file, known))
    for target in targets:
        _check_target(target, known)
    named = paths or (Path(),)
    settings: dict[str, Any] = {"select": RULES}
    if pages and languages:
        settings |= {"rules": {"TRN601": {"languages": languages}}}
    with usage_errors():
        project = project_of(named, config, command_line=settings)
        with shown_progress(wanted=True) as progress:
            run = run_of(project, today, jobs, progress)
            if summary:
                told = summarized(run, named, languages, source, pages, compare)
            else:
                told = _package(run, named, Wanted(languages[0], source, pages))
    faults = [*told.faults, *_put_out(told, targets)]
    for line in (*told.notes, *faults):
        click.echo(f"mbclint: {line}", err=True)
    if faults:
        click.get_current_context().exit(_USAGE)


def _package(run: Run, named: Sequence[Path], wanted: Wanted) -> Told:
    work = with_suggestions(run, untranslated(run, named, wanted))
    about = About(wanted.target, run.today, __version__)
    words = counted(sum(unit.words for unit in work.units), "word")
    return Told(
        lambda name: FORMATS[name].write(work.units, about),
        work.outcome.faults,
        (f"{counted(len(work.units), 'text')}, {words}", *work.outcome.notes),
    )


def _by_ending(file: Path | None, known: Sequence[str]) -> str:
    """The format that a file's ending stands for."""
    default = TEXT if TEXT in known else _DEFAULT
    if file is None:
        return default
    try:
        return format_named(file.name)
    except PackageError as error:
        if default == TEXT:
            return default
        raise click.UsageError(f"{file}: {error}; or name one with --format") from error


def _check_target(target: Target, known: Sequence[str]) -> None:
    if target.format not in known:
        raise click.UsageError(f"{target.format} is none of the formats here: {', '.join(known)}")
    if target.format == "xlsx" and target.path is None and sys.stdout.isatty():
        raise click.UsageError("xlsx is not for a terminal; give --output-file")


def _put_out(told: Told, targets: Sequence[Target]) -> Iterator[str]:
    """Write what is told in each format. What could not be written is told."""
    for target in targets:
        raw = told.written(target.format)
        if target.path is None:
            sys.stdout.buffer.write(raw)
            continue
        try:
            write_atomically(target.path, raw)
        except OSError as error:
            yield f"{target.path}: cannot be written: {error.strerror or error}"
