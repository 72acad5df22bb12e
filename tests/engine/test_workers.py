"""Several processes say what one says, and one that dies takes nothing with it."""

import json
import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner

from mbclint.commands.main import main
from mbclint.engine import executors, shelf, site_judge, workers
from mbclint.settings.pages import PagePattern
from tests.engine.conftest import PAGES


def check(folder: Path, jobs: int, options: Sequence[str] = ("--no-cache",)) -> dict[str, Any]:
    arguments = ["check", "--format=json", "--today=2026-06-01"]
    arguments += [f"--jobs={jobs}", str(folder), *options]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_number_of_processes_makes_no_difference(site: Path, jobs: int) -> None:
    alone = check(site, 1)
    dangling = [each for each in alone["findings"] if each["code"] == "LNK501"]
    assert len(dangling) == PAGES + 1
    assert {"MBC001", "LNG202", "SEE102"} <= {each["code"] for each in alone["findings"]}
    assert check(site, jobs) == alone


def die(*_: object) -> NoReturn:
    os._exit(1)


def test_a_process_that_dies_loses_no_page(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = check(site, 1)
    monkeypatch.setattr(workers, "_records", die)
    assert check(site, 2) == alone


def refuse(*_: object) -> NoReturn:
    raise AssertionError("a process was started")


def test_small_runs_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    (tmp_path / "page.html").write_text('<html lang="en"><a href="lost.html">lost</a></html>')
    assert check(tmp_path, 2)["findings"]


def test_page_patterns_travel() -> None:
    pattern = PagePattern("{lang?}/{slug}.md", None, ("en", "es"), "en", "/{lang?}/{slug}")
    arrived = pickle.loads(pickle.dumps(pattern))
    assert arrived == pattern
    assert arrived.match("es/rinon.md") == pattern.match("es/rinon.md")


@pytest.mark.parametrize("options", [("--no-cache",), ()])
def test_a_site_that_memory_does_not_hold_is_judged_alike(
    site: Path, monkeypatch: pytest.MonkeyPatch, options: Sequence[str]
) -> None:
    alone = check(site, 1)
    monkeypatch.setattr(shelf, "_HELD", 1)
    monkeypatch.setattr(shelf, "_MOST_IN_MEMORY", 2)
    assert check(site, 1, options) == alone
    assert check(site, 1, options) == alone


def test_several_processes_judge_a_site_as_one_does(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = check(site, 1)
    monkeypatch.setattr(executors, "_LEAST_PAGES", 1)
    monkeypatch.setattr(site_judge, "_AT_ONCE", 2)
    assert check(site, 2) == alone
    monkeypatch.setattr(shelf, "_MOST_IN_MEMORY", 2)
    assert check(site, 2) == alone
    monkeypatch.setattr(site_judge, "_said", die)
    assert check(site, 2) == alone
