"""The ``mbclint`` command. Subcommands are imported when they are called."""

import gc
import warnings
from importlib import import_module

import click

from mbclint import __version__

_COMMANDS = {
    "apply": "Put translations that came back into their pages.",
    "baseline": "Write down what is known, so that only new findings are reported.",
    "cache": "Tell how much is kept of pages that were read, or remove it.",
    "check": "Check articles and their related lists.",
    "config": "Show the settings and where they come from.",
    "drift": "Tell which translations are behind their sources.",
    "init": "Write settings for a site, from what its files tell.",
    "lang": "Judge in which language titles are, one a line.",
    "explain": "Explain a rule.",
    "links": "Check links, those to other sites on the network.",
    "memory": "Write down what the site has in two languages, for translation tools.",
    "untranslated": "List what is to be translated, in translators' formats.",
    "rules": "List the rules, or run the examples of a rule pack.",
}


class _LazyGroup(click.Group):
    """A group whose subcommands are modules beside this one, loaded only when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"mbclint.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


_OBJECTS = 50_000
"""So many new objects at a time are looked through for circles, of which pages have hardly any;
Python's own number, 700, costs a tenth of a run's time."""


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", "-V", prog_name="mbclint")
@click.pass_context
def main(context: click.Context) -> None:
    """Check multilingual health information: articles, their related lists, languages and dates."""
    gc.set_threshold(_OBJECTS)
    context.with_resource(warnings.catch_warnings())
    warnings.showwarning = _shown


def _shown(message: Warning | str, *_: object, **__: object) -> None:
    click.echo(f"mbclint: {message}", err=True)
