"""``mbclint apply``: translations that came back, put in their places."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.language_option import LanguageTag
from mbclint.commands.loading import project_of, run_of
from mbclint.commands.mending import show_difference
from mbclint.engine.answers import Answer
from mbclint.engine.apply import apply
from mbclint.engine.run import Run
from mbclint.engine.untranslated import RULES
from mbclint.engine.write_back import write_back
from mbclint.reports.summary import counted
from mbclint.reports.visible import visible
from mbclint.translation.formats import read_package
from mbclint.translation.quality import ALLOWABLE, Check
from mbclint.translation.unit import PackageError, Returned

_LEFT, _USAGE = 1, 2


@click.command("apply")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write the pages; without it, nothing is written.")
@click.option("--diff", is_flag=True, help="Show what would change; so it is without --write.")
@click.option(
    "--to", type=LanguageTag(), help="The language of a file that does not name it itself."
)
@click.option(
    "--allow",
    multiple=True,
    type=click.Choice([check.value for check in ALLOWABLE]),
    help="Use translations although this speaks against them. May be given several times.",
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day from which ages are counted."
)
@click.option("--config", type=click.Path(path_type=Path), help="The root settings file.")
@click.option("-j", "--jobs", type=click.IntRange(1), help="How many processes read at once.")
def command(
    files: tuple[Path, ...],
    write: bool,
    diff: bool,
    to: str | None,
    allow: tuple[str, ...],
    today: datetime.datetime | None,
    config: Path | None,
    jobs: int | None,
) -> None:
    """Put the translations in FILES, as "mbclint untranslated" handed them out, into their pages:
    each is looked at first, and what does not fit is told and left. Without --write, what would
    change is shown as a diff."""
    with usage_errors():
        project = project_of([Path()], config, command_line={"select": RULES})
        run = run_of(project, today, jobs)
    codes = [_apply(file, run, to, tuple(map(Check, allow)), write, diff) for file in files]
    click.get_current_context().exit(max(codes))


def _apply(
    file: Path, run: Run, to: str | None, allowed: Sequence[Check], write: bool, diff: bool
) -> int:
    """Do it for one file: what is wrong with it stops no other."""
    try:
        returned = read_package(file.name, file.read_bytes())
        groups = [*_by_language(file, returned, to)]
    except OSError as error:
        click.echo(f"mbclint: {file}: cannot be read: {error.strerror or error}", err=True)
        return _USAGE
    except PackageError as error:
        click.echo(f"mbclint: {file}: {error}", err=True)
        return _USAGE
    return max((_group(file, run, *group, allowed, write, diff) for group in groups), default=0)


def _group(
    file: Path,
    run: Run,
    language: str,
    returned: Sequence[Returned],
    allowed: Sequence[Check],
    write: bool,
    diff: bool,
) -> int:
    with usage_errors():
        applied = apply(run, returned, language, allowed)
    mended = applied.mended
    if diff or not write:
        show_difference(mended, tell=False)
    if write:
        mended = write_back(run, [change.path for change in mended.changes], mended)
    for answer in applied.answers:
        _tell(file, answer)
    placed = sum(len(answer.placed) for answer in applied.answers)
    pages = counted(len(mended.changes), "page")
    done = "placed" if write else "would place"
    left = sum(bool(answer.left) for answer in applied.answers)
    click.echo(
        f"mbclint: {file}: {done} {counted(placed, 'text')} in {pages}"
        + (f", left {counted(left, 'unit')}" if left else ""),
        err=True,
    )
    for note in mended.notes:
        click.echo(f"mbclint: {note}", err=True)
    return _USAGE if mended.failed else _LEFT if left else 0


def _by_language(
    file: Path, returned: Sequence[Returned], to: str | None
) -> Iterator[tuple[str, list[Returned]]]:
    """The units by the languages into which they are translated. Raises ``PackageError``."""
    tags = {unit.target_language or to for unit in returned}
    for tag in sorted(tags, key=str):
        if tag is None:
            raise PackageError("it does not say into which language; give --to")
        yield tag, [unit for unit in returned if (unit.target_language or to) == tag]


def _tell(file: Path, answer: Answer) -> None:
    returned = answer.returned
    for why in answer.left:
        said = f"{file}: {returned.where}: {returned.source or returned.id}: left: {why}"
        click.echo(f"mbclint: {visible(said)}", err=True)
