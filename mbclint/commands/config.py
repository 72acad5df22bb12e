"""``mbclint config show``: every setting, its value, and where it comes from."""

from pathlib import Path

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import book_of, project_of
from mbclint.engine.selection import active_rules
from mbclint.settings.show import explain, rendered


@click.group("config")
def command() -> None:
    """Show the settings and where they come from."""


@command.command("show")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option("--config", type=click.Path(path_type=Path), help="The root settings file.")
@click.option("--profile", metavar="NAME", help="A profile of the settings, such as publish.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
def show(path: Path, config: Path | None, profile: str | None, isolated: bool) -> None:
    """Show the settings that hold for PATH, a file or a folder (default: this folder)."""
    with usage_errors():
        project = project_of([path], config, isolated, profile=profile)
        active_rules(book_of(project), project.rules_for(path.absolute()))
        rows = explain(project, path.absolute())
    for warning in project.warnings:
        click.echo(f"mbclint: {warning}", err=True)
    click.echo(f"# The root of the project is {project.root}")
    click.echo(rendered(rows), nl=False)
