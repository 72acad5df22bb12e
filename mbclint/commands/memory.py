"""``mbclint memory``: what the site has in two languages, as a translation memory."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mbclint import __version__
from mbclint.commands.failing import usage_errors
from mbclint.commands.language_option import LanguageTag
from mbclint.commands.loading import book_of, cache_of, detector_of, project_of
from mbclint.engine.examiner import Examiner
from mbclint.engine.executors import Processes, cores
from mbclint.engine.file_reader import FileReader
from mbclint.engine.whole_site import read_site
from mbclint.fixing.write import write_atomically
from mbclint.model.interval import counted
from mbclint.settings.project import Project
from mbclint.translation.memory import tmx
from mbclint.translation.memory.files import TMX
from mbclint.translation.memory.pair import Pair
from mbclint.translation.memory.site_pairs import is_translated, site_pairs
from mbclint.translation.unit import PackageError

_USAGE = 2


def _of_site(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say of which pairs a memory is made."""
    for option in (
        click.option("-j", "--jobs", type=click.IntRange(1), help="How many processes read."),
        click.option("--config", type=click.Path(path_type=Path), help="The root settings file."),
        click.option(
            "--from",
            "source",
            type=LanguageTag(),
            help="The language of the sources (default: source-language of the settings).",
        ),
        click.option(
            "--to", required=True, type=LanguageTag(), help="The language of the translations."
        ),
    ):
        command = option(command)
    return command


@click.group("memory")
def command() -> None:
    """Write what the site has in two languages as a translation memory (TMX): titles,
    descriptions, headings and related entries of pages that are there in both."""


@command.command("export")
@_of_site
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file (default: standard output).",
)
def export(
    to: str, source: str | None, config: Path | None, jobs: int | None, output_file: Path | None
) -> None:
    """Write a new memory."""
    project = _project(config)
    source_language = _source_language(project, source)
    pairs = _pairs(project, source_language, to, jobs)
    raw = tmx.write(pairs, source_language, __version__)
    if output_file is None:
        sys.stdout.buffer.write(raw)
    else:
        _write(output_file, raw)
    click.echo(f"mbclint: {counted(len(pairs), 'pair')}", err=True)


@command.command("build")
@_of_site
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
def build(
    to: str, source: str | None, config: Path | None, jobs: int | None, file: Path | None
) -> None:
    """Add what is new to a memory: FILE, or the first TMX that the setting translation-memory
    names. What it has already stays as it is."""
    project = _project(config)
    source_language = _source_language(project, source)
    file = file or _first(project)
    pairs = _pairs(project, source_language, to, jobs)
    try:
        before = file.read_bytes() if file.exists() else tmx.write((), source_language, __version__)
        raw, new = tmx.added(before, pairs)
    except (OSError, PackageError) as error:
        _fail(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}")
    if new:
        _write(file, raw)
    click.echo(f"mbclint: {file}: added {new} of {counted(len(pairs), 'pair')}", err=True)


def _project(config: Path | None) -> Project:
    with usage_errors():
        return project_of([Path()], config)


def _source_language(project: Project, source: str | None) -> str:
    found = source or project.site.source_language
    if found is None:
        raise click.UsageError("the source language is not known: give --from")
    return found


def _first(project: Project) -> Path:
    """The memory that the settings name first."""
    for path in project.site.translation_memory:
        if path.suffix.lower() == TMX:
            return path
    raise click.UsageError(f"name a file, or a {TMX} in the setting translation-memory")


def _pairs(project: Project, source: str, target: str, jobs: int | None) -> list[Pair]:
    """Each pair once, without the texts that are not translated."""
    with usage_errors():
        reader = FileReader(project.root, project.site.max_file_size)
        detector = detector_of(project.site.detection)
        day = datetime.datetime.now().astimezone().date()
        examiner = Examiner(project, book_of(project), day, detector, reader)
        site = read_site(examiner, Processes(jobs or cores()), cache_of(project))
    found: dict[Any, Pair] = {}
    for pair in site_pairs(site, source, target):
        if is_translated(pair, detector):
            found.setdefault((pair.source, pair.target), pair)
    return [*found.values()]


def _write(file: Path, raw: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, raw)
    except OSError as error:
        _fail(f"{file}: cannot be written: {error.strerror or error}")


def _fail(said: str) -> None:
    click.echo(f"mbclint: {said}", err=True)
    raise click.exceptions.Exit(_USAGE)
