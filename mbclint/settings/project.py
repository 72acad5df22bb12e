"""The settings of a project: the root file, nested files, and the command line over both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mbclint.model.finding import Severity
from mbclint.model.interval import Interval
from mbclint.settings.layers import (
    Layer,
    command_line_layer,
    declares_root,
    read_layer,
    settings_file,
)
from mbclint.settings.merge import Chosen, merged
from mbclint.settings.pages import PagePattern, language_of


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What is true of the whole site."""

    languages: tuple[str, ...]
    source_language: str | None
    pages: tuple[PagePattern, ...]
    include: tuple[str, ...]
    max_file_size: int
    """Bytes."""
    extend_rules: tuple[Path, ...]

    def language_of(self, path: str) -> str | None:
        """The language that the site declares for a path relative to its root."""
        return language_of(path, self.pages, self.languages)


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Which rules run on a file, and how. Names are as written: the rule book knows them."""

    select: tuple[Chosen, ...] | None
    """None: all rules that are not off by default."""
    extend_select: tuple[Chosen, ...]
    ignore: tuple[Chosen, ...]
    severity: tuple[tuple[Chosen, Severity], ...]
    options: tuple[tuple[Chosen, Mapping[str, Any]], ...]
    review_interval: Interval


@dataclass(slots=True)
class Project:
    """A root folder and its settings; nested files are read when a path below them is asked for."""

    root: Path
    root_layer: Layer
    command_line: Layer
    read_nested: bool = True
    warnings: list[str] = field(default_factory=list)
    _by_folder: dict[Path, tuple[Layer, ...]] = field(default_factory=dict)

    @property
    def site(self) -> SiteSettings:
        """The settings of the site."""
        get = self.root_layer.get
        languages, source = get("languages"), get("source-language")
        return SiteSettings(
            languages,
            source,
            tuple(
                PagePattern(page.path, page.language, languages, source) for page in get("pages")
            ),
            get("include"),
            get("max-file-size"),
            tuple(self.root_layer.folder / folder for folder in get("extend-rules")),
        )

    @property
    def fail_on(self) -> str:
        """The least severity with which a run fails, or ``never``."""
        return str(merged((self.root_layer, self.command_line))[("fail-on",)].value)

    def layers_for(self, folder: Path) -> tuple[Layer, ...]:
        """The layers that hold for the files of a folder, the farthest first. Raises
        ``SettingsError``."""
        if folder not in self._by_folder:
            nested = tuple(self._nested(folder)) if self.read_nested else ()
            self._by_folder[folder] = (self.root_layer, *nested, self.command_line)
        return self._by_folder[folder]

    def rules_for(self, folder: Path) -> RuleSettings:
        """The settings of the rules for the files of a folder. Raises ``SettingsError``."""
        values = merged(self.layers_for(folder))
        options: dict[str, dict[str, Any]] = {}
        origins: dict[str, str] = {}
        severity: list[tuple[Chosen, Severity]] = []
        for setting, value in values.items():
            if setting[0] == "severity":
                severity.append((Chosen(setting[1], value.origin), value.value))
            elif setting[0] == "rules":
                options.setdefault(setting[1], {})[setting[2]] = value.value
                origins[setting[1]] = value.origin
        return RuleSettings(
            values[("select",)].value,
            values[("extend-select",)].value,
            values[("ignore",)].value,
            tuple(severity),
            tuple((Chosen(rule, origins[rule]), given) for rule, given in options.items()),
            Interval.parse(values[("review-interval",)].value),
        )

    def _nested(self, folder: Path) -> Iterator[Layer]:
        top = self.root_layer.folder
        below = [parent for parent in (folder, *folder.parents) if parent.is_relative_to(top)]
        for parent in reversed(below[:-1]):
            path, warning = settings_file(parent)
            if warning:
                self.warnings.append(warning)
            if path:
                yield read_layer(path, path.relative_to(top).as_posix(), is_root=False)


def load_project(
    start: Path,
    here: Path,
    config: Path | None = None,
    isolated: bool = False,
    command_line: Mapping[str, Any] | None = None,
) -> Project:
    """The project that holds the folder ``start``, an absolute path. Its root settings file is the
    topmost one on the way up, not beyond a folder with ``.git`` or a file with ``root = true``.
    Without any, the root is the repository, or else ``here``. ``config`` names the root file
    outright, ``isolated`` reads none. Raises ``SettingsError``."""
    above = (start, *start.parents)
    repository = next((folder for folder in above if (folder / ".git").exists()), None)
    warnings: list[str] = []
    layer = Layer(repository or here, None, {})
    if config:
        layer = read_layer(config, config.name, is_root=True)
    elif not isolated:
        found, warnings = _root_layer(above, repository)
        layer = found or layer
    return Project(
        layer.folder, layer, command_line_layer(command_line or {}), not isolated, warnings
    )


def _root_layer(above: tuple[Path, ...], repository: Path | None) -> tuple[Layer | None, list[str]]:
    """The topmost settings file; those below it are nested ones and may say less."""
    files: list[tuple[Path, str]] = []
    for folder in above:
        path, warning = settings_file(folder)
        if path:
            files.append((path, warning))
            if declares_root(path):
                break
        if folder == repository:
            break
    if not files:
        return None, []
    path, warning = files[-1]
    return read_layer(path, path.name, is_root=True), [warning] if warning else []
