"""``mbclint explain``: what a rule finds, why, and how to mend it."""

import textwrap
from collections.abc import Iterator

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import book_of, project_of
from mbclint.rulebook.rule import Rule


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Explain RULE, a code such as SEE102 or a name such as duplicate-title."""
    with usage_errors():
        book = book_of(project_of([]))
        found = book.get(rule)
        if found is None:
            near = book.nearest(rule)
            hint = f'; did you mean "{near}"?' if near else "; see: mbclint rules"
            raise click.UsageError(f'there is no rule "{rule}"{hint}')
    click.echo("\n".join(_lines(found)))


def _lines(rule: Rule) -> Iterator[str]:
    file = rule.file
    state = "" if file.enabled else ", off unless selected"
    yield f"{rule.code} {rule.name} ({file.severity}{state})"
    yield ""
    for paragraph in (file.summary, file.why, f"To mend it: {file.mend}"):
        yield textwrap.fill(paragraph, 88)
        yield ""
    yield f"Fix: {file.fix}.  Formats: {', '.join(file.formats)}."
    if file.options:
        yield "Options: " + ", ".join(_option(key, value) for key, value in file.options.items())
    for source in file.sources:
        yield f"Source: {source.title} <{source.url}>" if source.url else f"Source: {source.title}"
    for example in file.examples:
        yield ""
        yield f"Example, {example.about}:"
        yield textwrap.indent(example.article.rstrip("\n"), "    ")
        for finding in example.finds or ("nothing is found",):
            yield f"  -> {finding}"


def _option(key: str, value: object) -> str:
    return f"{key} = {value}" if isinstance(value, str | int) else key
