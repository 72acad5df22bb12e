"""The settings of a project: the root file, nested files, and the command line over both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from msgspec import Struct

from mbclint.model.finding import Severity
from mbclint.model.interval import Interval
from mbclint.readers.options import ReadOptions
from mbclint.settings.addresses import AddressSettings, address_settings
from mbclint.settings.detection import Detection, detection
from mbclint.settings.faults import COMMAND_LINE, Origin, SettingsError, SettingsFault
from mbclint.settings.files import find_root
from mbclint.settings.folders import (
    FolderLayers,
    Layers,
    file_layers,
    lexical,
    passed_over,
    profile_layers,
    shown,
)
from mbclint.settings.layers import Layer, SettingPath, command_line_layer
from mbclint.settings.merge import Chosen, Setting, merged
from mbclint.settings.nearest import did_you_mean
from mbclint.settings.online import OnlineSettings, online_settings
from mbclint.settings.pages import language_of
from mbclint.settings.suppressions import SiteSuppression, site_suppressions


class SiteSettings(Struct, frozen=True):
    """What is true of the whole site."""

    languages: tuple[str, ...]
    source_language: str | None
    addresses: AddressSettings
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    respect_gitignore: bool
    max_file_size: int
    """Bytes."""
    extend_rules: tuple[Path, ...]
    related_selectors: tuple[str, ...]
    related_keys: tuple[str, ...]
    detection: Detection
    translation_memory: tuple[Path, ...]
    online: OnlineSettings
    suppressions: tuple[SiteSuppression, ...]
    baseline: str | None

    def read_options(self, path: str) -> ReadOptions:
        """How to read the file at a path relative to the site's root."""
        return ReadOptions(
            self.language_of(path),
            self.addresses.heading_anchors,
            self.related_selectors,
            self.related_keys,
        )

    def language_of(self, path: str) -> str | None:
        """The language that the site declares for a path relative to its root."""
        return language_of(path, self.addresses.pages, self.languages)


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Which rules run on a file, and how. Names are as written: the rule book knows them."""

    select: tuple[Chosen, ...] | None
    """None: all rules that are not off by default."""
    extend_select: tuple[Chosen, ...]
    ignore: tuple[Chosen, ...]
    extend_safe_fixes: tuple[Chosen, ...]
    extend_unsafe_fixes: tuple[Chosen, ...]
    severity: tuple[tuple[Chosen, Severity], ...]
    options: tuple[tuple[Chosen, Mapping[str, Any]], ...]
    """By rule; its origin is that of the option that stands last, or of an empty table."""
    review_interval: Interval
    _settings: Mapping[SettingPath, Setting] = field(repr=False, compare=False)

    def origin_of(self, *path: str) -> Origin:
        """Where the value of a setting comes from: ``origin_of("rules", "long-list", "max")``."""
        return self._settings[path].origin


@dataclass(frozen=True, slots=True)
class Project:
    """A root folder and its settings; nested files are read when a path below them is asked for."""

    root: Path
    file: Path | None
    """The root settings file."""
    site: SiteSettings
    fail_on: str
    """The least severity with which a run fails, or ``never``."""
    folders: FolderLayers
    _rules: dict[Layers, RuleSettings] = field(default_factory=dict, repr=False, compare=False)

    @property
    def warnings(self) -> Sequence[str]:
        """What is odd about the settings files that were read so far."""
        return self.folders.warnings

    def layers_for(self, path: Path) -> Layers:
        """The layers that hold for a file or folder, the farthest first. Raises
        ``SettingsError``."""
        return self.folders.layers_for(path)

    def vary_in(self, folder: str) -> bool:
        """Whether files of one folder, by its path from the root, may have different settings."""
        return self.folders.vary_in(folder)

    def rules_for(self, path: Path) -> RuleSettings:
        """The settings of the rules for a file or folder. Raises ``SettingsError``."""
        return self._rules_of(self.layers_for(path))

    def rules_of(self, file: str, folder: str) -> RuleSettings:
        """The same for a path from the root, and that of the folder whose files count."""
        return self._rules_of(self.folders.layers_of(file, folder))

    def _rules_of(self, layers: Layers) -> RuleSettings:
        if layers not in self._rules:
            self._rules[layers] = _rules(merged(layers))
        return self._rules[layers]


def load_project(
    start: Path,
    here: Path,
    config: Path | None = None,
    isolated: bool = False,
    command_line: Mapping[str, Any] | None = None,
    profile: str | None = None,
) -> Project:
    """The project that holds ``start``, a file or folder.

    Its root settings file is the topmost one on the way up, not above a folder with ``.git`` or a
    file with ``root = true``, and its root is the folder of that file; without one, the folder with
    ``.git``, or else ``here``. ``config`` takes the place of that file; if it lies above ``start``,
    its own folder is the root. ``isolated`` reads no file but ``config``. Raises ``SettingsError``
    with the faults of all files from the root to ``start`` and of the command line.
    """
    start, config = lexical(start), lexical(config) if config else None
    above = find_root(start, lexical(here), isolated)
    file = config or (above.found.file if above.found else None)
    root = config.parent if config and start.is_relative_to(config.parent) else above.folder
    base = file_layers(file, root) if file else (Layer(root),)
    owner = "a settings file in the project's root, which has none,"
    folders = FolderLayers(
        root,
        base,
        command_line_layer(command_line or {}),
        f"{shown(file, root)}, the root settings file," if file else owner,
        read_nested=not isolated,
        elsewhere=frozenset({file, above.found.file if above.found else None}),
        profile=profile,
    )
    if above.found and not config:
        folders.warnings += passed_over(above.found, root)
    folders.layers_for(start)
    if profile and not any(profile in layer.profiles for layer in base):
        raise SettingsError([_no_profile(profile, base)])
    settings = merged((*base, *profile_layers(base, profile), folders.command_line))
    return Project(root, file, _site(settings, base), settings[("fail-on",)].value, folders)


def _no_profile(profile: str, base: Layers) -> SettingsFault:
    known = sorted({name for layer in base for name in layer.profiles})
    hint = did_you_mean(profile, known) or (f"; there are {', '.join(known)}" if known else "")
    said = f'there is no profile "{profile}" in the root settings file{hint}'
    return SettingsFault(COMMAND_LINE, said)


def site_of(table: Mapping[str, Any]) -> SiteSettings:
    """What a table of settings says of a site, without any file. Raises ``SettingsError``."""
    layer = command_line_layer(table)
    if layer.faults:
        raise SettingsError(layer.faults)
    return _site(merged((layer,)), (layer,))


def _site(settings: Mapping[SettingPath, Setting], base: Layers) -> SiteSettings:
    value = {path[0]: setting.value for path, setting in settings.items() if len(path) == 1}
    languages, source = value["languages"], value["source-language"]
    return SiteSettings(
        languages,
        source,
        address_settings(value, languages, source),
        value["include"],
        value["exclude"],
        value["respect-gitignore"],
        value["max-file-size"],
        tuple(base[-1].folder / folder for folder in value["extend-rules"]),
        value["related-selectors"],
        value["related-keys"],
        detection(value["language"], base[-1].folder),
        tuple(base[-1].folder / file for file in value["translation-memory"]),
        online_settings(value["links"]),
        site_suppressions(value["suppressions"], settings[("suppressions",)].items),
        value["baseline"],
    )


def _rules(settings: Mapping[SettingPath, Setting]) -> RuleSettings:
    severity: list[tuple[Chosen, Severity]] = []
    options: dict[str, tuple[Chosen, dict[str, Any]]] = {}
    for path, setting in settings.items():
        if path[0] == "severity":
            severity.append((Chosen(path[1], setting.origin), Severity(setting.value)))
        elif path[0] == "rules":
            _, given = options.get(path[1], (None, {}))
            # The table comes before its options; the last of these says where the rule is named.
            for option in path[2:]:
                given[option] = setting.value
            options[path[1]] = (Chosen(path[1], setting.origin), given)
    select = settings[("select",)]
    return RuleSettings(
        None if select.value is None else select.chosen,
        settings[("extend-select",)].chosen,
        settings[("ignore",)].chosen,
        settings[("extend-safe-fixes",)].chosen,
        settings[("extend-unsafe-fixes",)].chosen,
        tuple(severity),
        tuple(options.values()),
        Interval.parse(settings[("review-interval",)].value),
        settings,
    )
