"""Tools that are not ours read what is handed out."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from translate.storage import csvl10n, pypo, xliff, xliff2

from mbclint.translation.formats import FORMATS
from mbclint.translation.unit import Unit
from tests.translation.formats.conftest import ABOUT, UNITS


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
    assert f"{len(UNITS)} untranslated messages" in done.stderr


def test_ids_are_what_tools_keep() -> None:
    store = pypo.pofile.parsefile(handed_out("po"))
    ids: set[str] = {unit.getcontext() for unit in store.units if not unit.isheader()}
    wanted: tuple[Unit, ...] = UNITS
    assert ids == {unit.id for unit in wanted}
