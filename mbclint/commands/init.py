"""``mbclint init``: settings for a site, from what its files tell."""

from pathlib import Path

import click

from mbclint.engine.survey import Survey, survey
from mbclint.fixing.write import write_atomically
from mbclint.reports.proposal import in_words, settings_file
from mbclint.settings.files import settings_file as existing_settings

_NAME = "mbclint.toml"
_USAGE = 2


@click.command("init")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path()
)
@click.option("--stdout", is_flag=True, help="Print the settings file and write nothing.")
@click.option("--force", is_flag=True, help="Write over a settings file that is there.")
def command(folder: Path, stdout: bool, force: bool) -> None:
    """Find out how the site in FOLDER (default: this folder) is made, and write mbclint.toml."""
    there = existing_settings(folder)
    if there and not (stdout or force):
        _fail(f"{there.file}: the settings of this folder are there already; see --stdout, --force")
    found = survey(folder.absolute())
    text = settings_file(found.proposal)
    for line in _told(found):
        click.echo(line, err=stdout)
    if stdout:
        click.echo(text, nl=False)
        return
    try:
        write_atomically(folder / _NAME, text.encode("utf-8"))
    except OSError as error:
        _fail(f"{folder / _NAME}: {error.strerror or error}")
    click.echo(f"Written: {folder / _NAME}. Read it, then run: mbclint check {folder}")


def _told(found: Survey) -> list[str]:
    generator = found.proposal.generator
    languages = ", ".join(f"{number:,} {tag}" for tag, number in found.by_language)
    return [
        f"Generator: {generator.value if generator else 'none found'}",
        f"Pages: {found.pages:,}{f' ({languages})' if languages else ''}",
        f"Source pages with translations: {found.pairs:,}",
        "Assumed:",
        *in_words(found.proposal),
    ]


def _fail(said: str) -> None:
    click.echo(f"mbclint: {said}", err=True)
    raise click.exceptions.Exit(_USAGE)
