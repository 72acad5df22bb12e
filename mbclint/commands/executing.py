"""Who does the work of ``mbclint check``, as its options say."""

from pathlib import Path
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
    if kind == "processes":
        return Processes(given["jobs"] or cores())
    if given["jobs"]:
        raise click.UsageError("a cluster has as many jobs as it has workers; leave --jobs out")
    from mbclint.engine.cluster import Cluster
    from mbclint.engine.keeping import Keeping

    folder: Path | None = given["cache_dir"]
    return Cluster(scheduler, Keeping(folder and folder.absolute(), given["use_cache"]))
