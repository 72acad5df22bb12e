"""The layers that hold for each folder of a project."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from mbclint.settings.faults import SettingsError, SettingsFault
from mbclint.settings.files import Found, settings_file
from mbclint.settings.layers import Layer, file_layer

Layers = tuple[Layer, ...]


@dataclass(slots=True)
class FolderLayers:
    """Reads each settings file below the project's root once, when a path below it is asked for."""

    top: Path
    """The project's root; an absolute path."""
    base: Layers
    """What holds for the whole project, the farthest first."""
    command_line: Layer
    owner: str
    """Who may say what is true of the site, for messages."""
    read_nested: bool = True
    elsewhere: frozenset[Path | None] = frozenset()
    """Files that are no nested ones: the root file, and the one whose place it takes."""
    warnings: list[str] = field(default_factory=list)
    profile: str | None = None
    """The profile that holds, if any."""
    bare: set[str] = field(default_factory=set)
    """Folders, by their paths from the root, of which it is known that they have no settings
    file."""
    _known: dict[str, Layers] = field(default_factory=dict)
    """Of folders, by their paths from the root."""

    def layers_for(self, path: Path) -> Layers:
        """The layers for a file or folder, the farthest first. Raises ``SettingsError`` with the
        faults of all of them."""
        whole = lexical(path)
        if not whole.is_relative_to(self.top):
            return self._checked(self.base, whole)
        inner = "" if whole == self.top else shown(whole, self.top)
        return self.layers_of(inner, inner if _is_folder(whole) else _above(inner))

    def layers_of(self, file: str, folder: str) -> Layers:
        """The same for a path from the root, and that of the folder whose files count."""
        return self._checked(self._file_layers(folder), self.top / file)

    def vary_in(self, folder: str) -> bool:
        """Whether files of one folder, by its path from the root, may have different settings."""
        return any(layer.per_path for layer in self._file_layers(folder))

    def _checked(self, files: Layers, path: Path) -> Layers:
        layers = (
            *(each for layer in files for each in (layer, *_nearer(layer, path))),
            *profile_layers(files, self.profile),
            self.command_line,
        )
        if faults := [fault for layer in layers for fault in layer.faults]:
            raise SettingsError(faults)
        return layers

    def _file_layers(self, folder: str) -> Layers:
        unknown: list[str] = []
        while self.read_nested and folder and folder not in self._known:
            unknown.append(folder)
            folder = _above(folder)
        layers = self._known.get(folder, self.base)
        for each in reversed(unknown):
            if each not in self.bare:
                layers = (*layers, *self._own_layer(self.top / each))
            self._known[each] = layers
        return layers

    def _own_layer(self, folder: Path) -> Iterator[Layer]:
        found = settings_file(folder)
        if found and found.file not in self.elsewhere:
            self.warnings += passed_over(found, self.top)
            yield from file_layers(found.file, self.top, self.owner)


def file_layers(file: Path, top: Path, owner: str | None = None) -> Layers:
    """The layers of a settings file: those that it builds on, the farthest first, then its own. For
    a nested file, ``owner`` says who else may set what is true of the site."""
    return tuple(_with_extended(file, top, owner, ()))


def profile_layers(files: Layers, profile: str | None) -> Layers:
    """What files say of a profile, the farthest first."""
    found = (layer.profiles.get(profile) for layer in files) if profile else ()
    return tuple(layer for layer in found if layer)


def _with_extended(
    file: Path, top: Path, owner: str | None, within: tuple[Path, ...]
) -> Iterator[Layer]:
    layer = file_layer(file, shown(file, top), owner)
    chain = (*within, file)
    for extended in map(lexical, layer.extends):
        if extended in chain:
            names = " extends ".join(shown(each, top) for each in (*chain, extended))
            origin = layer.values[("extend",)].origin
            yield replace(layer, faults=(SettingsFault(origin, f"extend: a circle: {names}"),))
            return
        yield from _with_extended(extended, top, owner, chain)
    yield layer


def _nearer(layer: Layer, path: Path) -> Iterator[Layer]:
    if layer.per_path and path.is_relative_to(layer.folder):
        yield from layer.nearer(path.relative_to(layer.folder).as_posix())


def lexical(path: Path) -> Path:
    """The absolute path without ``..``; links are not followed, so that a page keeps its name."""
    return Path(os.path.normpath(path.absolute()))


def shown(path: Path, top: Path) -> str:
    """A path as messages name it: from the project's root, if it is below it."""
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else path.as_posix()


def is_outside(shown: str) -> bool:
    """Whether a path as messages name it leads out of the project."""
    return shown.startswith(("/", "../")) or shown[1:3] == ":/"


def passed_over(found: Found, top: Path) -> Iterator[str]:
    """A warning for each settings file that another one in its folder takes precedence over."""
    for path in found.passed_over:
        yield f"{shown(path, top)}: passed over, because {shown(found.file, top)} comes first"


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
