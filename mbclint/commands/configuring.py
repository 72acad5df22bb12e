"""A run as the options of ``mbclint check`` say."""

import datetime
from typing import Any

from mbclint.commands.executing import executors_of
from mbclint.commands.loading import book_of, cache_of, detector_of
from mbclint.commands.progress import Told
from mbclint.engine.baseline import EMPTY
from mbclint.engine.known import known_findings
from mbclint.engine.run import Run
from mbclint.settings.project import Project


def chosen_settings(given: dict[str, Any]) -> dict[str, Any]:
    """What the command line says in place of settings files."""
    lists = {key: given[key.replace("-", "_")] for key in ("select", "extend-select", "ignore")}
    settings: dict[str, Any] = {key: _listed(value) for key, value in lists.items() if value}
    return settings | ({"fail-on": given["fail_on"]} if given["fail_on"] else {})


def _listed(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def configured_run(project: Project, given: dict[str, Any], progress: Told) -> Run:
    """A run as the options say."""
    today: datetime.datetime | None = given["today"]
    return Run(
        project,
        book_of(project),
        today.date() if today else datetime.datetime.now().astimezone().date(),
        detector_of(project.site.detection),
        executors_of(given),
        (known_findings(project, given["baseline"]) if given["use_baseline"] else None) or EMPTY,
        given["force_exclude"],
        progress,
        cache=cache_of(project, given["cache_dir"]) if given["use_cache"] else None,
    )
