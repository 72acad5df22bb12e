"""A Dask cluster says what one process says, whatever becomes of its workers."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import distributed
import pytest
from click.testing import CliRunner, Result

from mbclint.commands.main import main
from mbclint.engine import cluster, shelf, workers
from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.executors import ClusterError
from mbclint.engine.record import Record, examined_in
from mbclint.engine.shelf import FactsShelf
from mbclint.engine.site_judge import SiteJudge


@pytest.fixture(scope="module")
def dask() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    program = [sys.executable, str(Path(__file__).with_name("local_dask.py"))]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        program, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as started:
        assert started.stdout is not None
        yield started.stdout.readline().strip()
        started.communicate(timeout=30)


def checked(folder: Path | str, options: Sequence[str]) -> Result:
    arguments = ["check", "--format=json", "--today=2026-06-01", "--no-cache", str(folder)]
    return CliRunner().invoke(main, [*arguments, *options])


def report(folder: Path | str, *options: str) -> dict[str, Any]:
    result = checked(folder, options)
    assert result.exit_code == 1, result.output
    assert not result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    assert found["findings"]
    return found


def on(dask: str) -> tuple[str, ...]:
    return ("--executor=dask", f"--scheduler={dask}")


def test_a_cluster_finds_what_one_process_finds(site: Path, dask: str) -> None:
    assert report(site, *on(dask)) == report(site, "--executor=serial")


def test_workers_read_what_is_named_from_the_current_folder(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    monkeypatch.chdir(site)
    assert report(Path(), *on(dask)) == alone


def test_workers_read_a_folder_by_its_address(site: Path, dask: str) -> None:
    assert report(site.as_uri(), *on(dask)) == report(site, "--executor=serial")


def test_a_site_that_memory_does_not_hold_is_judged_alike(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    monkeypatch.setattr(shelf, "_MOST_IN_MEMORY", 2)
    assert report(site, *on(dask)) == alone


def lose_workers_at_first(pids: Sequence[int], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Kills processes when the first pages have come from workers and others have not."""
    monkeypatch.setattr(cluster, "_AHEAD", 1)
    received, killed = workers._received, list[int]()

    def first_kill(*given: Any) -> Any:
        if not killed:
            killed.extend(pids)
            for pid in pids:
                os.kill(pid, signal.SIGKILL)
        return received(*given)

    monkeypatch.setattr(workers, "_received", first_kill)
    return killed


def pids_of(dask: str) -> list[int]:
    client = distributed.Client(dask, set_as_default=False)  # type: ignore[no-untyped-call]
    client.wait_for_workers(2)
    pids = [*client.run(os.getpid).values()]
    client.close()  # type: ignore[no-untyped-call]
    return pids


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("lost", [1, 2])
def test_a_worker_that_is_killed_loses_no_page(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    alone = report(site, "--executor=serial")
    killed = lose_workers_at_first(pids_of(dask)[:lost], monkeypatch)
    assert report(site, *on(dask)) == alone
    assert len(killed) == lost


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("lost", [1, 2])
def test_what_a_killed_worker_kept_is_read_again(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    alone = report(site, "--executor=serial")
    pids = pids_of(dask)[:lost]
    hear_all = SiteJudge.hear_all

    def kill_and_hear(*given: Any) -> Any:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        return hear_all(*given)

    monkeypatch.setattr(SiteJudge, "hear_all", kill_and_hear)
    assert report(site, *on(dask)) == alone


def test_a_cluster_that_is_gone_leaves_the_site_to_be_judged_here(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    hear_all = SiteJudge.hear_all

    def gone(_: str) -> Any:
        raise ClusterError("gone")

    def lose_and_hear(*given: Any) -> Any:
        monkeypatch.setattr(cluster, "_connected", gone)
        return hear_all(*given)

    monkeypatch.setattr(SiteJudge, "hear_all", lose_and_hear)
    assert report(site, *on(dask)) == alone


def test_facts_stay_where_they_are_made(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    received: list[bytes | None] = []
    read: list[str] = []
    examine = Examiner.examine

    def noted(record: Record, *others: Any) -> Examined:
        received.append(record.facts)
        return examined_in(record, *others)

    def read_here(self: Examiner, task: Task) -> Examined:
        read.append(task.path.name)
        return examine(self, task)

    def asked_here(*_: object) -> None:
        raise AssertionError("facts were asked for where the run was started")

    monkeypatch.setattr(workers, "examined_in", noted)
    monkeypatch.setattr(Examiner, "examine", read_here)
    monkeypatch.setattr(FactsShelf, "facts", asked_here)
    assert report(site, *on(dask)) == alone
    assert set(received) == {None}
    # No worker can read it, which is made sure of.
    assert read == ["binary.html"]


def test_workers_keep_for_later_runs(site: Path, dask: str, tmp_path: Path) -> None:
    copy, folder = tmp_path / "site", tmp_path / "cache"
    shutil.copytree(site, copy)

    def said() -> Any:
        options = ("--format=json", "--today=2026-06-01", f"--cache-dir={folder}", str(copy))
        result = CliRunner().invoke(main, ["check", *options, *on(dask)])
        assert result.exit_code == 1, result.output
        return json.loads(result.stdout)

    before = said()
    (file,) = folder.glob("*.pages.sqlite")
    with sqlite3.connect(file) as connection:
        kept = dict(connection.execute("SELECT path, key FROM facts"))
        connection.execute("UPDATE said SET said = x'929090'")
    assert len(kept) > 2
    # What was found on pages by themselves is what is kept, which is nothing now.
    assert len(said()["findings"]) < len(before["findings"])
    page = copy / "page1.html"
    page.write_text(page.read_text("utf-8") + '<a href="nowhere.html">Nowhere</a>', "utf-8")
    assert "nowhere.html" in json.dumps(said())


def test_workers_of_another_version_are_refused(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "installed", lambda: str(os.getpid()).encode())
    result = checked(site, on(dask))
    assert result.exit_code == 2
    assert "this worker has another mbclint, Python or set of libraries" in result.stderr


def test_what_workers_of_another_version_would_read_is_read_here(
    site: Path, dask: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    # As if all had come after the others were asked.
    monkeypatch.setattr(cluster, "installed", lambda: b"another")
    assert report(site, *on(dask)) == alone


def test_a_scheduler_that_does_not_answer_is_named(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    result = checked(site, ("--executor=dask", "--scheduler=tcp://127.0.0.1:9"))
    assert result.exit_code == 2
    assert "tcp://127.0.0.1:9: no Dask scheduler answers" in result.stderr


def test_without_dask_it_is_said_how_to_install_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = checked(site, ("--executor=dask", "--scheduler=tcp://127.0.0.1:9"))
    assert result.exit_code == 2
    assert "pip install 'mbclint[dask]'" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--executor=dask",),
        ("--scheduler=tcp://127.0.0.1:9",),
        ("--executor=serial", "--scheduler=tcp://127.0.0.1:9"),
        ("--executor=serial", "--jobs=2"),
        ("--executor=dask", "--scheduler=tcp://127.0.0.1:9", "--jobs=2"),
    ],
)
def test_options_that_do_not_go_together_are_refused(site: Path, options: tuple[str, ...]) -> None:
    assert checked(site, options).exit_code == 2
