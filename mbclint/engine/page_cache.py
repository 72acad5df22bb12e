"""Pages as they were examined, kept between runs."""

import datetime
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from mbclint.database import Database
from mbclint.engine.record import Record

_LAYOUT = 3
"""Counted up with each change of what the rows hold."""
_DAY = 86_400
_KEPT = 30
"""Days for which is kept what no run asks for."""
_AT_ONCE = 500
"""Pages that are asked for together; SQLite may refuse questions about a thousand."""
_TABLES = """
CREATE TABLE IF NOT EXISTS cards (
    path TEXT PRIMARY KEY, key BLOB NOT NULL, site BLOB NOT NULL, stamp BLOB,
    used INTEGER NOT NULL, card BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (
    path TEXT PRIMARY KEY, key BLOB NOT NULL, facts BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS past (
    path TEXT NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, facts BLOB NOT NULL,
    PRIMARY KEY (path, key)
);
CREATE TABLE IF NOT EXISTS said (
    path TEXT NOT NULL, rules BLOB NOT NULL, key BLOB NOT NULL, day TEXT, said BLOB NOT NULL,
    PRIMARY KEY (path, rules)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rules (rules BLOB PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID;
"""
_SAID = """
FROM cards LEFT JOIN said ON said.path = cards.path AND said.key = cards.key
    AND said.rules = ? AND (said.day IS NULL OR said.day = ?)
"""
_UNSAID = "FROM cards"
_KNOWN = "SELECT cards.path, cards.key, cards.site, stamp"
_CARDS = "SELECT cards.path, cards.key, cards.site, card, used"
_WITH_FACTS = "JOIN facts ON facts.path = cards.path AND facts.key = cards.key"
_FACTS = "SELECT facts FROM facts WHERE path = ? AND key = ?"
_ALL_FACTS = "SELECT path, key, facts FROM facts"
_KEEP_CARD = (
    "INSERT OR REPLACE INTO cards (path, key, site, stamp, used, card) VALUES (?, ?, ?, ?, ?, ?)"
)
_KEEP_FACTS = "INSERT OR REPLACE INTO facts (path, key, facts) VALUES (?, ?, ?)"
_PAST = "SELECT facts, used FROM past WHERE path = ? AND key = ?"
_KEEP_PAST = "INSERT OR REPLACE INTO past (path, key, used, facts) VALUES (?, ?, ?, ?)"
_USE_PAST = "UPDATE past SET used = ? WHERE path = ? AND key = ?"
_KEEP_SAID = "INSERT OR REPLACE INTO said (path, rules, key, day, said) VALUES (?, ?, ?, ?, ?)"
_STAMP = "UPDATE cards SET stamp = ? WHERE path = ? AND key = ?"
_USE_CARD = "UPDATE cards SET used = ? WHERE path = ?"
_USE_RULES = "INSERT OR REPLACE INTO rules (rules, used) VALUES (?, ?)"
_FORGET = tuple(f"DELETE FROM {table} WHERE used < ?" for table in ("cards", "past", "rules"))
_CLEAR = (
    "DELETE FROM facts WHERE path NOT IN (SELECT path FROM cards)",
    "DELETE FROM said WHERE path NOT IN (SELECT path FROM cards)",
    "DELETE FROM said WHERE rules NOT IN (SELECT rules FROM rules)",
)
_COUNT = "SELECT count(*) FROM cards"


class Known(Struct, frozen=True):
    """What is kept of a page, without it."""

    key: bytes
    """See ``Keys.of_facts``."""
    site: bytes
    """See ``Keys.of_site``."""
    stamp: bytes | None
    """See ``FileReader.stamp``."""
    is_heard: bool
    """Whether it is known what the rules that were named said of it on a day."""


class PageCache:
    """Finds pages again by their keys. What several sets of rules said of a page is kept side by
    side."""

    def __init__(self, path: Path | None) -> None:
        """Without a path, pages are kept as long as this object."""
        self._database = Database(path, _LAYOUT, _TABLES, says_so=False)
        self._today = int(time.time()) // _DAY
        self._last_used: list[str] = []
        self._past_used: list[tuple[str, bytes]] = []
        self._past: list[tuple[str, bytes, int, bytes]] = []
        """What is to be kept of the past."""
        self._rules: set[bytes] = set()
        self._is_new_day = False

    @property
    def file(self) -> Path | None:
        """Where they are kept; None for in memory."""
        return self._database.file

    def known(
        self, paths: Iterable[str], rules: bytes | None, day: datetime.date
    ) -> dict[str, Known]:
        """What is kept of pages, of which the rules of a key are to have spoken on a day."""
        if rules is None:
            question = f"{_KNOWN}, 0 {_UNSAID}"
            return {path: Known(*row) for path, *row in self._about(question, paths)}
        question = f"{_KNOWN}, said.path IS NOT NULL {_SAID}"
        rows = self._about(question, paths, rules, day.isoformat())
        return {path: Known(*row) for path, *row in rows}

    def records(
        self,
        paths: Iterable[str],
        rules: bytes | None,
        day: datetime.date,
        site: bytes,
        whole: bool,
    ) -> dict[str, Record]:
        """Pages as they are kept: with what the rules of a key said of them on a day, and with
        their facts if they are wanted ``whole``. A page whose card is of another ``site`` has none
        here."""
        facts_too, joined = ("facts", _WITH_FACTS) if whole else ("NULL", "")
        if rules is None:
            question = f"{_CARDS}, {facts_too}, NULL, NULL {_UNSAID} {joined}"
            rows = self._about(question, paths)
        else:
            question = f"{_CARDS}, {facts_too}, said, day {_SAID} {joined}"
            rows = self._about(question, paths, rules, day.isoformat())
        found: dict[str, Record] = {}
        for path, key, made_for, card, used, facts, said, until in rows:
            kept = card if made_for == site else b""
            found[path] = Record(path, key, None, kept, facts, said, day if until else None)
            if used != self._today:
                self._last_used.append(path)
        if rules is not None and found:
            self._use({rules})
        return found

    def facts(self, shown: str, key: bytes) -> bytes | None:
        """The facts of a page as a record has them; None where they are not known."""
        found = self._database.rows(_FACTS, (shown, key))
        return found[0][0] if found else None

    def lacking(self, texts: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
        """The paths and keys of the pages in whose facts none of some texts stands."""
        for path, key, facts in self._database.each(_ALL_FACTS):
            if not any(text in facts for text in texts):
                yield path, key

    def past(self, shown: str, key: bytes) -> bytes | None:
        """The facts of what a page held once; None where they are not known."""
        found = self._database.rows(_PAST, (shown, key))
        if found and found[0][1] != self._today:
            self._past_used.append((shown, key))
        return found[0][0] if found else None

    def keep_past(self, shown: str, key: bytes, facts: bytes) -> None:
        """Keep the facts of what a page held once."""
        self._past.append((shown, key, self._today, facts))
        if len(self._past) >= _AT_ONCE:
            self._write_past()

    def keep(self, records: Iterable[tuple[Record, bytes | None]], site: bytes) -> None:
        """Keep pages of a site, each with the key of the rules that judged it."""
        held = [*records]
        self._use({rules for _, rules in held if rules is not None})
        self.keep_cards((it for it, _ in held), site)
        self._database.write(_KEEP_FACTS, ((it.shown, it.key, it.facts) for it, _ in held))
        self._database.write(
            _KEEP_SAID,
            (
                (it.shown, rules, it.key, it.day and it.day.isoformat(), it.said)
                for it, rules in held
                if rules is not None and it.said is not None
            ),
        )

    def keep_cards(self, records: Iterable[Record], site: bytes) -> None:
        """Keep the cards of pages alone, as a site has them."""
        self._database.write(
            _KEEP_CARD,
            ((it.shown, it.key, site, it.stamp, self._today, it.card) for it in records),
        )

    def restamp(self, stamps: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Note the stamps of pages that are what they were, by their paths and keys."""
        self._database.write(_STAMP, ((stamp, path, key) for path, key, stamp in stamps))

    def count(self) -> int:
        """How many pages are known."""
        count: int = self._database.rows(_COUNT)[0][0]
        return count

    def close(self) -> None:
        """Note which pages were of use and, once a day, let go of what was of none for long."""
        self.note()
        self._database.close()

    def note(self) -> None:
        """The same for a cache that goes on being used."""
        self._write_past()
        if self._last_used or self._past_used or self._is_new_day:
            self._database.write(_USE_CARD, ((self._today, shown) for shown in self._last_used))
            self._database.write(_USE_PAST, ((self._today, *it) for it in self._past_used))
            for statement in _FORGET:
                self._database.write(statement, [(self._today - _KEPT,)])
            for statement in _CLEAR:
                self._database.write(statement, [()])
            self._last_used.clear()
            self._past_used.clear()
            self._is_new_day = False

    def _write_past(self) -> None:
        if self._past:
            self._database.write(_KEEP_PAST, self._past)
            self._past.clear()

    def _about(self, question: str, paths: Iterable[str], *values: object) -> Iterator[Any]:
        # A file system may have names that are no text, of which nothing is kept.
        left = filter(_is_text, paths)
        while some := [*islice(left, _AT_ONCE)]:
            marks = ",".join("?" * len(some))
            yield from self._database.rows(
                f"{question} WHERE cards.path IN ({marks})", (*values, *some)
            )

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


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
