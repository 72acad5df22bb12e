"""Who does the work of ``mbclint check``, as its options say."""

from typing import Any

import click

from mbclint.engine.executors import ALONE, Executors, Processes, cores

EXECUTORS = ("processes", "serial", "dask")


def executors_of(given: dict[str, Any]) -> Executors:
    """Processes of this machine, this process alone, or a cluster. Raises ``click.UsageError`` for
    options that do not go together."""
    kind, scheduler = given["executor"] or EXECUTORS[0], given["scheduler"]
    if (kind == "dask") != bool(scheduler):
        raise click.UsageError("--executor dask and --scheduler ADDRESS want each other")
    if kind == "serial":
        if given["jobs"]:
            raise click.UsageError("--executor serial has one job; leave --jobs out")
        return ALONE
    here = Processes(given["jobs"] or cores())
    if kind == "processes":
        return here
    from mbclint.engine.cluster import Cluster

    return Cluster(scheduler, here)
