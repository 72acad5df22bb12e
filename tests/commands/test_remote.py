"""``mbclint check`` of folders of other file systems."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from mbclint.engine import executors, remote_files
from tests.commands.conftest import RunCommand

SETTINGS = """root = true
preset = "html"
languages = ["en", "es"]
include = ["*.html", "*.txt"]
pages = [{path = "{lang}/{slug}.html"}, {path = "{lang}/{slug}.txt"}]
redirects = ["moved/{lang}/_redirects"]
exclude = ["drafts"]
"""
FILES = {
    "mbclint.toml": SETTINGS,
    "en/kidney.html": '<html lang="en"><title>Kidney</title><body>'
    '<a href="liver.html">liver</a> <a href="lost.html">lost</a> <a href="img/a.png">a</a> '
    '<a href="img/b.png">b</a> <a href="/en/old.html">old</a></body></html>',
    "en/liver.html": '<html lang="en"><title>Liver</title><body><h2>Ver también</h2>'
    "<ul><li>One<li>Two<li>One</ul></body></html>",
    "moved/en/_redirects": "/en/old.html /en/liver.html 301\n",
    "en/img/a.png": "",
    "en/binary.html": "\0\1" * 2_000,
    "es/rinon.html": '<html lang="es"><title>Riñón</title><body>Un riñón.</body></html>',
    "drafts/page.html": '<html><a href="nowhere.html">x</a></html>',
    "en/note.txt": "See also\n\n 1. MRI\n 2. Mammogram\n 3. MRI\n 4. Liver\n 5. Liver\n",
    "en/note.txt.mbclint.toml": '[[ignore]]\nrules = ["SEE102"]\ntext = "M*"\nreason = "two"\n',
}


@pytest.fixture
def site(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "site"


@pytest.fixture
def zipped(site: Path) -> Iterator[str]:
    archive = shutil.make_archive(str(site), "zip", site)
    yield f"zip://::{archive}"
    system, _ = remote_files.file_system(f"zip://::{archive}")
    system.close()


@pytest.fixture
def in_memory(site: Path) -> Iterator[str]:
    memory = fsspec.filesystem("memory")
    memory.put(str(site), "/bucket/site", recursive=True)
    yield "memory://bucket/site"
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]


def found(run_command: RunCommand, *arguments: str) -> dict[str, Any]:
    result = run_command("check", "--format=json", "--today=2026-06-01", "--no-cache", *arguments)
    assert result.exit_code == 1, result.output
    assert not result.stderr
    report: dict[str, Any] = json.loads(result.stdout)
    return report


@pytest.fixture
def expected(run: RunCommand, site: Path) -> dict[str, Any]:
    report = found(run, "site")
    found_at = [(each["path"], each["code"]) for each in report["findings"]]
    dangling = [path for path, code in found_at if code == "LNK501"]
    assert dangling == ["en/kidney.html"] * 2, "the redirect and the image are there"
    assert ("en/binary.html", "MBC001") in found_at
    assert found_at.count(("en/note.txt", "SEE102")) == 1, "the other is suppressed beside the text"
    assert not any(path.startswith("drafts") for path, _ in found_at)
    return report


def test_a_folder_by_its_address(run: RunCommand, site: Path, expected: dict[str, Any]) -> None:
    assert found(run, site.as_uri()) == expected


def test_a_zip_archive(run: RunCommand, zipped: str, expected: dict[str, Any]) -> None:
    assert found(run, zipped) == expected


def test_a_bucket(run: RunCommand, in_memory: str, expected: dict[str, Any]) -> None:
    assert found(run, in_memory) == expected
    assert found(run, f"{in_memory}/") == expected


def test_several_processes_read_an_archive(
    run: RunCommand, zipped: str, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_LEAST_BYTES", 1)
    assert found(run, zipped, "--jobs=2") == expected


def test_a_site_that_memory_does_not_hold(
    run: RunCommand, in_memory: str, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mbclint.engine.shelf._MOST_IN_MEMORY", 1)
    assert found(run, in_memory) == expected


def test_settings_given_take_the_place_of_those_at_the_top(
    run: RunCommand, in_memory: str, folder: Path
) -> None:
    (folder / "other.toml").write_text('root = true\npreset = "html"\nselect = ["SEE102"]\n')
    report = found(run, in_memory, "--config", "other.toml")
    assert {(each["path"], each["code"]) for each in report["findings"]} == {
        ("en/liver.html", "SEE102")
    }


def test_a_folder_without_settings(run: RunCommand, in_memory: str) -> None:
    fsspec.filesystem("memory").rm("/bucket/site/mbclint.toml")
    assert any(
        each["path"] == "drafts/page.html"
        for each in found(run, in_memory, "--select=ALL")["findings"]
    )


def test_what_is_not_there_is_named(run: RunCommand) -> None:
    result = run("check", "memory://nothing/here")
    assert result.exit_code == 2
    assert "memory://nothing/here: there is no such file or folder" in result.stderr


def test_a_file_system_that_fsspec_does_not_know(run: RunCommand) -> None:
    result = run("check", "nix://bucket")
    assert result.exit_code == 2
    assert "nix://bucket cannot be opened: Protocol not known: nix" in result.stderr


def test_a_folder_that_cannot_be_listed_ends_the_run(
    run: RunCommand, in_memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = type(fsspec.filesystem("memory"))
    listed = memory.ls

    def refused(self: Any, path: str, **options: Any) -> Any:
        if path.endswith("/es"):
            raise RuntimeError("no permission")
        return listed(self, path, **options)

    monkeypatch.setattr(memory, "ls", refused)
    result = run("check", in_memory)
    assert result.exit_code == 2
    assert f"{in_memory}/es cannot be listed: RuntimeError: no permission" in result.stderr


@pytest.mark.parametrize("option", ["--fix", "--diff", "--staged", "--isolated", "--depth=1"])
def test_options_for_files_of_this_machine_are_refused(run: RunCommand, option: str) -> None:
    result = run("check", "memory://bucket", option)
    assert result.exit_code == 2
    assert "is not for a folder of another file system, which is only read" in result.stderr


def test_without_fsspec_it_is_said_how_to_install_it(
    run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    result = run("check", "memory://never/asked/before")
    assert result.exit_code == 2
    assert "pip install 'mbclint[fsspec]'" in result.stderr
