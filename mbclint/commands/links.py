"""``mbclint links``: the rules about links alone, those to other sites asked on the network."""

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
from mbclint.fixing.write import write_atomically
from mbclint.model.interval import counted
from mbclint.network.lines import LinesError, read, written
from mbclint.network.store import Store, default_store
from mbclint.rulebook.book import built_in_rules

_FAMILY = "LNK"
_USAGE = 2


@click.command("links")
@click.argument("paths", nargs=-1, type=Source())
@click.option(
    "--export",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write what the store knows as sorted lines of text, which git merges, and end.",
)
@click.option(
    "--import",
    "imported",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take such lines into the store first; what is newer there stays.",
)
@report_options
@rule_options
@file_options
@online_options
@live_options
@fix_options
def command(
    paths: tuple[Path | Address, ...], export: Path | None, imported: Path | None, **given: Any
) -> None:
    """Check the links of files and folders (default: this folder), also those to other sites."""
    file = given["store"] or default_store()
    if imported:
        _import(imported, file)
    if export:
        _export(export, file)
        return
    links = tuple(
        rule.code
        for rule in built_in_rules()
        if rule.code.startswith(_FAMILY) and rule.file.enabled
    )
    check_sources(paths, given | {"online": True, "select": given["select"] or links})


def _import(lines: Path, file: Path) -> None:
    try:
        found = [*read(lines.read_text("utf-8"))]
    except (OSError, UnicodeDecodeError, LinesError) as error:
        said = getattr(error, "strerror", None) or error
        click.echo(f"mbclint: {lines}: {said}", err=True)
        raise click.exceptions.Exit(_USAGE) from error
    store = Store(file)
    store.keep(found)
    store.close()
    click.echo(f"mbclint: {lines}: {counted(len(found), 'address')}", err=True)


def _export(lines: Path, file: Path) -> None:
    store = Store(file)
    text = written(store.all())
    store.close()
    if str(lines) == "-":
        click.echo(text, nl=False)
        return
    try:
        write_atomically(lines, text.encode())
    except OSError as error:
        click.echo(f"mbclint: {lines}: cannot be written: {error.strerror or error}", err=True)
        raise click.exceptions.Exit(_USAGE) from error
