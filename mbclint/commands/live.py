"""``mbclint check`` of a published site."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from mbclint.commands.checking import end_check
from mbclint.commands.configuring import chosen_settings, configured_run
from mbclint.commands.failing import usage_errors
from mbclint.commands.loading import project_of
from mbclint.commands.online import INTERRUPTED, asking, counts_of, online_of
from mbclint.commands.progress import Told, shown_progress
from mbclint.commands.targets import targets_of
from mbclint.engine.crawl import Crawl, CrawlError
from mbclint.engine.live import Live, read_live
from mbclint.engine.mended import Mended
from mbclint.engine.mirror import mirror_of
from mbclint.engine.run import Outcome, Run
from mbclint.links.remote_address import remote_address
from mbclint.model.interval import counted
from mbclint.resources import cache_folder
from mbclint.settings.project import Project, load_project

FOR_FILES = (
    *("stdin_filename", "files_from", "since", "staged", "changed_lines", "force_exclude"),
    "scheduler",
    *("fix", "unsafe_fixes", "diff", "fix_only", "show_fixes", "baseline", "isolated", "offline"),
)
"""The options that a published site cannot heed."""
_MOST_PAGES = 10_000
_USAGE = 2


def check_site(address: str, given: dict[str, Any]) -> None:
    """Read the pages of a published site and judge them as those of a built one; the command ends
    here."""
    start = remote_address(address)
    if start is None:
        raise click.UsageError(f"{address} is no address that can be asked")
    targets = targets_of(given["formats"], given["output_file"], "text")
    with usage_errors(), shown_progress(not given["quiet"]) as progress:
        live = _read(start, given, progress)
        project, outcome, notes = judged_live(live, given, progress)
    outcome = replace(outcome, faults=(*outcome.faults, *_faults(live)))
    end_check(Mended(outcome, (), ()), [*_notes(live), *notes], project, targets, given)


def judged_live(
    live: Live, given: dict[str, Any], progress: Told
) -> tuple[Project, Outcome, list[str]]:
    """The project of published pages, what the rules say of them by their addresses, and how many
    addresses answered how."""
    project = project_of((live.root,), None, False, chosen_settings(given), given["profile"])
    run = configured_run(project, given, progress)
    run.published = live.published
    outcome, notes = _judged(run, live, given, progress)
    return project, replace(outcome, report=live.by_address(outcome.report)), notes


def _read(start: str, given: dict[str, Any], progress: Told) -> Live:
    """The pages of the site. What keeps it from being read ends the command."""
    config = given["config"]
    settings = load_project(Path.cwd(), Path.cwd(), config, isolated=True).site.online
    mirror = mirror_of(start, cache_folder() / "sites")
    told = partial(progress, doing="Reading")
    crawl = Crawl(
        *(settings, os.environ, mirror, given["depth"] or 0),
        *(given["most_pages"] or _MOST_PAGES, given["refresh"], told),
    )
    try:
        return read_live(crawl, start, config)
    except CrawlError as error:
        click.echo(f"mbclint: {error}", err=True)
        raise click.exceptions.Exit(_USAGE) from error
    except OSError as error:
        said = f"{mirror.root}: the pages cannot be kept: {error.strerror or error}"
        click.echo(f"mbclint: {said}", err=True)
        raise click.exceptions.Exit(_USAGE) from error
    except KeyboardInterrupt as error:
        kept = counted(len(mirror.kept), "answer")
        click.echo(f"mbclint: interrupted; {kept} are kept, the next run reads the rest", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from error


def _judged(
    run: Run, live: Live, given: dict[str, Any], progress: Told
) -> tuple[Outcome, list[str]]:
    """What the rules say of the pages, and how many addresses answered how."""
    if not given["online"]:
        run.online = live
        return run.check(live.files), []
    run.online = online = online_of(run.project, given)
    online.learn(live.known)
    with asking(online, progress):
        outcome = run.check(live.files)
    return outcome, [] if given["quiet"] else [*counts_of(online)]


def _faults(live: Live) -> Iterator[str]:
    """What a person who named a sitemap should know of it."""
    for url, why in live.unread.items():
        yield f"{url}: the sitemap names it, and {why}"


def _notes(live: Live) -> Iterator[str]:
    if live.left:
        pages = counted(live.left, "more page")
        yield f"{pages} were found and not read; --most-pages says how many are"
