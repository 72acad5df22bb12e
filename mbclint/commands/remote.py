"""``mbclint check`` of a folder of another file system."""

from typing import Any

import click

from mbclint.commands.checking import check_scope
from mbclint.commands.configuring import chosen_settings
from mbclint.commands.failing import usage_errors
from mbclint.engine.changes import Scope
from mbclint.engine.remote_folder import remote_folder, settings_of
from mbclint.engine.view import DISK
from mbclint.resources import cache_folder
from mbclint.settings.project import load_project

FOR_LOCAL = (
    *("stdin_filename", "files_from", "since", "staged", "changed_lines", "force_exclude"),
    *("fix", "unsafe_fixes", "diff", "fix_only", "show_fixes", "baseline", "isolated"),
    *("depth", "most_pages"),
)
"""The options that a folder of another file system cannot heed."""
_USAGE = 2


def check_folder(address: str, given: dict[str, Any]) -> None:
    """Judge the pages below an address; the command ends here."""
    with usage_errors():
        try:
            files = remote_folder(address, cache_folder() / "folders", given["config"])
        except OSError as error:
            click.echo(f"mbclint: its settings cannot be kept: {error}", err=True)
            raise click.exceptions.Exit(_USAGE) from error
        # The file takes the place of what stands in folders further up.
        project = load_project(
            *(files.root, files.root, settings_of(files), False),
            *(chosen_settings(given), given["profile"]),
        )
    # To know that a page is unchanged, it would have to be fetched.
    check_scope(project, Scope((files.root,), DISK), given | {"use_cache": False}, files=files)
