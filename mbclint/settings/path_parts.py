"""Parts of a path pattern, and the fitting of a path to them without trial and error.

A regular expression is the quickest way, but with several wildcards it may need a power of the
length of the path. Where that is too much, each part is taken once, for all positions at which it
may begin: then the time is the number of parts times that length (and its logarithm).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

_MOST_STEPS = 10_000_000
"""Of a regular expression, at worst: the length of the path to the power of its wildcards."""
Ends = Callable[[str, int], Sequence[int]]
"""Where a part may end in a path when it begins at a position: a few places, the best first."""


class Subject:
    """A path, and where its segments end."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.slashes = [at for at, character in enumerate(path) if character == "/"]

    def segment_end(self, at: int) -> int:
        """The first slash at or after a position, or the end of the path."""
        number = bisect_left(self.slashes, at)
        return self.slashes[number] if number < len(self.slashes) else len(self.path)


class Part(Protocol):
    """A part of a pattern. Positions are sorted and each stands once."""

    def reach(self, subject: Subject, starts: Sequence[int]) -> list[int]:
        """Every position at which the part may end when it begins at one of ``starts``."""
        ...

    def end(self, subject: Subject, start: int, ends: Sequence[int]) -> int | None:
        """The best end among ``ends`` of a part that begins at ``start``; None when there is
        none."""
        ...

    def capture(self, path: str, start: int, end: int) -> Mapping[str, str]:
        """What stands between the two positions, by the part's name if it has one."""
        ...

    @property
    def expression(self) -> str:
        """A regular expression that tries the ends of the part in the same order, with one group if
        the part has a name; nothing where there is none."""
        ...


class Fixed(Struct, frozen=True):
    """A part that has but few possible ends for each start, such as a language."""

    ends: Ends
    text: str = ""
    """What is between the separators, as a regular expression that tries the same ends."""
    name: str = ""
    before: str = ""
    """Separators that belong to the part but not to what it captures."""
    after: str = ""
    optional: bool = False

    def reach(self, subject: Subject, starts: Sequence[int]) -> list[int]:
        """See ``Part``."""
        return sorted({end for start in starts for end in self._ends(subject.path, start)})

    def end(self, subject: Subject, start: int, ends: Sequence[int]) -> int | None:
        """See ``Part``."""
        return next((end for end in self._ends(subject.path, start) if _holds(ends, end)), None)

    def capture(self, path: str, start: int, end: int) -> Mapping[str, str]:
        """See ``Part``."""
        if not self.name or start == end:
            return {}
        return {self.name: path[start + len(self.before) : end - len(self.after)]}

    @property
    def expression(self) -> str:
        """See ``Part``."""
        if not self.text:
            return ""
        inner = f"({self.text})" if self.name else f"(?:{self.text})"
        whole = f"(?:{re.escape(self.before)}{inner}{re.escape(self.after)})"
        return f"{whole}?" if self.optional else whole

    def _ends(self, path: str, start: int) -> Sequence[int]:
        inner = start + len(self.before)
        found = [
            end + len(self.after)
            for end in (self.ends(path, inner) if path.startswith(self.before, start) else ())
            if path.startswith(self.after, end)
        ]
        return [*found, start] if self.optional else found


class Text(Struct, frozen=True):
    """A part that is written out."""

    text: str

    def reach(self, subject: Subject, starts: Sequence[int]) -> list[int]:
        """See ``Part``."""
        path, text = subject.path, self.text
        return [at + len(text) for at in starts if path.startswith(text, at)]

    def end(self, subject: Subject, start: int, ends: Sequence[int]) -> int | None:
        """See ``Part``."""
        end = start + len(self.text)
        return end if subject.path.startswith(self.text, start) and _holds(ends, end) else None

    def capture(self, path: str, start: int, end: int) -> Mapping[str, str]:
        """See ``Part``."""
        return {}

    @property
    def expression(self) -> str:
        """See ``Part``."""
        return re.escape(self.text)


class Run(Struct, frozen=True):
    """Any characters, at least ``least``, and a slash among them only where it ``crosses``."""

    name: str = ""
    least: int = 0
    crosses: bool = False

    def reach(self, subject: Subject, starts: Sequence[int]) -> list[int]:
        """See ``Part``."""
        ends: list[int] = []
        for start in starts:
            first = max(start + self.least, ends[-1] + 1 if ends else 0)
            ends += range(first, self._stop(subject, start) + 1)
        return ends

    def end(self, subject: Subject, start: int, ends: Sequence[int]) -> int | None:
        """See ``Part``."""
        number = bisect_left(ends, start + self.least)
        near = ends[number] if number < len(ends) else None
        return near if near is not None and near <= self._stop(subject, start) else None

    def capture(self, path: str, start: int, end: int) -> Mapping[str, str]:
        """See ``Part``."""
        return {self.name: path[start:end]} if self.name else {}

    @property
    def expression(self) -> str:
        """See ``Part``."""
        run = f"{'.' if self.crosses else '[^/]'}{'+' if self.least else '*'}?"
        return f"({run})" if self.name else run

    def reach_some(self, subject: Subject, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
        """Of some positions, those at which the part may end: where what follows may begin."""
        found: list[int] = []
        for end in ends:
            # A later start reaches no less far.
            number = bisect_right(starts, end - self.least) - 1
            if number >= 0 and end <= self._stop(subject, starts[number]):
                found.append(end)
        return found

    def _stop(self, subject: Subject, start: int) -> int:
        return len(subject.path) if self.crosses else subject.segment_end(start)


class Folders(Struct, frozen=True):
    """Any number of whole folders, also none; begins where a path segment begins."""

    def reach(self, subject: Subject, starts: Sequence[int]) -> list[int]:
        """See ``Part``."""
        return sorted({*starts, *(at + 1 for at in subject.slashes if at >= starts[0])})

    def end(self, subject: Subject, start: int, ends: Sequence[int]) -> int | None:
        """See ``Part``."""
        number = bisect_left(ends, start)
        return ends[number] if number < len(ends) else None

    def capture(self, path: str, start: int, end: int) -> Mapping[str, str]:
        """See ``Part``."""
        return {}

    @property
    def expression(self) -> str:
        """See ``Part``."""
        return "(?:[^/]*/)*?"


class Fitter:
    """Fits paths to some parts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        texts = [part.expression for part in parts]
        self._expression = re.compile("".join(texts), re.DOTALL) if all(texts) else None
        self._wildcards = sum(isinstance(part, Run | Folders) for part in parts)
        self._names = [part.name for part in parts if isinstance(part, Run | Fixed) and part.name]

    def fit(self, path: str) -> Mapping[str, str] | None:
        """What the named parts capture of a path that fits them as a whole; None for another
        path."""
        if self._expression is None or len(path) ** self._wildcards > _MOST_STEPS:
            return fit(self._parts, path)
        found = self._expression.fullmatch(path)
        if found is None:
            return None
        groups = zip(self._names, found.groups(), strict=True)
        return {name: text for name, text in groups if text is not None}


def fit(parts: Sequence[Part], path: str) -> Mapping[str, str] | None:
    """The same without a regular expression, whatever the path."""
    if parts and isinstance(parts[-1], Text) and not path.endswith(parts[-1].text):
        return None
    subject = Subject(path)
    reached = [[0]]
    for number, part in enumerate(parts):
        following = _openings(parts, number + 1) if isinstance(part, Run) else None
        if isinstance(part, Run) and following is not None:
            places = _places(path, following)
            reached.append(part.reach_some(subject, reached[-1], places))
        else:
            reached.append(part.reach(subject, reached[-1]))
        if not reached[-1]:
            return None
    if reached[-1][-1] != len(path):
        return None
    # Backwards, keep the positions from which the end is reached; then forwards, choose.
    kept: list[Sequence[int]] = [[len(path)]]
    for part, starts in zip(reversed(parts), reversed(reached[:-1]), strict=True):
        ends = kept[-1]
        kept.append([start for start in starts if part.end(subject, start, ends) is not None])
    at = 0
    captures: dict[str, str] = {}
    for part, ends in zip(parts, reversed(kept[:-1]), strict=True):
        end = part.end(subject, at, ends)
        assert end is not None
        captures.update(part.capture(path, at, end))
        at = end
    return captures


def _openings(parts: Sequence[Part], number: int) -> tuple[str, ...] | None:
    """The texts with one of which a path goes on where a part begins; none at the end of the path,
    None where it may be anything."""
    found: list[str] = []
    for part in parts[number:]:
        if isinstance(part, Text):
            return (*found, part.text)
        if not isinstance(part, Fixed) or not part.before:
            return None
        found.append(part.before)
        if not part.optional:
            return tuple(found)
    return None if found else ()


def _places(path: str, openings: Sequence[str]) -> list[int]:
    """Where any of some texts stand in a path; its end without any."""
    if not openings:
        return [len(path)]
    found = set()
    for text in openings:
        at = path.find(text)
        while at >= 0:
            found.add(at)
            at = path.find(text, at + 1)
    return sorted(found)


def _holds(positions: Sequence[int], wanted: int) -> bool:
    number = bisect_left(positions, wanted)
    return number < len(positions) and positions[number] == wanted
