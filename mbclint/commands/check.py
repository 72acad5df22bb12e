"""``mbclint check``: the main job."""

from pathlib import Path
from typing import Any

import click

from mbclint.commands.check_options import (
    file_options,
    fix_options,
    live_options,
    online_options,
    report_options,
    rule_options,
)
from mbclint.commands.sources import Address, Source, check_sources


@click.command("check")
@click.argument("paths", nargs=-1, type=Source())
@report_options
@rule_options
@file_options
@click.option("--online", is_flag=True, help="Ask the addresses of other sites as well.")
@online_options
@live_options
@fix_options
def command(paths: tuple[Path | Address, ...], **given: Any) -> None:
    """Check files, the known files of folders, "-" for standard input, a published site by the
    address of its sitemap or of a page, a folder of another file system by its address, or a web
    archive (default: this folder)."""
    check_sources(paths, given)
