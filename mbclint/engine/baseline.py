"""Known findings: counted by identity in a file that is kept with the site."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from mbclint.model.finding import Finding
from mbclint.settings.faults import Origin, SettingsError, SettingsFault

FILE_NAME = "mbclint-baseline.json"
"""In the project's root, where the settings name no other."""
_VERSION = 1
_NEVER_KNOWN = "MBC004"
"""A crash is no fault of a page, and never goes unsaid."""
Identity = tuple[str, str, str]
"""Rule, path and text: see ``Finding.identity``."""


class KnownFinding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many equal findings of a rule on a page."""

    rule: str
    path: str
    text: str
    count: int


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    findings: tuple[KnownFinding, ...]


class Sifted(Struct, frozen=True):
    """Findings, parted by what is known."""

    new: tuple[Finding, ...]
    known: int
    """How many were known."""
    gone: int
    """How many known ones no longer occur on the pages that were judged."""


class Baseline(Struct, frozen=True):
    """How many findings of each identity are known."""

    counts: Mapping[Identity, int]

    def sift(self, findings: Sequence[Finding], judged: Callable[[str, str], bool]) -> Sifted:
        """Part findings, of equal ones the first being known. ``judged`` says of a rule and a path
        whether this run would have found it again."""
        left = Counter(self.counts)
        new = []
        for finding in findings:
            if left[finding.identity] > 0:
                left[finding.identity] -= 1
            else:
                new.append(finding)
        gone = sum(count for (rule, path, _), count in left.items() if judged(rule, path))
        return Sifted(tuple(new), len(findings) - len(new), gone)

    def renamed(self, new_paths: Mapping[str, str]) -> "Baseline":
        """The same for files that have got other paths."""
        counts: Counter[Identity] = Counter()
        for (rule, path, text), count in self.counts.items():
            counts[rule, new_paths.get(path, path), text] += count
        return Baseline(counts)

    def replaced(self, findings: Iterable[Finding], paths: Collection[str]) -> "Baseline":
        """With these findings in the place of all that was known of some paths."""
        kept = {key: count for key, count in self.counts.items() if key[1] not in paths}
        now = Counter(it.identity for it in findings if it.code != _NEVER_KNOWN)
        return Baseline({**kept, **now})

    def pruned(self, findings: Iterable[Finding], paths: Collection[str]) -> "Baseline":
        """Without what no longer occurs on some paths; nothing new becomes known."""
        now = Counter(it.identity for it in findings)
        counts = {
            key: min(count, now[key]) if key[1] in paths else count
            for key, count in self.counts.items()
        }
        return Baseline({key: count for key, count in counts.items() if count})

    @property
    def total(self) -> int:
        """How many findings are known."""
        return sum(self.counts.values())

    @property
    def paths(self) -> frozenset[str]:
        """The paths of which something is known."""
        return frozenset(path for _, path, _ in self.counts)

    def text(self) -> str:
        """The file: a line a known finding, so that changes are read and merged line by line."""
        # Loaded here, because a baseline is read more often than written.
        import json

        lines = [
            json.dumps(
                {"rule": rule, "path": path, "text": text, "count": count}, ensure_ascii=False
            )
            for (rule, path, text), count in sorted(self.counts.items(), key=_by_path)
        ]
        listed = ",\n".join(f"    {line}" for line in lines)
        inner = f"\n{listed}\n  " if listed else ""
        whole = f'{{\n  "version": {_VERSION},\n  "findings": [{inner}]\n}}\n'
        return whole.encode("utf-8", "replace").decode()


EMPTY = Baseline({})


def read_baseline(path: Path, shown: str) -> Baseline:
    """The known findings in a file. Raises ``SettingsError``."""
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        raise _unusable(shown, f"cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = f"is no baseline: {error}; write it anew with: mbclint baseline"
        raise _unusable(shown, problem) from error
    if file.version != _VERSION:
        raise _unusable(shown, f"has version {file.version}; this mbclint knows {_VERSION}")
    counts: Counter[Identity] = Counter()
    for known in file.findings:
        counts[known.rule, unicodedata.normalize("NFC", known.path), known.text] += known.count
    return Baseline(counts)


def _by_path(item: tuple[Identity, int]) -> tuple[str, str, str]:
    rule, path, text = item[0]
    return path, rule, text


def _unusable(shown: str, problem: str) -> SettingsError:
    return SettingsError([SettingsFault(Origin(shown), problem)])
