"""One settings file, read and checked into values that know where they stand."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from mbclint.model.interval import Interval
from mbclint.model.language_tags import is_well_formed, suggestion
from mbclint.model.span import LineIndex
from mbclint.readers.toml_keys import locate
from mbclint.settings.faults import SettingsError, SettingsFault, did_you_mean
from mbclint.settings.pages import PagePattern, PatternError
from mbclint.settings.schema import KEYS, Merge, Scope

FILE_NAMES = ("mbclint.toml", ".mbclint.toml", "pyproject.toml")
_IN_PYPROJECT = ("tool", "mbclint")

SettingPath = tuple[str, ...]
"""``("select",)``, ``("severity", "bare-date")``, ``("rules", "long-list", "max")``."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where it comes from: ``FILE:LINE``, ``command line`` or ``default``."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings of one file, or of the command line."""

    folder: Path
    file: Path | None
    values: Mapping[SettingPath, Value]

    def get(self, key: str) -> Any:
        """The value of a key in this layer, or the key's default."""
        found = self.values.get((key,))
        return found.value if found else KEYS[key].default


def settings_file(folder: Path) -> tuple[Path | None, str]:
    """The settings file of a folder, and a warning where a second one is passed over."""
    found = [folder / name for name in FILE_NAMES if (folder / name).exists()]
    found = [path for path in found if path.name != "pyproject.toml" or _is_configured(path)]
    warning = f"{found[1]}: passed over, because {found[0].name} comes first" if found[1:] else ""
    return (found[0] if found else None), warning


def declares_root(path: Path) -> bool:
    """Whether a settings file says ``root = true``; one that cannot be read does not."""
    return _table(path).get("root") is True


def _is_configured(pyproject: Path) -> bool:
    return bool(_table(pyproject))


def _table(path: Path) -> dict[str, Any]:
    """The table of mbclint's settings, empty where the file cannot be read: whoever reads it for
    its values says what is wrong with it."""
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    return _own_table(path, data)


def _own_table(path: Path, data: dict[str, Any]) -> dict[str, Any]:
    if path.name != "pyproject.toml":
        return data
    for name in _IN_PYPROJECT:
        inner = data.get(name)
        data = inner if isinstance(inner, dict) else {}
    return data


def read_layer(path: Path, shown: str, is_root: bool) -> Layer:
    """The checked settings of one file; ``shown`` is its name in messages. Raises
    ``SettingsError`` with all faults of the file."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        data: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        raise _broken(shown, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _broken(shown, "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _broken(shown, f"is not TOML: {error}") from error
    prefix: SettingPath = ()
    if path.name == "pyproject.toml":
        prefix = _IN_PYPROJECT
    reading = _Reading(text, shown, prefix, is_root)
    values = dict(reading.values(_own_table(path, data)))
    reading.check_together(values)
    if reading.faults:
        raise SettingsError(reading.faults)
    return Layer(path.parent, path, values)


def command_line_layer(given: Mapping[str, Any]) -> Layer:
    """The settings that a command line gives; they are nearer than any file's."""
    values: dict[SettingPath, Value] = {
        (key,): Value(value, "command line") for key, value in given.items()
    }
    return Layer(Path(), None, values)


def _broken(shown: str, problem: str) -> SettingsError:
    return SettingsError([SettingsFault(shown, problem)])


class _Reading:
    """The faults and values of one file."""

    def __init__(self, text: str, shown: str, prefix: SettingPath, is_root: bool) -> None:
        self.faults: list[SettingsFault] = []
        self._shown = shown
        self._prefix = prefix
        self._is_root = is_root
        self._places = locate(text)
        self._lines = LineIndex(text)

    def origin(self, *path: str | int) -> str:
        full: tuple[str | int, ...] = (*self._prefix, *path)
        while full and full not in self._places:
            full = full[:-1]
        line = self._lines.position(self._places[full].key.start).line if full else 1
        return f"{self._shown}:{line}"

    def fault(self, problem: str, *path: str | int) -> None:
        self.faults.append(SettingsFault(self.origin(*path), problem))

    def values(self, data: Mapping[str, Any]) -> Iterator[tuple[SettingPath, Value]]:
        for name, written in data.items():
            key = KEYS.get(name)
            if key is None:
                self.fault(f'unknown key "{name}"{did_you_mean(name, KEYS)}', name)
                continue
            if key.scope is not Scope.RULES and not self._is_root:
                self.fault(
                    f'"{name}" belongs to the whole site: only the root settings file may set it',
                    name,
                )
                continue
            try:
                value = msgspec.convert(written, key.type)
            except msgspec.ValidationError as error:
                said = str(error).replace("`", '"').replace("$", name)
                self.fault(f"{name}: expected {key.expected} ({said})", name)
                continue
            if key.merge is Merge.BY_KEY:
                yield from self._flat(value, (name,))
            else:
                yield (name,), Value(value, self.origin(name))

    def _flat(
        self, table: Mapping[str, Any], path: SettingPath
    ) -> Iterator[tuple[SettingPath, Value]]:
        for key, value in table.items():
            inner = (*path, key)
            if isinstance(value, dict) and len(inner) == 2:
                yield from self._flat(value, inner)
            else:
                yield inner, Value(value, self.origin(*inner))

    def check_together(self, values: Mapping[SettingPath, Value]) -> None:
        """What the type of a single value does not show."""
        languages = values.get(("languages",), Value((), "")).value
        source = values.get(("source-language",), Value(None, "")).value
        for index, tag in enumerate(languages):
            self._check_tag(tag, "languages", index)
        if source is not None:
            self._check_tag(source, "source-language")
            if languages and source not in languages:
                listed = ", ".join(languages)
                self.fault(
                    f'source-language "{source}" is not among languages ({listed})',
                    "source-language",
                )
        for index, page in enumerate(values.get(("pages",), Value((), "")).value):
            if page.language:
                self._check_tag(page.language, "pages", index, "language")
            try:
                PagePattern(page.path)
            except PatternError as error:
                self.fault(f"pages: {error}", "pages", index, "path")
        if interval := values.get(("review-interval",)):
            try:
                Interval.parse(interval.value)
            except ValueError as error:
                self.fault(f"review-interval: {error}", "review-interval")
        size = values.get(("max-file-size",))
        if size and size.value < 1:
            self.fault("max-file-size: expected at least 1 byte", "max-file-size")

    def _check_tag(self, tag: str, *path: str | int) -> None:
        if not is_well_formed(tag):
            near = suggestion(tag)
            hint = f'; did you mean "{near}"?' if near else '; expected one such as "en" or "pt-BR"'
            self.fault(f'{path[0]}: "{tag}" is not a BCP 47 language tag{hint}', *path)
