"""What commands load before they begin."""

import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from mbclint.engine.cache_files import cache_file, remove_abandoned
from mbclint.engine.executors import Processes, cores
from mbclint.engine.page_cache import PageCache
from mbclint.engine.run import Run
from mbclint.language.backends import MissingBackendError, make
from mbclint.language.detector import Detector
from mbclint.language.lexicon import LexiconDetector
from mbclint.language.lexicon_files import read_lexicon
from mbclint.rulebook.book import RuleBook, load_book
from mbclint.settings.detection import Detection
from mbclint.settings.faults import Origin, SettingsError, SettingsFault
from mbclint.settings.project import Project, load_project


def project_of(
    named: Sequence[Path],
    config: Path | None = None,
    isolated: bool = False,
    command_line: dict[str, Any] | None = None,
    profile: str | None = None,
) -> Project:
    """The project that holds all of the named paths. Raises ``SettingsError``."""
    folders = [_folder_of(path) for path in named] or [Path.cwd()]
    return load_project(
        Path(os.path.commonpath(folders)),
        Path.cwd(),
        config.absolute() if config else None,
        isolated,
        command_line,
        profile,
    )


def book_of(project: Project) -> RuleBook:
    """The built-in rules and the project's own packs. Raises ``PackError``."""
    return load_book(project.site.extend_rules)


def cache_of(project: Project, folder: Path | None = None) -> PageCache:
    """What earlier runs know of the project's pages: in a folder, or in the user's cache folder.
    It is closed when the command ends."""
    file = cache_file(project.root, folder)
    if not file.exists():
        remove_abandoned(file.parent)
    cache = PageCache(file)
    if context := click.get_current_context(silent=True):
        context.call_on_close(cache.close)
    return cache


def run_of(
    project: Project,
    today: datetime.datetime | None = None,
    jobs: int | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Run:
    """A run over a project that knows no baseline. Raises ``PackError`` and ``SettingsError``."""
    day = today.date() if today else datetime.datetime.now().astimezone().date()
    detector = detector_of(project.site.detection)
    run = Run(project, book_of(project), day, detector, Processes(jobs or cores()))
    run.progress = progress
    run.cache = cache_of(project)
    return run


def detector_of(settings: Detection) -> Detector:
    """The detector of titles, with the names and terms that it is told. Raises
    ``SettingsError``."""
    try:
        detector = make(settings.detector)
    except MissingBackendError as error:
        fault = SettingsFault(Origin("language.detector"), str(error), "language.detector")
        raise SettingsError([fault]) from error
    known = read_lexicon(settings)
    return LexiconDetector(detector, known) if known.names or known.terms else detector


def _folder_of(path: Path) -> Path:
    absolute = Path(os.path.normpath(path.absolute()))
    return absolute if absolute.is_dir() else absolute.parent
