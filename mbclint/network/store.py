"""What was learnt about addresses, kept between runs."""

import sqlite3
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from mbclint.model.remote import Evidence, Verdict
from mbclint.resources import cache_folder

_LAYOUT = 1
"""Counted up with each change of what the rows hold."""
_DAY = 86_400
FRESH: Mapping[Verdict, int] = {
    Verdict.ALIVE: 7 * _DAY,
    Verdict.MOVED: 30 * _DAY,
    Verdict.DEAD: 1 * _DAY,
}
"""For how many seconds a verdict holds; the others are asked anew in each run, since they may be
otherwise in a minute."""
_WAIT = 30.0
"""Seconds for which another run may hold the file."""
_AT_ONCE = 500
"""Parameters of one statement; SQLite takes 999 and more."""
_MERGE = (
    "INSERT INTO evidence (url, asked, said) VALUES (?, ?, ?) ON CONFLICT (url) DO UPDATE "
    "SET asked = excluded.asked, said = excluded.said WHERE excluded.asked >= evidence.asked"
)
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Evidence)


def default_store() -> Path:
    """The file in the cache folder."""
    return cache_folder() / "links.sqlite"


class Store:
    """Evidence by address. Several runs may use one file at once; a damaged one is put aside and
    made anew, with a warning. Where nothing can be written, it holds what this run learns."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._connection = self._opened()

    def known(self, urls: Iterable[str]) -> dict[str, Evidence]:
        """What is known of some addresses, fresh or not."""
        wanted = [*urls]
        found: dict[str, Evidence] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            rows = self._asked(f"SELECT url, said FROM evidence WHERE url IN ({marks})", part)
            found |= {url: evidence for url, said in rows if (evidence := _read(said))}
        return found

    def keep(self, learnt: Iterable[tuple[str, Evidence]]) -> None:
        """Write down what was learnt; what is newer in the file stays."""
        rows = [(url, each.asked, _encoder.encode(each).decode()) for url, each in learnt]
        try:
            with self._connection:
                self._connection.executemany(_MERGE, rows)
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            self._connection.executemany(_MERGE, rows)

    def all(self) -> Iterator[tuple[str, Evidence]]:
        """Everything, in the order of the addresses."""
        for url, said in self._asked("SELECT url, said FROM evidence ORDER BY url", ()):
            if evidence := _read(said):
                yield url, evidence

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _asked(self, statement: str, values: Sequence[str]) -> list[tuple[str, str]]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return []

    def _give_up(self, error: Exception) -> None:
        """Go on without the file."""
        self._connection.close()
        self._connection = self._without_file(error)

    def _opened(self) -> sqlite3.Connection:
        if self._path is None:
            return _prepared(":memory:")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(self._path)
        except (OSError, sqlite3.OperationalError) as error:
            return self._without_file(error)
        except sqlite3.DatabaseError as error:
            aside = self._path.with_suffix(f"{self._path.suffix}.damaged")
            warnings.warn(
                f"{self._path} is damaged ({error}); it is kept as {aside.name} and made anew",
                stacklevel=2,
            )
            try:
                self._path.replace(aside)
                for ending in ("-wal", "-shm"):
                    Path(f"{self._path}{ending}").unlink(missing_ok=True)
                return _prepared(self._path)
            except (OSError, sqlite3.DatabaseError) as again:
                return self._without_file(again)

    def _without_file(self, error: Exception) -> sqlite3.Connection:
        warnings.warn(f"{self._path} cannot be used ({error}); nothing is kept", stacklevel=3)
        return _prepared(":memory:")


def is_fresh(evidence: Evidence, now: int) -> bool:
    """Whether a verdict still holds, by when it was given and what it is."""
    return 0 <= now - evidence.asked < FRESH.get(evidence.verdict, 0)


def _prepared(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT)
    try:
        # Readers and a writer do not wait for each other, and a killed run loses nothing.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        layout = connection.execute("PRAGMA user_version").fetchone()[0]
        if layout not in (0, _LAYOUT):
            connection.execute("DROP TABLE IF EXISTS evidence")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS evidence "
            "(url TEXT PRIMARY KEY, asked INTEGER NOT NULL, said TEXT NOT NULL) WITHOUT ROWID"
        )
        connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        connection.commit()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _read(said: str) -> Evidence | None:
    with suppress(msgspec.DecodeError):
        return _decoder.decode(said)
    return None
