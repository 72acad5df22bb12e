"""A file of SQLite in which things are kept that can be had again."""

import sqlite3
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

_WAIT = 30.0
"""Seconds for which another run may hold the file."""


class Database:
    """Tables that several runs may use at once. A damaged file is made anew; where nothing can be
    written, what is kept lasts as long as this object. Neither ever stops a run."""

    def __init__(self, path: Path | None, layout: int, tables: str, says_so: bool = True) -> None:
        """``tables`` are the statements that make the tables where they are not there; a file of
        another ``layout`` is emptied. With ``says_so``, a file that cannot be used is a warning,
        and a damaged one is kept beside; without a path, all is kept in memory."""
        self._layout = layout
        self._tables = tables
        self._says_so = says_so
        self.file = path
        """None where all is kept in memory."""
        self._connection = self._opened()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """What a statement finds."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return []

    def each(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The same one by one, for what is too much at a time; from where the file cannot be read,
        nothing more."""
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.DatabaseError as error:
            self._give_up(error)

    def write(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out a statement for each row, all or none of them."""
        held = [*rows]
        try:
            with self._connection:
                self._connection.executemany(statement, held)
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            self._connection.executemany(statement, held)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _give_up(self, error: Exception) -> None:
        """Go on without the file."""
        self._connection.close()
        self._connection = self._without_file(error)

    def _opened(self) -> sqlite3.Connection:
        if self.file is None:
            return self._prepared(":memory:")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            return self._prepared(self.file)
        except (OSError, sqlite3.OperationalError) as error:
            return self._without_file(error)
        except sqlite3.DatabaseError as error:
            try:
                self._put_aside(self.file, error)
                return self._prepared(self.file)
            except (OSError, sqlite3.DatabaseError) as again:
                return self._without_file(again)

    def _put_aside(self, path: Path, error: Exception) -> None:
        if self._says_so:
            aside = path.with_suffix(f"{path.suffix}.damaged")
            said = f"{path} is damaged ({error}); it is kept as {aside.name} and made anew"
            warnings.warn(said, stacklevel=2)
            path.replace(aside)
        for each in files_of(path):
            each.unlink(missing_ok=True)

    def _without_file(self, error: Exception) -> sqlite3.Connection:
        if self._says_so:
            said = f"{self.file} cannot be used ({error}); nothing is kept"
            warnings.warn(said, stacklevel=3)
        self.file = None
        return self._prepared(":memory:")

    def _prepared(self, path: Path | str) -> sqlite3.Connection:
        # A worker of a cluster may ask from one thread after the other.
        connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
        try:
            # Readers and a writer do not wait for each other, and a killed run loses nothing.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            layout = connection.execute("PRAGMA user_version").fetchone()[0]
            if layout not in (0, self._layout):
                _empty(connection)
            if layout != self._layout:
                connection.executescript(self._tables)
                connection.execute(f"PRAGMA user_version = {self._layout}")
                connection.commit()
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection


def files_of(path: Path) -> tuple[Path, ...]:
    """The file of a database and those that SQLite lays beside it."""
    return (path, Path(f"{path}-wal"), Path(f"{path}-shm"))


def _empty(connection: sqlite3.Connection) -> None:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TABLE "{name}"')
