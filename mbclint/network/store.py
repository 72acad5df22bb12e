"""What was learnt about addresses, kept between runs."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from mbclint.database import Database
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
_AT_ONCE = 500
"""Parameters of one statement; SQLite takes 999 and more."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS evidence "
    "(url TEXT PRIMARY KEY, asked INTEGER NOT NULL, said TEXT NOT NULL) WITHOUT ROWID"
)
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
        self._database = Database(path, _LAYOUT, _TABLES)

    def known(self, urls: Iterable[str]) -> dict[str, Evidence]:
        """What is known of some addresses, fresh or not."""
        wanted = [*urls]
        found: dict[str, Evidence] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            statement = f"SELECT url, said FROM evidence WHERE url IN ({marks})"
            rows = self._database.rows(statement, part)
            found |= {url: evidence for url, said in rows if (evidence := _read(said))}
        return found

    def keep(self, learnt: Iterable[tuple[str, Evidence]]) -> None:
        """Write down what was learnt; what is newer in the file stays."""
        rows = ((url, each.asked, _encoder.encode(each).decode()) for url, each in learnt)
        self._database.write(_MERGE, rows)

    def all(self) -> Iterator[tuple[str, Evidence]]:
        """Everything, in the order of the addresses."""
        for url, said in self._database.rows("SELECT url, said FROM evidence ORDER BY url"):
            if evidence := _read(said):
                yield url, evidence

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def is_fresh(evidence: Evidence, now: int) -> bool:
    """Whether a verdict still holds, by when it was given and what it is."""
    return 0 <= now - evidence.asked < FRESH.get(evidence.verdict, 0)


def _read(said: str) -> Evidence | None:
    with suppress(msgspec.DecodeError):
        return _decoder.decode(said)
    return None
