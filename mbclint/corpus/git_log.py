"""The log of a repository: which commit made what of which file."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from mbclint.corpus.history import Commit

_RECORD, _FIELD = "\x01", "\x02"
FORMAT = f"--format={_RECORD}%H{_FIELD}%ad{_FIELD}%s{_FIELD}%(trailers:only,unfold){_FIELD}"
"""What ``parse_log`` reads, with ``--date=format:%Y-%m-%d -z --raw --no-abbrev -M``."""
_FIELDS = 5
_META = 5
"""Both modes, both objects and the letter of what was done."""
_TWO_PATHS = ("R", "C")


class Touch(Struct, frozen=True):
    """What one commit made of one file."""

    position: int
    """Of the commit in the log, 0 for the newest."""
    commit: Commit
    blob: str
    """The object with its contents; empty where the commit removed it."""
    came_from: str
    """The path of the file before; empty where the commit made it."""


class Log(Struct, frozen=True):
    """All commits, the newest first."""

    commits: Sequence[Commit]
    touches: Mapping[str, Sequence[Touch]]
    """By path, the newest first."""

    def past_of(self, path: str) -> Iterator[Touch]:
        """What was made of a file, through renames, from the newest to the oldest."""
        after = -1
        while True:
            for touch in self.touches.get(path, ()):
                if touch.position <= after:
                    continue
                yield touch
                after = touch.position
                if touch.came_from != path:
                    break
            else:
                return
            if not touch.came_from:
                return
            path = touch.came_from


def parse_log(printed: bytes) -> Log:
    """A log in ``FORMAT``."""
    commits: list[Commit] = []
    touches: dict[str, list[Touch]] = defaultdict(list)
    for record in printed.decode("utf-8", "surrogateescape").split(_RECORD)[1:]:
        fields = record.split(_FIELD)
        if len(fields) < _FIELDS:
            continue
        head, day, subject, trailers, files = (*fields[: _FIELDS - 1], fields[-1])
        commit = Commit(head, _day(day), subject, tuple(_trailers(trailers)))
        for path, blob, came_from in _files(files):
            touches[path].append(Touch(len(commits), commit, blob, came_from))
        commits.append(commit)
    return Log(commits, touches)


def _files(written: str) -> Iterator[tuple[str, str, str]]:
    """Path, blob and former path of each file of a commit."""
    parts = iter(part for part in written.lstrip("\n\0").split("\0") if part)
    for part in parts:
        meta = part.lstrip("\n").split(" ")
        if not meta[0].startswith(":") or len(meta) < _META:
            continue
        before, blob, status = meta[2], meta[3], meta[4]
        path = next(parts, "")
        if status.startswith(_TWO_PATHS):
            former, path = path, next(parts, "")
            yield path, blob, former if status.startswith("R") else ""
        else:
            yield path, "" if blob.strip("0") == "" else blob, path if before.strip("0") else ""


def _day(written: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return datetime.date.min


def _trailers(written: str) -> Iterator[tuple[str, str]]:
    for line in written.splitlines():
        key, mark, value = line.partition(":")
        if mark:
            yield key.strip(), value.strip()
