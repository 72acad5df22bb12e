"""``mbclint rules``: the list of rules; ``mbclint rules test``: their examples, run."""

from pathlib import Path

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import book_of, project_of


@click.group("rules", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List the rules: code, severity, fix, name and summary."""
    if context.invoked_subcommand:
        return
    with usage_errors():
        book = book_of(project_of([]))
    width = max(len(rule.name) for rule in book.rules)
    for rule in book.rules:
        severity = rule.file.severity if rule.file.enabled else "off"
        click.echo(
            f"{rule.code}  {severity:<7}  fix {rule.file.fix:<6}  {rule.name:<{width}}  "
            f"{rule.file.summary}"
        )


@command.command("test")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def test(folder: Path | None) -> None:
    """Run the examples of the rule pack in FOLDER, or of the built-in rules."""
    from mbclint.engine.examples import run_examples
    from mbclint.rulebook.book import built_in_rules, make_book
    from mbclint.rulebook.load import load_pack

    with usage_errors():
        rules = load_pack(folder) if folder else built_in_rules()
        make_book(rules)
    faults = [fault for rule in rules for fault in run_examples(rule)]
    for fault in faults:
        click.echo(str(fault))
    examples = sum(len(rule.file.examples) for rule in rules)
    click.echo(f"{len(rules)} rules, {examples} examples, {len(faults)} faults")
    if faults:
        click.get_current_context().exit(1)
