"""What commands that ask other sites have in common."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import click

from mbclint.commands.progress import Told
from mbclint.engine.online import Online
from mbclint.model.interval import counted
from mbclint.model.remote import Verdict
from mbclint.network.store import Store, default_store
from mbclint.settings.project import Project

INTERRUPTED = 130
"""The exit code, as a shell has it for SIGINT."""


def online_of(project: Project, given: dict[str, Any]) -> Online:
    """Who knows of addresses on other sites, as the options say."""
    store = Store(given["store"] or default_store())
    return Online(project.site.online, store, os.environ, given["offline"], given["refresh"])


@contextmanager
def asking(online: Online, progress: Told) -> Iterator[None]:
    """Show how far it is, and close the store in the end. Who interrupts it keeps what was learnt,
    and the command ends."""
    online.progress = partial(progress, doing="Asking")
    try:
        yield
    except KeyboardInterrupt as error:
        asked = counted(online.asked, "answer")
        click.echo(f"mbclint: interrupted; {asked} are kept, the next run asks the rest", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from error
    finally:
        online.store.close()


def counts_of(online: Online) -> Iterator[str]:
    """How many addresses have which verdict, in a line."""
    counts = online.counts()
    total = sum(counts.values())
    if total:
        told = ", ".join(f"{counts[it]:,} {it}" for it in Verdict if counts[it])
        known = total - online.asked
        yield (
            f"{total:,} addresses of other sites: {told} ({online.asked:,} asked, "
            f"{known:,} known before)"
        )
