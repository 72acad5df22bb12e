"""One layer of settings: a file's, or the command line's, checked key by key."""

from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace as replace_struct

from mbclint.readers.toml_keys import KeyPath
from mbclint.settings.documents import read_document
from mbclint.settings.faults import COMMAND_LINE, Origin, SettingsError, SettingsFault
from mbclint.settings.kinds import Misfit
from mbclint.settings.nearest import did_you_mean
from mbclint.settings.schema import KEYS, Merge, Scope
from mbclint.settings.wording import described, quoted, toml_key

Where = Callable[[KeyPath], Origin]
_PER_PATH, _PROFILES = "per-path", "profiles"
SettingPath = tuple[str, ...]
"""``("select",)``, ``("severity", "bare-date")``, ``("rules", "long-list", "max")``."""


class Value(Struct, frozen=True):
    """A value and where it comes from."""

    value: Any
    origin: Origin
    items: tuple[Origin, ...] = ()
    """Of a list, where each item comes from."""


class Layer(Struct, frozen=True, eq=False):
    """The settings that one place gives, and what is wrong with them. Equal to itself alone."""

    folder: Path
    """The folder from which paths in the values count."""
    values: Mapping[SettingPath, Value] = field(default_factory=dict)
    faults: tuple[SettingsFault, ...] = ()
    """Those of the layers within it included."""
    per_path: "tuple[tuple[str, Layer], ...]" = ()
    """Layers for the files that fit a glob."""
    profiles: "Mapping[str, Layer]" = field(default_factory=dict)

    @property
    def extends(self) -> tuple[Path, ...]:
        """The settings files that it builds on."""
        given = self.values.get(("extend",))
        return tuple(self.folder / name for name in given.value) if given else ()

    def nearer(self, path: str) -> "Iterator[Layer]":
        """The layers within it for a file, by its path from ``folder``."""
        name = path.rpartition("/")[2]
        for glob, layer in self.per_path:
            if fnmatchcase(name, glob) or fnmatchcase(path, glob):
                yield layer


class _May(Struct, frozen=True):
    """What a place may set, and who else may set the rest, for messages."""

    scopes: frozenset[Scope]
    owner: str

    def within(self, scopes: frozenset[Scope], what: str) -> "_May":
        """The same for a table within it."""
        return _May(self.scopes & scopes, f"a settings file, outside of {what},")


_ALL = _May(frozenset(Scope), "")


def file_layer(path: Path, shown: str, owner: str | None = None) -> Layer:
    """The settings of one file, whose name is ``shown`` in messages. For a nested file, ``owner``
    says who else may set what is true of the site."""
    try:
        document = read_document(path, shown)
    except SettingsError as error:
        return Layer(path.parent, faults=error.faults)
    if document is None:
        missing = SettingsFault(Origin(shown), "there is no table [tool.mbclint]")
        return Layer(path.parent, faults=(missing,))
    if not isinstance(document.table, dict):
        problem = f"tool.mbclint: expected a table, got {described(document.table)}"
        fault = SettingsFault(document.origin(()), problem, "tool.mbclint")
        return Layer(path.parent, faults=(fault,))
    may = _May(frozenset({Scope.RULES, Scope.FILE}), owner) if owner else _ALL
    return _layer(path.parent, document.table, document.origin, may)


def command_line_layer(given: Mapping[str, Any]) -> Layer:
    """The settings that a command line gives; they are nearer than any file's."""
    table = {name: list(each) if isinstance(each, tuple) else each for name, each in given.items()}
    return _layer(Path(), table, lambda path: COMMAND_LINE, _ALL)


def _layer(folder: Path, table: Mapping[str, Any], origin: Where, may: _May) -> Layer:
    values: dict[SettingPath, Value] = {}
    faults: list[SettingsFault] = []
    for name, written in table.items():
        key = KEYS.get(name)
        if key is None:
            problem = f"unknown key {quoted(name)}{did_you_mean(name, KEYS)}"
            faults.append(SettingsFault(origin((name,)), problem, name))
            continue
        if key.scope not in may.scopes:
            problem = f'"{name}" belongs to the whole {key.scope}: only {may.owner} may set it'
            faults.append(SettingsFault(origin((name,)), problem, name))
            continue
        misfits: list[Misfit] = []
        value = key.kind.read(written, misfits)
        faults += (_fault(name, misfit, origin) for misfit in misfits)
        if not misfits:
            values.update(_values(name, value, key.merge, origin))
    faults += _contradictions(values)
    per_path = tuple(_per_path(folder, values, origin, may, faults))
    profiles = dict(_profiles(folder, values, origin, may))
    faults += (fault for layer in profiles.values() for fault in layer.faults)
    # In the order of the file; equal lines keep theirs.
    ordered = tuple(sorted(faults, key=lambda each: each.origin.line or 0))
    return Layer(folder, values, ordered, per_path, profiles)


def _per_path(
    folder: Path,
    values: Mapping[SettingPath, Value],
    origin: Where,
    may: _May,
    faults: list[SettingsFault],
) -> Iterator[tuple[str, Layer]]:
    given = values.get((_PER_PATH,))
    inner = may.within(frozenset({Scope.RULES}), _PER_PATH)
    for number, table in enumerate(given.value if given else ()):
        there = (_PER_PATH, number)
        glob = table.get("path")
        if not isinstance(glob, str) or not glob:
            problem = f'{_PER_PATH}: expected a glob under "path", got {described(glob)}'
            faults.append(SettingsFault(origin(there), problem, _PER_PATH))
            continue
        rest = {key: value for key, value in table.items() if key != "path"}
        layer = _named(_PER_PATH, _layer(folder, rest, _below(origin, there), inner))
        faults += layer.faults
        yield glob, layer


def _profiles(
    folder: Path, values: Mapping[SettingPath, Value], origin: Where, may: _May
) -> Iterator[tuple[str, Layer]]:
    inner = may.within(frozenset({Scope.RULES, Scope.RUN}), _PROFILES)
    for path, value in values.items():
        if path[0] == _PROFILES and len(path) == 2:
            layer = _layer(folder, value.value, _below(origin, path), inner)
            yield path[1], _named(toml_key(path), layer)


def _named(key: str, layer: Layer) -> Layer:
    """A layer whose faults say in which table of the file they are."""
    return replace_struct(
        layer, faults=tuple(replace_struct(it, key=f"{key}.{it.key}") for it in layer.faults)
    )


def _below(origin: Where, there: KeyPath) -> Where:
    return lambda path: origin((*there, *path))


def _fault(name: str, misfit: Misfit, origin: Where) -> SettingsFault:
    path = (name, *misfit.path)
    # Within an array, the line and the problem tell which part it is.
    named = tuple(takewhile(lambda step: isinstance(step, str), path))
    key = toml_key(tuple(map(str, named)))
    return SettingsFault(origin((*path, *misfit.at)), f"{key}: {misfit.problem}", key)


def _values(
    name: str, value: Any, merge: Merge, origin: Where
) -> Iterator[tuple[SettingPath, Value]]:
    """The value of a setting; of a table that is merged by key, the values in it."""
    if merge is not Merge.BY_KEY:
        count = len(value) if isinstance(value, tuple) else 0
        items = tuple(origin((name, number)) for number in range(count))
        yield (name,), Value(value, origin((name,)), items)
        return
    for key, inner in value.items():
        path = (name, key)
        yield path, Value(inner, origin(path))
        if isinstance(inner, dict):
            for option, given in inner.items():
                yield (*path, option), Value(given, origin((*path, option)))


def _contradictions(values: Mapping[SettingPath, Value]) -> Iterator[SettingsFault]:
    """What a single value does not show."""
    languages = values.get(("languages",))
    if not languages or not languages.value:
        return
    listed = ", ".join(languages.value)
    source = values.get(("source-language",))
    if source and source.value not in languages.value:
        problem = f'source-language "{source.value}" is not among languages ({listed})'
        yield SettingsFault(source.origin, problem, "source-language")
    seen: set[str] = set()
    for tag, origin in zip(languages.value, languages.items, strict=True):
        if tag in seen:
            yield SettingsFault(origin, f'languages: "{tag}" stands twice', "languages")
        seen.add(tag)
