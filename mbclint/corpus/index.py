"""Paths of pages by keys: nearly always one for a key, and often very many keys."""

from collections.abc import Iterator


class Index:
    """The paths for each key, in the order in which they came."""

    def __init__(self) -> None:
        # A list for each key would take more memory than all that it holds.
        self._paths: dict[str, str | tuple[str, ...]] = {}

    def add(self, key: str, path: str) -> None:
        """Put a path under a key."""
        known = self._paths.get(key)
        if known is None:
            self._paths[key] = path
        else:
            self._paths[key] = (*(known if isinstance(known, tuple) else (known,)), path)

    def remove(self, key: str, path: str) -> None:
        """Take a path away that is under a key, once."""
        left = [*self.paths(key)]
        left.remove(path)
        if left:
            self._paths[key] = left[0] if len(left) == 1 else tuple(left)
        else:
            del self._paths[key]

    def paths(self, key: str) -> tuple[str, ...]:
        """What is under a key; nothing for a key that is not known."""
        known = self._paths.get(key, ())
        return known if isinstance(known, tuple) else (known,)

    def all(self) -> Iterator[tuple[str, ...]]:
        """The paths of each key."""
        for known in self._paths.values():
            yield known if isinstance(known, tuple) else (known,)
