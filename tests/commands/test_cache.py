"""What earlier runs know of pages: used where nothing has changed, and never when anything has."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mbclint import installed
from mbclint.corpus.facts import PageFacts
from mbclint.engine import files, past_facts, site_history
from mbclint.model.remote import Evidence, Verdict
from mbclint.network.lines import written as written_lines
from mbclint.settings.project import Project
from tests.caches import use_own_cache
from tests.commands.conftest import RunCommand
from tests.git_repository import Repository

Change = Callable[[Path], object]
PAGE = """---
title: Kidneys
lang: en
topics: [second, second]
---
Last reviewed: 1 May 2026
Valid until: 2026-12-01

Updated recently with [the next page](/second.html) and <a href="second.md#salt">salt</a>.

## See also

- [Second page](second.md)
- [Second page](second.md)
- Prueba de la próstata
"""
SECOND = "---\ntitle: Second page\nlang: en\n---\nLast reviewed: 1 May 2026\n\n## Salt\n\nLess.\n"
SETTINGS = """root = true
languages = ["en", "es"]
include = ["*.md", "*.txt"]
extend-rules = ["house"]
[language]
names = "names.list"
glossary = "terms.csv"
"""
RULE = """code: HSE001
name: house-list
summary: S.
severity: warning
check: long-list
why: W.
mend: M.
options: {max: 2}
examples: []
"""

_COUNTING = (
    "with open('calls', 'a') as calls:\n"
    "        calls.write(f'{page.article.source.path} ')\n"
    "    yield from ()"
)


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_own_cache(folder.parent / f"{folder.name}-cache", monkeypatch)
    root = folder / "site"
    for path, text in {
        "mbclint.toml": SETTINGS,
        "page.md": PAGE,
        "second.md": SECOND,
        "plain.txt": "See also\n\n- MRI\n- MRI\n",
        "names.list": "Ana Brandt\n",
        "terms.csv": "en,es\nkidney,riñón\n",
        "house/house-list.yaml": RULE,
    }.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def said(run: RunCommand, *arguments: str) -> list[tuple[Any, ...]]:
    result = run("check", "--format=json", "--today=2026-06-01", *arguments)
    assert result.exit_code in (0, 1), result.output
    found = json.loads(result.stdout)["findings"]
    return [(it["path"], it["line"], it["code"], it["severity"], it["message"]) for it in found]


def rewritten(path: str, old: str, new: str) -> Change:
    """A change of a file that keeps its size and its times."""

    def change(site: Path) -> None:
        file = site / path
        before = file.stat()
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def added(path: str, text: str) -> Change:
    return lambda site: (site / path).write_text((site / path).read_text("utf-8") + text, "utf-8")


def written(path: str, text: str) -> Change:
    return lambda site: (site / path).write_text(text, "utf-8")


CHANGES: dict[str, Change] = {
    "the bytes of a page": rewritten("page.md", "(second.md)\n- P", "(secand.md)\n- P"),
    "the path of a page": lambda site: (site / "page.md").rename(site / "other.md"),
    "another page": rewritten("second.md", "## Salt", "## Malt"),
    "a page that is gone": lambda site: (site / "second.md").unlink(),
    "the rules": added("mbclint.toml", '\n[severity]\nduplicate-title = "info"\n'),
    "an option": added("mbclint.toml", "\n[rules.HSE001]\nmax = 50\n"),
    "an ignored rule": rewritten("mbclint.toml", "root = true", 'root = true\nignore = ["SEE102"]'),
    "the interval": rewritten("mbclint.toml", "root = true", 'root = true\nreview-interval = "1 day"'),
    "an address": rewritten(
        "mbclint.toml", "root = true", 'root = true\npages = [{path = "{slug}.md", url = "/a/{slug}"}]'
    ),
    "a list's key": rewritten("mbclint.toml", "root = true", 'root = true\nrelated-keys = ["topics"]'),
    "the names": added("names.list", "Prueba de la próstata\n"),
    "the glossary": added("terms.csv", "Prueba de la próstata,x\n"),
    "a rule of the house": rewritten("house/house-list.yaml", "max: 2", "max: 9"),
    "a rule's severity": rewritten("house/house-list.yaml", "warning", "error"),
    "a rule's help": rewritten("house/house-list.yaml", "max: 2", "max: 1"),
    "what stands beside a text": written(
        "plain.txt.mbclint.toml", 'ignore = [{rules = ["SEE102"], reason = "two"}]\n'
    ),
}  # fmt: skip


@pytest.mark.parametrize("settled", [False, True], ids=["just now", "long ago"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_seen(
    run: RunCommand, site: Path, change: Change, settled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if settled:
        monkeypatch.setattr(files, "SETTLED", 0)
    before = said(run)
    assert said(run) == before
    change(site)
    after = said(run)
    assert after == said(run, "--no-cache")
    assert after != before


@pytest.mark.parametrize("day", ["2026-04-01", "2026-12-02", "2027-06-01", "2032-01-01"])
def test_the_day_is_never_that_of_an_earlier_run(run: RunCommand, site: Path, day: str) -> None:
    before = said(run)
    after = said(run, f"--today={day}")
    assert after == said(run, f"--today={day}", "--no-cache") != before
    assert said(run) == before


def test_git_is_asked_in_each_run(run: RunCommand, site: Path) -> None:
    repository = Repository(site)
    repository.commit("2026-04-30", {})
    before = said(run)
    repository.commit("2026-05-20", {"page.md": PAGE.replace("Updated", "Mended and updated")})
    (site / "page.md").write_text(PAGE, "utf-8")
    repository.commit("2026-05-21", {})
    after = said(run)
    assert after == said(run, "--no-cache") != before


def test_what_a_page_held_once_is_read_once(
    run: RunCommand, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(project: Project, path: str, raw: bytes) -> PageFacts | None:
        read.append(path)
        return site_history.facts_in(project, path, raw)

    monkeypatch.setattr(past_facts, "facts_in", noted)
    repository = Repository(site)
    repository.commit("2026-04-30", {"page.md": PAGE.replace("Updated", "Mended and updated")})
    repository.commit("2026-05-20", {"page.md": PAGE, "second.md": SECOND})
    before = said(run)
    assert read == ["page.md"]
    assert before == said(run)
    assert read == ["page.md"]
    with sqlite3.connect(the_file()) as connection:
        connection.execute("UPDATE past SET facts = x'c1'")
    assert before == said(run) == said(run, "--no-cache")
    assert read == ["page.md", "page.md"]


def test_the_network_is_asked_in_each_run(run: RunCommand, site: Path, tmp_path: Path) -> None:
    (site / "page.md").write_text(PAGE + "\n[Society](https://kidneys.org/)\n", "utf-8")
    options = ("--online", "--offline", f"--store={tmp_path / 'links'}")
    before = said(run, *options)
    dead = Evidence(Verdict.DEAD, asked=1_780_000_000, status=404)
    lines = tmp_path / "lines"
    lines.write_text(written_lines([("https://kidneys.org/", dead)]), "utf-8")
    assert run("links", options[2], "--offline", f"--import={lines}").exit_code in (0, 1)
    after = said(run, *options)
    assert after == said(run, *options, "--no-cache") != before
    assert "LNK521" in {code for _, _, code, _, _ in after}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere all pages are read")
def test_a_page_of_long_ago_is_not_read_again(
    run: RunCommand, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    read = files.LocalFiles.read

    def noted(self: files.LocalFiles, path: Path) -> bytes:
        opened.append(path.name)
        return read(self, path)

    monkeypatch.setattr(files.LocalFiles, "read", noted)
    run("check", "--jobs=1")
    for settled in (files.SETTLED, 0, 0):
        opened.clear()
        monkeypatch.setattr(files, "SETTLED", settled)
        run("check", "--jobs=1", "--select=SEE102")
    # What is shown of a page with a finding is read; what stands beside a text has no stamp.
    assert "second.md" not in opened
    opened.clear()
    (site / "second.md").write_text(SECOND.replace("Salt", "Malt"), "utf-8")
    run("check", "--jobs=1", "--select=SEE102")
    assert "second.md" in opened


def test_another_version_of_anything_is_asked_anew(
    run: RunCommand, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(run)
    pages = keys()
    with monkeypatch.context() as patch:
        patch.setattr(installed, "_versions", lambda: ["wordfreq-99.dist-info"])
        installed.installed.cache_clear()
        said(run)
    installed.installed.cache_clear()
    assert not pages & keys()


def test_a_check_from_elsewhere_is_known_by_its_code(
    run: RunCommand,
    folder: Path,
    house_check: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house_check("yield Problem(title.span, 'One', title.text)")
    (folder / "page.md").write_text(PAGE, "utf-8")
    before = said(run)
    rewritten("site/house_checks.py", "'One'", "'Two'")(folder)
    monkeypatch.delitem(sys.modules, "house_checks")
    shutil.rmtree(folder / "site" / "__pycache__", ignore_errors=True)
    after = said(run)
    assert after == said(run, "--no-cache") != before


def test_a_check_that_asks_for_the_day_has_that_of_the_run(
    run: RunCommand, folder: Path, house_check: Callable[[str], None]
) -> None:
    house_check("yield Problem(title.span, f'It is {page.today}', title.text)")
    (folder / "page.md").write_text(PAGE, "utf-8")
    assert "It is 2026-06-01" in {each[4] for each in said(run)}
    assert "It is 2026-06-02" in {each[4] for each in said(run, "--today=2026-06-02")}


def test_a_page_that_is_known_is_not_checked_again(
    run: RunCommand, folder: Path, house_check: Callable[[str], None]
) -> None:
    house_check(_COUNTING)
    for name in ("a.md", "b.md"):
        (folder / name).write_text(PAGE, "utf-8")
    said(run)
    said(run)
    (folder / "b.md").write_text(PAGE + "\nMore.\n", "utf-8")
    said(run)
    assert (folder / "calls").read_text().split() == ["a.md", "b.md", "b.md"]
    said(run, "--no-cache")
    assert (folder / "calls").read_text().split()[3:] == ["a.md", "b.md"]


def test_several_sets_of_rules_are_known_side_by_side(
    run: RunCommand, folder: Path, house_check: Callable[[str], None]
) -> None:
    house_check(_COUNTING)
    (folder / "a.md").write_text(PAGE, "utf-8")
    for options in ([], ["--select=HSE"], ["--select=SEE"], [], ["--select=HSE"]):
        said(run, *options)
    assert len((folder / "calls").read_text().split()) == 2


def test_what_a_failing_check_says_is_not_kept(
    run: RunCommand, folder: Path, house_check: Callable[[str], None]
) -> None:
    house_check("raise ValueError('no'); yield")
    (folder / "page.md").write_text(PAGE, "utf-8")
    for _ in range(2):
        assert run("check").exit_code == 3


def test_fixes_are_the_same_with_what_is_known(run: RunCommand, site: Path) -> None:
    expected = run("check", "--diff", "--unsafe-fixes", "--no-cache").stdout
    assert expected
    said(run)
    assert run("check", "--diff", "--unsafe-fixes").stdout == expected
    assert run("check", "--fix", "--unsafe-fixes").exit_code in (0, 1)
    assert run("check", "--diff", "--unsafe-fixes").stdout == ""


@pytest.mark.parametrize("damage", [b"no database at all", b"SQLite format 3\0" + b"\1" * 9_000])
def test_a_damaged_file_is_made_anew(run: RunCommand, site: Path, damage: bytes) -> None:
    before = said(run)
    file = the_file()
    for each in file.parent.iterdir():
        each.unlink()
    file.write_bytes(damage)
    assert said(run) == before
    assert keys()


def test_damaged_contents_are_examined_again(run: RunCommand, site: Path) -> None:
    before = said(run)
    with sqlite3.connect(the_file()) as connection:
        connection.execute("UPDATE facts SET facts = x'c1'")
        connection.execute("UPDATE said SET said = x'c1'")
    assert said(run) == before
    with sqlite3.connect(the_file()) as connection:
        connection.execute("UPDATE cards SET card = x'c1'")
    assert said(run) == before


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems have no such names")
def test_a_name_that_is_no_text_is_judged_among_known_pages(run: RunCommand, site: Path) -> None:
    said(run)
    odd = os.fsdecode(b"kidney-\xff.md")
    (site / odd).write_text(SECOND)
    for _ in range(2):
        result = run("check", "--format=json", "--today=2026-06-01", "--fail-on=never", odd)
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["summary"]["files"] == 1


def test_without_a_place_to_write_nothing_is_missed(
    run: RunCommand, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = said(run, "--no-cache")
    (site.parent / "file").write_text("not a folder")
    monkeypatch.setenv("MBCLINT_CACHE", str(site.parent / "file"))
    result = run("check", "--today=2026-06-01")
    assert len(before) == len(re.findall(r"^\S+:\d+:\d+", result.stdout, re.MULTILINE))
    assert result.stderr.count("\n") <= 1


def test_runs_at_once_do_not_disturb_each_other(run: RunCommand, site: Path) -> None:
    for number in range(60):
        (site / f"page{number}.md").write_text(
            PAGE.replace("Kidneys", f"Kidneys {number}"), "utf-8"
        )
    expected = said(run, "--no-cache")
    command = [sys.executable, "-m", "mbclint", "check", "--format=json", "--today=2026-06-01"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    outputs = [json.loads(each.communicate(timeout=120)[0])["findings"] for each in runs]
    assert [len(each) for each in outputs] == [len(expected)] * 4
    assert said(run) == expected


def test_a_folder_of_ones_own(run: RunCommand, site: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    said(run, f"--cache-dir={own}")
    (file,) = own.glob("*.pages.sqlite")
    told = run("cache", "info", f"--cache-dir={own}").stdout
    assert told.startswith(f"{file}: 3 pages, ")
    assert run("cache", "clean", f"--cache-dir={own}").exit_code == 0
    assert [*own.iterdir()] == []
    assert run("cache", "info", f"--cache-dir={own}").stdout == f"{file}: nothing is kept\n"


def test_all_projects_can_be_told_and_removed(run: RunCommand, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "mbclint.toml").write_text("root = true\n")
    (other / "page.md").write_text(PAGE, "utf-8")
    said(run)
    said(run, str(other))
    assert len(run("cache", "info", "--all").stdout.splitlines()) == 2
    assert run("cache", "clean", "--all").exit_code == 0
    assert run("cache", "info", "--all").stdout == ""


def test_what_is_of_no_use_for_long_goes(
    run: RunCommand, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(run)
    with sqlite3.connect(the_file()) as connection:
        connection.execute("UPDATE cards SET used = used - 31")
        connection.execute("UPDATE rules SET used = used - 31")
    said(run, "--select=REV301", "page.md")
    with sqlite3.connect(the_file()) as connection:
        paths = {path for (path,) in connection.execute("SELECT path FROM facts")}
        assert paths == {path for (path,) in connection.execute("SELECT path FROM cards")}
        variants = connection.execute("SELECT count(DISTINCT rules) FROM said").fetchone()[0]
    assert paths == {"page.md"}
    assert variants == 1


def the_file() -> Path:
    (file,) = Path(os.environ["MBCLINT_CACHE"], "pages").glob("*.pages.sqlite")
    return file


def keys() -> set[bytes]:
    with sqlite3.connect(the_file()) as connection:
        return {key for (key,) in connection.execute("SELECT key FROM facts")}
