"""The configuration files of generators as flat data: every value by the keys that lead to it."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from mbclint.readers.yaml_nodes import YamlError, read_yaml

Steps = tuple[str, ...]


class Leaves(Struct, frozen=True):
    """The values of a file. Keys are compared in lower case, as Hugo does."""

    values: Mapping[Steps, str]
    fault: str = ""
    """Why the file could not be read."""

    def get(self, *steps: str) -> str:
        """The value under some keys; empty without one."""
        return self.values.get(tuple(step.lower() for step in steps), "")

    def below(self, *steps: str) -> Sequence[tuple[Steps, str]]:
        """What stands below some keys, by the keys that are left."""
        start = tuple(step.lower() for step in steps)
        return [
            (path[len(start) :], value)
            for path, value in self.values.items()
            if path[: len(start)] == start and len(path) > len(start)
        ]

    def names(self, *steps: str) -> tuple[str, ...]:
        """The keys directly below some keys, as written but in lower case, in their order."""
        return tuple(dict.fromkeys(path[0] for path, _ in self.below(*steps)))


def leaves_of(name: str, text: str) -> Leaves:
    """The values of a YAML, TOML or JSON file, told apart by its name. Never raises."""
    try:
        if name.endswith(".toml"):
            return Leaves(dict(_flat(tomllib.loads(text))))
        if name.endswith(".json"):
            return Leaves(dict(_flat(json.loads(text))))
        leaves = read_yaml(text).leaves(text)
        return Leaves({tuple(map(str.lower, path)): value for path, value, _ in leaves})
    except YamlError as error:
        return Leaves({}, f"line {error.line}: {error.problem}")
    except (ValueError, RecursionError) as error:
        return Leaves({}, str(error))


def _flat(data: object, above: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """An empty table is an empty value: its name may be all that counts."""
    if data == {}:
        yield above, ""
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _flat(value, (*above, str(key).lower()))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _flat(value, (*above, str(number)))
    elif data is not None:
        yield above, str(data).lower() if isinstance(data, bool) else str(data)
