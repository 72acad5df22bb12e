"""Pages judged among the others of their site, and what would lead a careless reader astray."""

import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.commands.conftest import RunCommand

SETTINGS = 'root = true\npreset = "html"\nlanguages = ["en", "es"]\nsource-language = "en"\n'
LINKS = "--select=LNK501,LNK502,LNK513,LNK514,MBC"


def page(body: str) -> str:
    return f'<html lang="en"><head><title>Kidneys</title></head><body>{body}</body></html>\n'


def write(folder: Path, files: Mapping[str, str], settings: str = SETTINGS) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "mbclint.toml").write_text(settings)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def said(run: RunCommand, *arguments: str) -> list[str]:
    result = run("check", "--format=concise", "--today=2026-06-01", *arguments)
    assert result.exit_code in (0, 1), result.output
    return [line for line in result.stdout.splitlines() if line]


def test_a_changed_file_is_judged_against_the_whole_site(run: RunCommand, folder: Path) -> None:
    linking = page('<a href="b.html">b</a> <a href="c.html">c</a>')
    write(folder, {"a.html": linking, "b.html": page("")})
    column = linking.index("c.html") + 1
    assert said(run, LINKS, "a.html") == [
        f'a.html:1:{column}: error LNK501 dangling-link: This site has no page at "c.html"'
    ]


def test_pages_that_a_change_breaks_are_judged_again(run: RunCommand, folder: Path) -> None:
    write(
        folder,
        {
            "a.html": page('<a href="b.html#pain">pain</a> <a href="lost.html">lost</a>'),
            "b.html": page('<h2 id="ache">Pain</h2>'),
            "c.html": page('<a href="lost.html">lost</a>'),
        },
    )
    found = said(run, LINKS, "b.html")
    assert len(found) == 1, "only what concerns the changed page"
    assert found[0].startswith("a.html:1:67: error LNK502 missing-anchor:")


def test_redirects_in_a_circle_end(run: RunCommand, folder: Path) -> None:
    write(folder, {"a.html": page('<a href="/one">one</a>')})
    (folder / "_redirects").write_text("/one /two\n/two /three\n/three /one\n")
    (line,) = said(run, LINKS)
    assert "LNK501" in line
    assert "redirects" in line


def test_two_pages_with_one_address_are_told(run: RunCommand, folder: Path) -> None:
    write(folder, {"a.html": page("one"), "a/index.html": page("two")})
    (line,) = said(run, LINKS)
    assert line.startswith("a/index.html:1:1: error LNK514 shared-url:")
    assert '"a.html"' in line


def test_what_climbs_out_of_the_root_is_never_read(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder / "site"
    write(root, {"a.html": page('<a href="../../secret.html#x">x</a> <a href="../up.html">u</a>')})
    (folder / "up.html").write_text(page("not of this site"))
    (folder / "up.html").chmod(0)
    monkeypatch.chdir(root)
    asked: list[str] = []
    scan = os.scandir

    def watched(path: str | Path) -> object:
        asked.append(os.path.realpath(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", watched)
    found = said(run, LINKS)
    assert len(found) == 2
    assert all("LNK501" in line for line in found)
    here = [path for path in asked if path.startswith(os.path.realpath(folder))]
    assert here
    assert all(path.startswith(os.path.realpath(root)) for path in here)


def test_around_a_page_outside_of_the_project_its_own_folder_is_known(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = '<a href="a.html#x">a</a> <a href="b.html#no">b</a> <a href="../c.html">c</a>'
    links += "\n<a href=lost.html>d</a> <a href=in/lost.html>e</a> <img src=b.png alt=''>"
    for name in ("away", "here"):
        (folder / name).mkdir()
    (folder / "away" / "a.html").write_text(page(f"<p id=x>{links}"))
    (folder / "away" / "b.html").write_text(page("b"))
    monkeypatch.chdir(folder / "here")
    (folder / "here" / "in").mkdir()
    detour = said(run, "in/../../away/a.html", LINKS)
    assert detour == said(run, "../away/a.html", LINKS)
    named = [str(folder / "away" / "a.html"), "../away/a.html"]
    for path in named:
        lost = said(run, path, LINKS)
        assert [line.partition(f"{path}:2:")[2].split()[2] for line in lost] == ["LNK501"] * 3
        both = said(run, path, path.replace("a.html", "b.html"), LINKS)
        (anchor,) = (line for line in both if line not in lost)
        assert anchor.startswith(f"{path}:1:")
        assert "LNK502" in anchor


def test_symbolic_links_in_a_circle_are_not_followed(run: RunCommand, folder: Path) -> None:
    write(folder, {"en/a.html": page('<a href="loop/loop/b.html">b</a> <a href="b.html">b</a>')})
    (folder / "en" / "loop").symlink_to(folder / "en", target_is_directory=True)
    (folder / "en" / "b.html").symlink_to(folder / "en" / "b.html")
    found = said(run, LINKS)
    assert [line for line in found if line.startswith("en/a.html")] == []
    assert [line.split(":")[0] for line in found] == ["en/b.html"], "a link to itself is no page"


def test_many_links_on_one_page(run: RunCommand, folder: Path) -> None:
    links = "".join(f'<a href="page-{number}.html">{number}</a>\n' for number in range(10_000))
    itself = '<a href="a.html#here">a</a>\n' * 1_000
    write(folder, {"a.html": page(f'<p id="here">{links}{itself}</p>'), "page-7.html": page("7")})
    found = said(run, LINKS)
    assert len(found) == 9_999
    assert all("LNK501" in line for line in found)


def test_case_counts_and_the_page_that_differs_in_case_is_named(
    run: RunCommand, folder: Path
) -> None:
    write(folder, {"a.html": page('<a href="stones.html">s</a>'), "Stones.html": page("s")})
    (line,) = said(run, LINKS)
    assert line.startswith("a.html:1:67: error LNK501")
    assert "Stones.html" in line


@pytest.mark.parametrize(("file", "link"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_unicode_forms_of_a_name_are_one(
    run: RunCommand, folder: Path, file: str, link: str
) -> None:
    name = "riñón.html"
    write(
        folder,
        {
            "a.html": page(f'<a href="{unicodedata.normalize(link, name)}">r</a>'),  # type: ignore[arg-type]
            unicodedata.normalize(file, name): page("r"),  # type: ignore[arg-type]
        },
    )
    assert said(run, LINKS) == []


def test_what_nearly_every_page_lacks_is_said_once(run: RunCommand, folder: Path) -> None:
    write(folder, {f"p{number}.html": page("<p>Text.</p>") for number in range(30)})
    once = said(run, "--select=REV301")
    assert len(once) == 1
    assert once[0].startswith("mbclint.toml:1:1: error REV301")
    assert "30 of 30 pages" in once[0]
    assert said(run, "--select=REV301", "p7.html")[0].startswith("p7.html:")


def test_what_many_pages_lack_is_said_of_each(run: RunCommand, folder: Path) -> None:
    dated = page("<p>Last reviewed: 5 May 2026</p>")
    write(folder, {f"p{number}.html": page("") if number else dated for number in range(10)})
    assert len(said(run, "--select=REV301")) == 9


@pytest.mark.parametrize("first", ["a", "z"])
def test_translations_whose_paths_are_translated_too(
    run: RunCommand, folder: Path, first: str
) -> None:
    alternates = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="https://kidney.example/{path}">'
        for tag, path in (("en", f"en/{first}diet.html"), ("es", "es/dieta.html"))
    )

    def text(tag: str, title: str, body: str) -> str:
        head = f"<title>{title}</title>{alternates}"
        return f'<html lang="{tag}"><head>{head}</head><body>{body}</body></html>\n'

    files = {
        f"en/{first}diet.html": text("en", "Diet", ""),
        "es/dieta.html": text("es", "Dieta", ""),
        "es/sal.html": f'<html lang="es"><title>Sal</title><a href="/en/{first}diet.html">x</a></html>',
    }
    write(folder, files, f'{SETTINGS}base-url = "https://kidney.example"\n')
    (line,) = said(run, "--select=LNK503,TRN601")
    assert line.startswith("es/sal.html:1:")
    assert 'in Spanish it is "Dieta", "/es/dieta.html"' in line
