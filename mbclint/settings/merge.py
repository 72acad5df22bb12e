"""Layers of settings laid over one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mbclint.settings.layers import Layer, SettingPath, Value
from mbclint.settings.schema import KEYS, Merge

_SELECTORS = frozenset({"select", "extend-select", "ignore"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A rule as settings name it, and where they do."""

    rule: str
    origin: str


def merged(layers: Sequence[Layer]) -> Mapping[SettingPath, Value]:
    """Every setting with its value and origin, defaults included; later layers are nearer. Lists of
    rules become ``Chosen`` items, each with its own origin."""
    values: dict[SettingPath, Value] = {
        (name,): Value(key.default, "default")
        for name, key in KEYS.items()
        if key.merge is not Merge.BY_KEY
    }
    for layer in layers:
        for setting, value in layer.values.items():
            values[setting] = _over(setting[0], values.get(setting), value)
    return values


def _over(name: str, before: Value | None, value: Value) -> Value:
    if name not in _SELECTORS:
        return value
    chosen = tuple(Chosen(rule, value.origin) for rule in value.value)
    if KEYS[name].merge is Merge.ADD and before and before.value:
        return Value((*before.value, *chosen), f"{before.origin}, {value.origin}")
    return Value(chosen, value.origin)
