"""What is wrong with settings, said so that their author can mend it."""

from collections.abc import Iterable

from msgspec import Struct


class Origin(Struct, frozen=True):
    """Where a value comes from, as people are told: ``docs/mbclint.toml:4``, ``command line``."""

    source: str
    """A settings file relative to the project's root, or what stands in for one."""
    line: int | None = None
    column: int | None = None
    """Both from 1; the column only where it says more than the key."""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.source, self.line, self.column) if part)


DEFAULT = Origin("default")
COMMAND_LINE = Origin("command line")


class SettingsFault(Struct, frozen=True):
    """One fault."""

    origin: Origin
    problem: str
    """What is wrong, what was expected and, where there is one, the nearest name."""
    key: str = ""
    """The setting concerned, with dots; empty when the fault is the whole file's."""

    def __str__(self) -> str:
        return f"{self.origin}: {self.problem}"


class SettingsError(Exception):
    """Settings cannot be used; carries every fault that was found."""

    def __init__(self, faults: Iterable[SettingsFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
