"""What is wrong with a rule pack, said so that its author can mend it."""

from msgspec import Struct


class PackFault(Struct, frozen=True):
    """One fault of a rule file."""

    path: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.problem}"


class PackError(Exception):
    """A rule pack cannot be used; carries every fault that was found."""

    def __init__(self, faults: tuple[PackFault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
