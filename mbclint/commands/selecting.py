"""Which files ``mbclint check`` is asked to judge."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mbclint.corpus.git_program import GitError
from mbclint.engine.changes import Scope, changed_since, staged
from mbclint.engine.discover import finder_of
from mbclint.engine.file_reader import FileReader, shown_path
from mbclint.engine.view import DISK, View
from mbclint.settings.project import Project

STANDARD_INPUT = Path("-")
_PRE_COMMIT, _FROM = "PRE_COMMIT", "PRE_COMMIT_FROM_REF"
"""Set by pre-commit: that it runs, and for a range of commits where that begins. A run of it over
all files, as in CI, finds nothing staged and is about the whole site."""


def named_paths(paths: Sequence[Path], given: dict[str, Any]) -> list[Path]:
    """What is named on the command line and in the list of ``--files-from``; standard input by the
    name that it is given."""
    piped = given["stdin_filename"] or Path("standard-input.txt")
    listed = _listed(given["files_from"]) if given["files_from"] else []
    named = [*paths, *listed] or ([] if given["files_from"] else [Path()])
    paths = [piped if path == STANDARD_INPUT else path for path in named]
    # Workers have current folders of their own.
    return [path.absolute() for path in paths] if given["scheduler"] else paths


def check_choices(paths: Sequence[Path], given: dict[str, Any]) -> None:
    """Refuse what cannot go together. Raises ``click.UsageError``."""
    if given["since"] and given["staged"]:
        raise click.UsageError("--since and --staged are two ways to say what changed; give one")
    if given["changed_lines"] and not (given["since"] or given["staged"]):
        raise click.UsageError("--changed-lines wants --since or --staged")
    if given["staged"] and (given["fix"] or given["fix_only"] or given["diff"]):
        raise click.UsageError("--staged judges the index, which is not mended; leave --fix out")
    if STANDARD_INPUT in paths and (given["since"] or given["staged"]):
        raise click.UsageError("standard input has no history; leave --since and --staged out")


def scope_of(
    project: Project, named: Sequence[Path], raw: bytes | None, given: dict[str, Any]
) -> Scope:
    """What is judged: what is named, or what of it has changed. A git that does not tell ends the
    command."""
    if not (given["since"] or given["staged"]):
        shown = shown_path(named[-1], project.root) if raw is not None else ""
        return Scope(tuple(named), DISK if raw is None else View({shown: raw}))
    reader = FileReader(project.root, project.site.max_file_size)
    finder = finder_of(project, reader)
    by_line = given["changed_lines"]
    try:
        since = given["since"] or os.environ.get(_FROM)
        if since:
            return changed_since(finder, project.root, since, named, by_line)
        scope = staged(finder, project.root, named, by_line)
    except GitError as error:
        click.echo(f"mbclint: {project.root}: {error}", err=True)
        raise click.exceptions.Exit(2) from error
    nothing = not (scope.named or scope.view.gone)
    return Scope(tuple(named), DISK) if nothing and os.environ.get(_PRE_COMMIT) else scope


def _listed(file: Path) -> list[Path]:
    """Paths with line breaks or, where there is one, NUL between."""
    try:
        text = sys.stdin.read() if file == STANDARD_INPUT else file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"--files-from: {file} cannot be read: {error}") from error
    between = "\0" if "\0" in text else r"\r\n?|\n"
    return [Path(path) for path in re.split(between, text) if path.strip()]
