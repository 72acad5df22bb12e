"""Tools that are not ours read what is handed out."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from translate.storage import csvl10n, pypo, xliff, xliff2

from mbclint.translation.formats import FORMATS, read_package
from mbclint.translation.unit import Returned, Unit
from tests.translation.formats.conftest import ABOUT, FORMULA, MARKED, TARGET, UNITS


def handed_out(name: str) -> io.BytesIO:
    return io.BytesIO(FORMATS[name].write(UNITS, ABOUT))


def plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize(
    ("name", "reader"),
    [("xliff", xliff.xlifffile), ("po", pypo.pofile), ("csv", csvl10n.csvfile)],
)
def test_translate_toolkit_sees_the_same_units(name: str, reader: type) -> None:
    store = reader.parsefile(handed_out(name))  # type: ignore[attr-defined]
    seen = [unit for unit in store.units if unit.source and not unit.isheader()]
    assert sorted(plain(str(it.source)) for it in seen) == sorted(plain(it.source) for it in UNITS)
    assert not any(unit.target for unit in seen)
    assert not any(unit.istranslated() for unit in seen)


def test_translate_toolkit_reads_xliff_2() -> None:
    store = xliff2.Xliff2File.parsestring(handed_out("xliff2").getvalue())
    assert len([unit for unit in store.units if unit.source]) == len(UNITS)


def test_pofilter_finds_what_is_wrong_in_a_translation(tmp_path: Path) -> None:
    wrong = replace(MARKED, target="Lea la lista sin enlace")
    for name, unit in (("wrong", wrong), ("right", replace(MARKED, target=TARGET))):
        (tmp_path / f"{name}.po").write_bytes(FORMATS["po"].write([unit], ABOUT))
    command = (sys.executable, "-m", "translate.filters.pofilter", "--language=es")
    for name, faults in (("wrong", True), ("right", False)):
        done = subprocess.run(
            [*command, "--progress=none", f"{name}.po"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert ("(pofilter)" in done.stdout) is faults, done.stdout


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
@pytest.mark.parametrize(("name", "other"), [("csv", "xlsx"), ("xlsx", "csv")])
def test_what_libreoffice_saves_is_read_the_same(tmp_path: Path, name: str, other: str) -> None:
    quoted = replace(FORMULA, id="f" * 16, source="'=1+1")
    units = [replace(unit, target=TARGET) for unit in (FORMULA, quoted, MARKED)]
    raw = FORMATS[name].write(units, ABOUT)
    (tmp_path / f"work.{name}").write_bytes(raw)
    done = subprocess.run(
        [
            *("soffice", "--headless", "--norestore", "--convert-to"),
            f"csv:Text - txt - csv (StarCalc):{_CSV}" if other == "csv" else other,
            *("--outdir", str(tmp_path / "out"), f"--infilter=CSV:{_CSV}"),
            str(tmp_path / f"work.{name}"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    saved = tmp_path / "out" / f"work.{other}"
    assert saved.exists(), done.stderr
    before, after = read_package(f"work.{name}", raw), read_package(saved.name, saved.read_bytes())
    assert [_handed_back(it) for it in after] == [_handed_back(it) for it in before]
    assert {it.source for it in after} == {unit.source for unit in units}


_CSV = "44,34,76,1,,0,false,true,false"
"""Commas, quotation marks, UTF-8, from the first row on."""


def _handed_back(returned: Returned) -> Returned:
    return replace(returned, where="")


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not there")
def test_a_browser_shows_the_worklist(tmp_path: Path) -> None:
    """No text of a page becomes mark-up, and each keeps its language and direction."""
    hostile = replace(FORMULA, id="e" * 16, source="<script>document.title='x'</script><b>a</b>")
    (tmp_path / "work.html").write_bytes(FORMATS["html"].write([*UNITS, hostile], ABOUT))
    done = subprocess.run(
        [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *(f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "work.html").as_uri()),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    shown = etree.fromstring(done.stdout.encode(), etree.HTMLParser(encoding="utf-8"))
    sources = shown.findall(".//p[@class='source']")
    assert ["".join(map(str, it.itertext())) for it in sources] == [
        unit.source for unit in (*UNITS, hostile)
    ]
    assert [(it.get("lang"), it.get("dir")) for it in sources][2:4] == [
        ("ar", "rtl"),
        ("ja", "ltr"),
    ]
    assert shown.findtext(".//title") == "To be translated into Spanish"
    assert shown.find(".//script") is None
    assert shown.find(".//a[@href='/list/']") is None


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not there")
def test_gettext_checks_the_po(tmp_path: Path) -> None:
    file = tmp_path / "work.po"
    file.write_bytes(handed_out("po").getvalue())
    done = subprocess.run(
        ["msgfmt", "-c", "-v", "-o", str(tmp_path / "work.mo"), str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip() == f"0 translated messages, {len(UNITS)} untranslated messages."


def test_ids_are_what_tools_keep() -> None:
    store = pypo.pofile.parsefile(handed_out("po"))
    ids: set[str] = {unit.getcontext() for unit in store.units if not unit.isheader()}
    wanted: tuple[Unit, ...] = UNITS
    assert ids == {unit.id for unit in wanted}
