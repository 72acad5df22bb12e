"""The baseline of a project, where it has one."""

from pathlib import Path

from mbclint.corpus.renames import renames_since
from mbclint.engine.baseline import FILE_NAME, Baseline, read_baseline
from mbclint.engine.file_reader import shown_path
from mbclint.settings.project import Project


def baseline_file(project: Project, given: Path | None = None) -> Path:
    """Where the baseline lies: as given, else as the settings say, else under its usual name."""
    if given:
        return given.absolute()
    return project.root / (project.site.baseline or FILE_NAME)


def known_findings(project: Project, given: Path | None = None) -> Baseline | None:
    """What is known; None without a baseline. Known findings follow files that git has seen
    renamed. Raises ``SettingsError`` where a baseline is asked for and cannot be read."""
    file = baseline_file(project, given)
    if not (given or project.site.baseline or file.is_file()):
        return None
    baseline = read_baseline(file, shown_path(file, project.root))
    lost = [path for path in baseline.paths if not (project.root / path).exists()]
    return baseline.renamed(renames_since(project.root, file)) if lost else baseline
