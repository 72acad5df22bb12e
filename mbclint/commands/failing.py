"""Errors of the user's making, shown without a traceback and with exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from mbclint.engine.executors import ClusterError
from mbclint.engine.remote_files import RemoteError
from mbclint.rulebook.faults import PackError
from mbclint.settings.faults import SettingsError


@contextmanager
def usage_errors() -> Iterator[None]:
    """Turn what keeps a run from its work into a usage error that names each fault."""
    try:
        yield
    except (ClusterError, RemoteError) as error:
        click.echo(f"mbclint: {error}", err=True)
        raise click.exceptions.Exit(2) from error
    except (SettingsError, PackError) as error:
        faults = "\n".join(f"mbclint: {fault}" for fault in error.faults)
        click.echo(faults, err=True)
        raise click.exceptions.Exit(2) from error
