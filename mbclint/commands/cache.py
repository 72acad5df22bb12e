"""``mbclint cache``: what is kept of pages that were read."""

from collections.abc import Sequence
from pathlib import Path

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import project_of
from mbclint.engine.cache_files import cache_file, cache_files, remove
from mbclint.engine.page_cache import PageCache
from mbclint.model.interval import counted

_USAGE = 2
_options = (
    click.option("--all", "every", is_flag=True, help="Of all projects in the folder."),
    click.option(
        "--cache-dir",
        type=click.Path(path_type=Path, file_okay=False),
        help="The folder with the files (default: in the cache folder).",
    ),
)


@click.group("cache")
def command() -> None:
    """Pages are kept as they were read, so that a run reads only those that have changed. Nothing
    is lost with them but time."""


@command.command("info")
@_options[0]
@_options[1]
def info(every: bool, cache_dir: Path | None) -> None:
    """Tell where this project's pages are kept, how many and how much room they take."""
    for file in _files(every, cache_dir):
        if not file.exists():
            click.echo(f"{file}: nothing is kept")
            continue
        cache = PageCache(file)
        pages = cache.count()
        cache.close()
        click.echo(f"{file}: {counted(pages, 'page')}, {file.stat().st_size / 1e6:.1f} MB")


@command.command("clean")
@_options[0]
@_options[1]
def clean(every: bool, cache_dir: Path | None) -> None:
    """Remove what is kept of this project's pages."""
    for file in _files(every, cache_dir):
        try:
            remove(file)
        except OSError as error:
            click.echo(f"mbclint: {file}: cannot be removed: {error.strerror or error}", err=True)
            raise click.exceptions.Exit(_USAGE) from error


def _files(every: bool, cache_dir: Path | None) -> Sequence[Path]:
    with usage_errors():
        own = cache_file(project_of([Path()]).root, cache_dir)
    return [*cache_files(own.parent)] if every else [own]
