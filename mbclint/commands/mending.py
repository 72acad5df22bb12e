"""What ``mbclint check`` does with fixes: shows them, writes them, tells of them."""

from collections import Counter

import click

from mbclint.engine.mended import Change, Mended
from mbclint.engine.sources import decode
from mbclint.reports.summary import counted
from mbclint.reports.unified import unified
from mbclint.reports.visible import visible


def show_difference(mended: Mended, tell: bool = True) -> None:
    """Print what would change as a unified diff, and ``tell`` of how many findings fixes mend."""
    for change in mended.changes:
        before, after = (decode(raw, change.shown).text for raw in (change.before, change.after))
        click.echo(unified(change.shown, before, after), nl=False)
    would = counted(sum(len(change.fixed) for change in mended.changes), "finding")
    if mended.changes and tell:
        click.echo(f"mbclint: --fix would mend {would}", err=True)


def tell_fixes(changes: tuple[Change, ...], one_by_one: bool) -> None:
    """Say how many findings were mended and, on request, which."""
    if one_by_one:
        for change in changes:
            by_rule = Counter((each.code, each.name) for each in change.fixed)
            for (code, name), number in sorted(by_rule.items()):
                click.echo(f"{visible(change.shown)}: mended {number} × {name} ({code})", err=True)
    if changes:
        mended = counted(sum(len(change.fixed) for change in changes), "finding")
        click.echo(f"mbclint: mended {mended} in {counted(len(changes), 'file')}", err=True)


def text_of(mended: Mended, given: bytes) -> bytes:
    """What standard input is after the fixes, if it is what was mended."""
    return next((it.after for it in mended.changes if it.before == given), given)
