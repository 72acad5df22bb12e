"""``mbclint drift``: which translations are behind their sources, and since when."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import book_of, cache_of, detector_of, project_of
from mbclint.corpus.drift import Standing
from mbclint.corpus.git_program import GitError
from mbclint.engine.drift import DriftError, Translations
from mbclint.engine.examiner import Examiner
from mbclint.engine.executors import Processes, cores
from mbclint.engine.file_reader import FileReader
from mbclint.engine.site_history import SHALLOW, git_history
from mbclint.engine.whole_site import read_site
from mbclint.reports.drift import drift_json, drift_text

_BEHIND, _USAGE = 1, 2


@click.command("drift")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Tell all translations as JSON.")
@click.option("--diff", is_flag=True, help="Show what the sources of PATHS say anew.")
@click.option("--record", is_flag=True, help="Write the last commit of their sources into PATHS.")
@click.option("--config", type=click.Path(path_type=Path), help="The root settings file.")
def command(
    paths: tuple[Path, ...], as_json: bool, diff: bool, record: bool, config: Path | None
) -> None:
    """Tell which translations below PATHS (default: this folder) are behind their sources."""
    if (diff or record) and not (paths and all(path.is_file() for path in paths)):
        raise click.UsageError("--diff and --record want the files of translations")
    with _translations(paths, config) as translations:
        if record:
            _each(paths, lambda path: _record(translations, path))
        elif diff:
            _each(paths, lambda path: _show(translations, path))
        else:
            found = translations.all(paths or (Path(),))
            rows = [(it.page, it.source, it.drift) for it in found]
            click.echo((drift_json if as_json else drift_text)(rows), nl=False)
            behind = any(it.drift.standing is Standing.BEHIND for it in found)
            click.get_current_context().exit(_BEHIND if behind else 0)


@contextmanager
def _translations(paths: tuple[Path, ...], config: Path | None) -> Iterator[Translations]:
    with usage_errors():
        project = project_of(paths, config)
        reader = FileReader(project.root, project.site.max_file_size)
        day = datetime.datetime.now().astimezone().date()
        book, detector = book_of(project), detector_of(project.site.detection)
        examiner = Examiner(project, book, day, detector, reader)
    try:
        one_by_one = bool(paths) and all(path.is_file() for path in paths)
        history = git_history(project, len(paths) if one_by_one else None)
    except GitError as error:
        click.echo(f"mbclint: {project.root}: {error}; drift is told by git", err=True)
        raise click.exceptions.Exit(_USAGE) from error
    try:
        yield Translations(
            read_site(examiner, Processes(cores()), cache_of(project)), history, examiner
        )
    finally:
        history.close()
        if history.cut_off:
            click.echo(f"mbclint: {SHALLOW}", err=True)


def _each(paths: tuple[Path, ...], act: Callable[[Path], None]) -> None:
    """One after the other: what fails is told and stops no other."""
    failed = False
    for path in paths:
        try:
            act(path)
        except DriftError as error:
            failed = True
            click.echo(f"mbclint: {error}", err=True)
    if failed:
        click.get_current_context().exit(_USAGE)


def _record(translations: Translations, path: Path) -> None:
    click.echo(f"{path}: recorded {translations.record(translations.of(path))}")


def _show(translations: Translations, path: Path) -> None:
    for line in translations.difference(translations.of(path)):
        click.echo(line)
