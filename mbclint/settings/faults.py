"""What is wrong with settings, said so that their author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class SettingsFault:
    """One fault; ``origin`` is ``FILE:LINE``, or ``command line``."""

    origin: str
    problem: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.problem}"


class SettingsError(Exception):
    """Settings cannot be used; carries every fault that was found."""

    def __init__(self, faults: Iterable[SettingsFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(wrong: str, names: Iterable[str]) -> str:
    """A question that names the nearest of ``names``, or nothing where none is near."""
    near = get_close_matches(wrong, list(names), 1, 0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
