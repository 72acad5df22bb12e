"""Layers of settings laid over one another."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from mbclint.settings.faults import DEFAULT, Origin
from mbclint.settings.layers import Layer, SettingPath, Value
from mbclint.settings.schema import KEYS, Merge


class Chosen(Struct, frozen=True):
    """A rule, or a selector of rules, as settings name it, and where they do."""

    rule: str
    origin: Origin


class Setting(Struct, frozen=True):
    """A value after all layers, and the places that it comes from, the farthest first."""

    value: Any
    origins: tuple[Origin, ...]
    items: tuple[Origin, ...] = ()
    """Of a list, where each item comes from."""

    @property
    def origin(self) -> Origin:
        """The nearest place."""
        return self.origins[-1]

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """The items of a list of rules."""
        return tuple(map(Chosen, self.value, self.items))


def merged(layers: Sequence[Layer]) -> Mapping[SettingPath, Setting]:
    """Every setting that has a value or a default, in the order of the schema; later layers are
    nearer."""
    settings: dict[SettingPath, Setting] = {
        (name,): Setting(key.default, (DEFAULT,))
        for name, key in KEYS.items()
        if key.merge is not Merge.BY_KEY
    }
    for layer in layers:
        for path, value in layer.values.items():
            settings[path] = _over(path, settings.get(path), value)
    names = list(KEYS)
    return dict(sorted(settings.items(), key=lambda item: names.index(item[0][0])))


def _over(path: SettingPath, farther: Setting | None, value: Value) -> Setting:
    if KEYS[path[0]].merge is Merge.ADD and farther and farther.origins != (DEFAULT,):
        return Setting(
            (*farther.value, *value.value),
            (*farther.origins, value.origin),
            (*farther.items, *value.items),
        )
    return Setting(value.value, (value.origin,), value.items)
