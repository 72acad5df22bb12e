"""``mbclint check`` of a web archive."""

from pathlib import Path
from typing import Any

import click

from mbclint.commands.checking import end_check
from mbclint.commands.failing import usage_errors
from mbclint.commands.live import judged_live
from mbclint.commands.progress import shown_progress
from mbclint.commands.targets import targets_of
from mbclint.engine.live import Live
from mbclint.engine.mended import Mended
from mbclint.engine.warc_records import ArchiveError
from mbclint.engine.web_archive import read_archive
from mbclint.resources import cache_folder, short_name
from mbclint.settings.project import load_project

_USAGE = 2


def check_archive(file: Path, given: dict[str, Any]) -> None:
    """Judge the pages that an archive holds as those of a published site; the command ends
    here."""
    targets = targets_of(given["formats"], given["output_file"], "text")
    with usage_errors(), shown_progress(not given["quiet"]) as progress:
        live, unread = _read(file, given["config"])
        project, outcome, notes = judged_live(live, given, progress)
    end_check(Mended(outcome, (), ()), [*unread, *notes], project, targets, given)


def _read(file: Path, config: Path | None) -> tuple[Live, tuple[str, ...]]:
    """The pages of the archive. What keeps it from being read ends the command."""
    most = load_project(Path.cwd(), Path.cwd(), config, isolated=True).site.max_file_size
    root = cache_folder() / "archives" / short_name(str(file.absolute()))
    try:
        # One byte more tells that a page is too large.
        return read_archive(file, root, config, most + 1)
    except ArchiveError as error:
        said = str(error)
    except OSError as error:
        said = f"{error.filename or file}: {error.strerror or error}"
    click.echo(f"mbclint: {said}", err=True)
    raise click.exceptions.Exit(_USAGE)
