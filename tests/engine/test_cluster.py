"""A Dask cluster says what one process says, whatever becomes of its workers."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mbclint.commands.main import main
from mbclint.engine import cluster, shelf, workers
from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.executors import ClusterError
from mbclint.engine.record import Record, examined_in
from mbclint.engine.shelf import FactsShelf
from mbclint.engine.site_judge import SiteJudge
from tests.engine.local_dask import LocalDask, local_dask


@pytest.fixture(scope="module")
def cluster_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalDask]:
    with local_dask(tmp_path_factory.mktemp("dask")) as dask:
        yield dask


@pytest.fixture
def dask(cluster_here: LocalDask) -> LocalDask:
    """A scheduler with two workers."""
    cluster_here.with_workers(2)
    return cluster_here


def checked(folder: Path | str, options: Sequence[str]) -> Result:
    arguments = ["check", "--format=json", "--today=2026-06-01", "--no-cache", str(folder)]
    return CliRunner().invoke(main, [*arguments, *options], catch_exceptions=False)


def report(folder: Path | str, *options: str) -> dict[str, Any]:
    result = checked(folder, options)
    assert result.exit_code == 1, result.output
    assert not result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    assert found["findings"]
    return found


def on(dask: LocalDask) -> tuple[str, ...]:
    return ("--executor=dask", f"--scheduler={dask.address}")


def test_a_cluster_finds_what_one_process_finds(site: Path, dask: LocalDask) -> None:
    assert report(site, *on(dask)) == report(site, "--executor=serial")


def test_workers_read_what_is_named_from_the_current_folder(
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    monkeypatch.chdir(site)
    assert report(Path(), *on(dask)) == alone


def test_workers_read_a_folder_by_its_address(site: Path, dask: LocalDask) -> None:
    assert report(site.as_uri(), *on(dask)) == report(site, "--executor=serial")


def test_a_site_that_memory_does_not_hold_is_judged_alike(
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    monkeypatch.setattr(shelf, "_MOST_IN_MEMORY", 2)
    assert report(site, *on(dask)) == alone


def report_with_loss(
    site: Path, dask: LocalDask, lose: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """What is found when something is lost once the first pages have come, and others have not."""
    monkeypatch.setattr(cluster, "_AHEAD", 1)
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    received, times = workers._received, count()

    def lose_at_first(*given: Any) -> Any:
        if not next(times):
            lose()
        return received(*given)

    monkeypatch.setattr(workers, "_received", lose_at_first)
    found = report(site, *on(dask))
    assert next(times) > 1
    return found


@pytest.mark.parametrize("lost", [1, 2])
def test_a_worker_that_is_killed_loses_no_page(
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    alone = report(site, "--executor=serial")
    assert report_with_loss(site, dask, lambda: dask.kill_workers(lost), monkeypatch) == alone


def test_a_scheduler_that_is_killed_loses_no_page(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(site, "--executor=serial")
    with local_dask(tmp_path) as dask:
        dask.with_workers(1)
        assert report_with_loss(site, dask, dask.kill_scheduler, monkeypatch) == alone


@pytest.mark.parametrize("lost", [1, 2])
def test_what_a_killed_worker_kept_is_read_again(
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    alone = report(site, "--executor=serial")
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    hear_all = SiteJudge.hear_all

    def kill_and_hear(*given: Any) -> Any:
        dask.kill_workers(lost)
        return hear_all(*given)

    monkeypatch.setattr(SiteJudge, "hear_all", kill_and_hear)
    assert report(site, *on(dask)) == alone


def test_a_cluster_that_is_gone_leaves_the_site_to_be_judged_here(
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch
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
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch
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


def test_workers_keep_for_later_runs(site: Path, dask: LocalDask, tmp_path: Path) -> None:
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
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "installed", lambda: str(os.getpid()).encode())
    result = checked(site, on(dask))
    assert result.exit_code == 2
    assert "this worker has another mbclint, Python or set of libraries" in result.stderr


def test_what_workers_of_another_version_would_read_is_read_here(
    site: Path, dask: LocalDask, monkeypatch: pytest.MonkeyPatch
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
