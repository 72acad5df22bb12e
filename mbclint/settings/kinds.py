"""The kinds of values that settings take: what is expected, and the check of what is written."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from mbclint.model.interval import Interval
from mbclint.model.language_tags import canonical_case, is_well_formed, suggest
from mbclint.settings.nearest import did_you_mean
from mbclint.settings.wording import described, quoted

_UNITS: Final = {
    "b": 1,
    "kb": 10**3,
    "mb": 10**6,
    "gb": 10**9,
    "kib": 2**10,
    "mib": 2**20,
    "gib": 2**30,
}
_SIZE = re.compile(
    rf"([0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)\s*({'|'.join(_UNITS)})", re.ASCII | re.IGNORECASE
)
_LARGEST: Final = 2**63 - 1
"""The integers of TOML have 64 bits."""

Path = tuple[str | int, ...]


class Misfit(Struct, frozen=True):
    """What is wrong with a value or with a part of it."""

    problem: str
    path: Path = ()
    """From the setting to the part concerned."""
    at: Path = ()
    """From there to the key that the fault stands at."""
    of_type: bool = False
    """Whether the value is something else than expected, rather than a faulty one of its kind."""

    def within(self, step: str | int) -> "Misfit":
        """The same fault as the enclosing value sees it."""
        return replace(self, path=(step, *self.path))


class Kind(Protocol):
    """A kind of values."""

    @property
    def expected(self) -> str:
        """The values, in words and with an example."""
        ...

    def read(self, written: object, misfits: list[Misfit]) -> Any:
        """The value that ``written``, plain data from TOML, stands for. What is wrong with it is
        added to ``misfits``; the result is then of no use."""
        ...


class Flag(Struct, frozen=True):
    """``true`` or ``false``."""

    expected: str = "true or false"

    def read(self, written: object, misfits: list[Misfit]) -> bool:
        """See ``Kind``."""
        if not isinstance(written, bool):
            misfits.append(unexpected(self, written))
        return bool(written)


class Text(Struct, frozen=True):
    """A string that is not empty."""

    expected: str

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        if not isinstance(written, str) or not written.strip():
            misfits.append(unexpected(self, written))
        return str(written)


class Choice(Struct, frozen=True):
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def expected(self) -> str:
        """See ``Kind``."""
        *most, last = (f'"{word}"' for word in self.words)
        return f"{', '.join(most)} or {last}"

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        if written not in self.words:
            hint = did_you_mean(written, self.words) if isinstance(written, str) else ""
            misfits.append(Misfit(unexpected(self, written).problem + hint))
        return str(written)


class Tag(Struct, frozen=True):
    """A BCP 47 language tag; read in canonical case."""

    expected: str = 'a language tag such as "en" or "pt-BR"'

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        if not isinstance(written, str):
            misfits.append(unexpected(self, written))
            return ""
        if not is_well_formed(written):
            near = suggest(written)
            hint = f'; did you mean "{near}"?' if near else '; expected one such as "en" or "pt-BR"'
            misfits.append(Misfit(f"{quoted(written)} is not a BCP 47 language tag{hint}"))
        return canonical_case(written)


class Size(Struct, frozen=True):
    """A number of bytes; MB is a million of them, MiB 1,048,576."""

    expected: str = 'a number of bytes such as 20_000_000 or "20 MB"'

    def read(self, written: object, misfits: list[Misfit]) -> int:
        """See ``Kind``."""
        if isinstance(written, int) and not isinstance(written, bool):
            size = written
        elif isinstance(written, str) and (parts := _SIZE.fullmatch(written.strip())):
            size = int(Decimal(parts[1]) * _UNITS[parts[2].lower()])
        else:
            misfits.append(unexpected(self, written))
            return 0
        if not 0 < size <= _LARGEST:
            problem = f"expected at least 1 byte and at most {_LARGEST:_}, got {described(written)}"
            misfits.append(Misfit(problem))
        return size


class Number(Struct, frozen=True):
    """A number within limits."""

    least: float
    most: float
    whole: bool
    expected: str

    def read(self, written: object, misfits: list[Misfit]) -> float:
        """See ``Kind``."""
        kinds = int if self.whole else (int, float)
        if isinstance(written, bool) or not isinstance(written, kinds):
            misfits.append(unexpected(self, written))
            return self.least
        if not self.least <= written <= self.most:
            said = f"expected {self.expected}, from {self.least:g} to {self.most:g}, got {written}"
            misfits.append(Misfit(said))
        return written


class Duration(Struct, frozen=True):
    """A calendar interval; stays as it is written."""

    expected: str = 'an interval such as "3 years" or "90 days"'

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        try:
            Interval.parse(written if isinstance(written, str) else "")
        except ValueError:
            misfits.append(unexpected(self, written))
        return str(written)


class Day(Struct, frozen=True):
    """A calendar day, as TOML's local date or as text in ISO 8601."""

    expected: str = "a day such as 2027-03-01"

    def read(self, written: object, misfits: list[Misfit]) -> datetime.date | None:
        """See ``Kind``."""
        if type(written) is datetime.date:
            return written
        try:
            return datetime.date.fromisoformat(written if isinstance(written, str) else "")
        except ValueError:
            misfits.append(unexpected(self, written))
            return None


class ListOf(Struct, frozen=True):
    """An array of values of one kind."""

    item: Kind
    expected: str

    def read(self, written: object, misfits: list[Misfit]) -> tuple[Any, ...]:
        """See ``Kind``. An item of another type is a fault of the whole list."""
        if not isinstance(written, list):
            misfits.append(unexpected(self, written))
            return ()
        values = []
        for number, item in enumerate(written):
            wrong: list[Misfit] = []
            values.append(self.item.read(item, wrong))
            for each in wrong:
                if each.of_type and not each.path:
                    got = f"expected {self.expected}, got {described(item)} among its items"
                    misfits.append(Misfit(got, of_type=True))
                else:
                    misfits.append(each.within(number))
        return tuple(values)


class TableOf(Struct, frozen=True):
    """A table with values of one kind under any keys."""

    item: Kind
    expected: str

    def read(self, written: object, misfits: list[Misfit]) -> dict[str, Any]:
        """See ``Kind``."""
        if not isinstance(written, dict):
            misfits.append(unexpected(self, written))
            return {}
        return {key: _read_within(self.item, key, item, misfits) for key, item in written.items()}


class Record(Struct, frozen=True):
    """A table with known keys, some of them required."""

    keys: Mapping[str, Kind]
    required: frozenset[str]
    expected: str

    def read(self, written: object, misfits: list[Misfit]) -> dict[str, Any]:
        """See ``Kind``."""
        if not isinstance(written, dict):
            misfits.append(unexpected(self, written))
            return {}
        for key in written:
            if key not in self.keys:
                problem = f"unknown key {quoted(key)}{did_you_mean(key, self.keys)}"
                misfits.append(Misfit(problem, at=(key,)))
        misfits += (
            Misfit(f'the key "{key}" is missing; expected {self.expected}')
            for key in sorted(self.required - written.keys())
        )
        return {
            key: _read_within(kind, key, written[key], misfits)
            for key, kind in self.keys.items()
            if key in written
        }


class Free(Struct, frozen=True):
    """A table that is judged later, by those who know its keys."""

    expected: str

    def read(self, written: object, misfits: list[Misfit]) -> dict[str, Any]:
        """See ``Kind``."""
        if not isinstance(written, dict):
            misfits.append(unexpected(self, written))
            return {}
        return written


def _read_within(kind: Kind, key: str, written: object, misfits: list[Misfit]) -> Any:
    wrong: list[Misfit] = []
    value = kind.read(written, wrong)
    misfits += (each.within(key) for each in wrong)
    return value


def unexpected(kind: Kind, written: object) -> Misfit:
    """A fault for a value of another type."""
    return Misfit(f"expected {kind.expected}, got {described(written)}", of_type=True)
