"""Pages as they were examined, kept between runs."""

import datetime
import time
from collections.abc import Iterable
from pathlib import Path

from mbclint.database import Database
from mbclint.engine.record import Record

_LAYOUT = 1
"""Counted up with each change of what the rows hold."""
_DAY = 86_400
_KEPT = 30
"""Days for which is kept what no run asks for."""
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (
    path TEXT PRIMARY KEY, key BLOB NOT NULL, used INTEGER NOT NULL, facts BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS said (
    path TEXT NOT NULL, rules BLOB NOT NULL, key BLOB NOT NULL, day TEXT, said BLOB NOT NULL,
    PRIMARY KEY (path, rules)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rules (rules BLOB PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID;
"""
_KEY = (
    "SELECT facts.key, said.key, said.day FROM facts LEFT JOIN said "
    "ON said.path = facts.path AND said.rules = ? WHERE facts.path = ?"
)
_FACTS = "SELECT facts, used FROM facts WHERE path = ? AND key = ?"
_SAID = "SELECT said, day FROM said WHERE path = ? AND rules = ? AND key = ?"
_KEEP_FACTS = "INSERT OR REPLACE INTO facts (path, key, used, facts) VALUES (?, ?, ?, ?)"
_KEEP_SAID = "INSERT OR REPLACE INTO said (path, rules, key, day, said) VALUES (?, ?, ?, ?, ?)"
_USE_FACTS = "UPDATE facts SET used = ? WHERE path = ?"
_USE_RULES = "INSERT OR REPLACE INTO rules (rules, used) VALUES (?, ?)"
_FORGET = ("DELETE FROM facts WHERE used < ?", "DELETE FROM rules WHERE used < ?")
_CLEAR = (
    "DELETE FROM said WHERE path NOT IN (SELECT path FROM facts) "
    "OR rules NOT IN (SELECT rules FROM rules)"
)
_COUNT = "SELECT count(*) FROM facts"


class PageCache:
    """Finds pages again by their keys. What several sets of rules said of a page is kept side by
    side."""

    def __init__(self, path: Path | None) -> None:
        """Without a path, pages are kept as long as this object."""
        self._database = Database(path, _LAYOUT, _TABLES, says_so=False)
        self._today = int(time.time()) // _DAY
        self._last_used: list[str] = []
        self._rules: set[bytes] = set()
        self._is_new_day = False

    @property
    def file(self) -> Path | None:
        """Where they are kept; None for in memory."""
        return self._database.file

    def key_of(self, shown: str, rules: bytes | None, day: datetime.date) -> bytes | None:
        """The key under which a page is known; None for one that is not, or of which it is not
        known what the rules of a key, if any, said of it on a day."""
        try:
            found = self._database.rows(_KEY, (rules or b"", shown))
        except UnicodeEncodeError:
            return None
        if not found:
            return None
        key: bytes
        key, judged, until = found[0]
        is_heard = judged == key and until in (None, day.isoformat())
        return key if rules is None or is_heard else None

    def record(
        self, shown: str, key: bytes, rules: bytes | None, day: datetime.date
    ) -> Record | None:
        """The page of a key, with what the rules of a key said of it on a day, or without rules
        its facts alone; None where that is not known."""
        found = self._database.rows(_FACTS, (shown, key))
        if not found:
            return None
        facts, used = found[0]
        said, until = None, None
        if rules is not None:
            heard = self._database.rows(_SAID, (shown, rules, key))
            if not heard or heard[0][1] not in (None, day.isoformat()):
                return None
            said, until = heard[0]
            self._use({rules})
        if used != self._today:
            self._last_used.append(shown)
        return Record(shown, key, facts, said, day if until else None)

    def facts(self, shown: str, key: bytes) -> bytes | None:
        """The facts of a page as a record has them; None where they are not known."""
        found = self._database.rows(_FACTS, (shown, key))
        return found[0][0] if found else None

    def keep(self, records: Iterable[tuple[Record, bytes | None]]) -> None:
        """Keep pages, each with the key of the rules that judged it."""
        held = [*records]
        self._use({rules for _, rules in held if rules is not None})
        self._database.write(
            _KEEP_FACTS, ((it.shown, it.key, self._today, it.facts) for it, _ in held)
        )
        self._database.write(
            _KEEP_SAID,
            (
                (it.shown, rules, it.key, it.day and it.day.isoformat(), it.said)
                for it, rules in held
                if rules is not None and it.said is not None
            ),
        )

    def count(self) -> int:
        """How many pages are known."""
        count: int = self._database.rows(_COUNT)[0][0]
        return count

    def close(self) -> None:
        """Note which pages were of use and, once a day, let go of what was of none for long."""
        if self._last_used or self._is_new_day:
            self._database.write(_USE_FACTS, ((self._today, shown) for shown in self._last_used))
            for statement in _FORGET:
                self._database.write(statement, [(self._today - _KEPT,)])
            self._database.write(_CLEAR, [()])
        self._database.close()

    def _use(self, rules: set[bytes]) -> None:
        """Note that rules are of use, once in a run."""
        new = rules - self._rules
        if not new:
            return
        self._rules |= new
        noted = dict(self._database.rows("SELECT rules, used FROM rules"))
        late = [(each, self._today) for each in new if noted.get(each) != self._today]
        if late:
            self._database.write(_USE_RULES, late)
            self._is_new_day = True
