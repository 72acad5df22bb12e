"""``mbclint check``: the main job."""

from pathlib import Path
from typing import Any

import click

from mbclint.commands.check_options import (
    file_options,
    fix_options,
    online_options,
    report_options,
    rule_options,
)
from mbclint.commands.checking import run_check


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@report_options
@rule_options
@file_options
@click.option("--online", is_flag=True, help="Ask the addresses of other sites as well.")
@online_options
@fix_options
def command(paths: tuple[Path, ...], **given: Any) -> None:
    """Check files, the known files of folders, and "-", standard input (default: this folder)."""
    run_check(paths, given)
