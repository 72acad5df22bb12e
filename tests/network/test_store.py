"""What was learnt is kept."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.remote import Evidence, Hop, Seen, Verdict
from mbclint.network.lines import LinesError, read, written
from mbclint.network.store import FRESH, Store, is_fresh

FULL = Evidence(
    Verdict.MOVED,
    "moved",
    200,
    (Hop(301, "https://kidneys.org/b"), Hop(0, "https://kidneys.org/c")),
    tries=3,
    asked=1_790_000_000,
    alive=1_790_000_000,
    seen=Seen("Riñón", "es-MX", "kidneys.org"),
    taken_over="sold",
    fragments={"diet": True, "salt": False},
    etag='"v1"',
    modified="Mon, 05 Jan 2026 10:00:00 GMT",
)
URL = "https://kidneys.org/a"


def dead(asked: int) -> Evidence:
    return Evidence(Verdict.DEAD, "gone", 404, asked=asked)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "links.sqlite"
    store = Store(path)
    store.keep([(URL, FULL)])
    store.close()
    store = Store(path)
    assert store.known([URL, "https://kidneys.org/other"]) == {URL: FULL}
    many = [f"https://kidneys.org/{number}" for number in range(1_200)]
    store.keep((url, dead(1)) for url in many)
    assert len(store.known(many)) == len(many)
    store.close()


def test_the_newer_answer_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "links.sqlite")
    store.keep([(URL, dead(200))])
    store.keep([(URL, dead(100))])
    assert store.known([URL])[URL].asked == 200
    store.keep([(URL, dead(300))])
    assert store.known([URL])[URL].asked == 300
    store.close()


def test_for_how_long_a_verdict_holds() -> None:
    day = 86_400
    for verdict, days in ((Verdict.ALIVE, 7), (Verdict.MOVED, 30), (Verdict.DEAD, 1)):
        assert is_fresh(Evidence(verdict, asked=1000), 1000 + days * day - 1)
        assert not is_fresh(Evidence(verdict, asked=1000), 1000 + days * day)
        # A clock that was wrong once keeps nothing for ever.
        assert not is_fresh(Evidence(verdict, asked=1000), 999)
    for verdict in Verdict:
        assert is_fresh(Evidence(verdict, asked=1000), 1001) is (verdict in FRESH)


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + b"x" * 5_000])
def test_a_damaged_file_is_put_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "links.sqlite"
    path.write_bytes(damage)
    with pytest.warns(UserWarning, match="damaged"):
        store = Store(path)
    store.keep([(URL, FULL)])
    store.close()
    assert (tmp_path / "links.sqlite.damaged").read_bytes() == damage
    store = Store(path)
    assert store.known([URL]) == {URL: FULL}
    store.close()


def test_damage_within(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    store = Store(path)
    store.keep((f"https://kidneys.org/{number}", FULL) for number in range(2_000))
    store.close()
    raw = bytearray(path.read_bytes())
    raw[4096 : len(raw)] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    store = Store(path)
    with pytest.warns(UserWarning, match="cannot be used"):
        assert store.known([URL]) == {}
    store.keep([(URL, FULL)])
    assert store.known([URL]) == {URL: FULL}
    store.close()


def test_rows_of_another_kind_are_not_known(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO evidence VALUES (?, 1, ?)", (URL, '{"verdict": "odd"}'))
    connection.close()
    store = Store(path)
    assert (store.known([URL]), [*store.all()]) == ({}, [])
    store.close()


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.warns(UserWarning, match="nothing is kept"):
        store = Store(tmp_path / "file" / "links.sqlite")
    store.keep([(URL, FULL)])
    assert store.known([URL]) == {URL: FULL}
    store.close()


def _keep_many(path: Path, worker: int) -> None:
    store = Store(path)
    for number in range(50):
        store.keep([(f"https://kidneys.org/{worker}/{number}", dead(number)), (URL, dead(number))])
    store.close()


def test_several_runs_at_once(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_keep_many, args=(path, number)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    store = Store(path)
    assert len([*store.all()]) == 3 * 50 + 1
    store.close()


_EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(Verdict),
    st.text(st.characters(codec="utf-8")),
    asked=st.integers(0, 2**40),
    fragments=st.dictionaries(st.text(st.characters(codec="utf-8")), st.booleans(), max_size=3),
)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), _EVIDENCE, max_size=5))
def test_lines_come_back(found: dict[str, Evidence]) -> None:
    text = written(found.items())
    assert dict(read(text)) == found
    assert written(reversed(found.items())) == text


def test_lines_that_git_merged() -> None:
    ours, theirs = written([(URL, dead(1))]), written([(URL, dead(2))])
    merged = ours + theirs.split("\n", 1)[1]
    assert dict(read(merged)) == {URL: dead(2)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: expected"),
        ("{}", "line 1: expected"),
        ("mbclint-links 1\n\n<<<<<<< ours\n", "line 3: "),
        ('mbclint-links 1\n{"url": "x"}\n', "line 2: "),
        ('mbclint-links 1\n{"url": "x", "evidence": {"verdict": "odd"}}\n', "line 2: "),
    ],
)
def test_what_are_no_such_lines(text: str, said: str) -> None:
    with pytest.raises(LinesError, match=said):
        [*read(text)]
