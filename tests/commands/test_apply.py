"""``mbclint apply``: what translators hand back is put in its places."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import RunCommand
from tests.commands.translators import FILL

ARTICLE = Path(__file__).parents[2] / "fixtures/articles/kidney-disease.txt"
SPANISH = {
    "Eating well on dialysis": "Comer bien con diálisis",
    "Kidney Basics": "Lo básico sobre los riñones",
    "Dialysis Decision Tool": "Ayuda para decidir sobre la diálisis",
    "Infographic: How Kidneys Work": "Infografía: Cómo trabajan los riñones",
    "Kidney Transplant Options": "Opciones de trasplante de riñón",
    "Living with One Kidney": "Vivir con un solo riñón",
    "Walking Groups and Kidney Health": "Grupos de caminata y salud renal",
    "Salt and Your Blood Pressure": "La sal y su presión arterial",
    "Find help when you care for someone with kidney failure": "Busque ayuda si cuida a una persona con insuficiencia renal",
    "Advanced kidney disease": "Enfermedad renal avanzada",
    "Infographic: Protecting Your Kidneys": "Infografía: Cómo proteger los riñones",
    "Marias diary A year of learning to live on dialysis": "El diario de María Un año para aprender a vivir con diálisis",
    "Work and kidney disease": "El trabajo y la enfermedad renal",
    "Infographic: Sleep Problems During Dialysis": "Infografía: Problemas de sueño durante la diálisis",
    "Muscle Loss After Kidney Failure": "Pérdida de músculo después de la insuficiencia renal",
    "What is kidney failure?": "¿Qué es la insuficiencia renal?",
    "Talking with your family about kidney failure: Interview with a social worker.": "Hablar con la familia sobre la insuficiencia renal: Entrevista con una trabajadora social.",
    "Read [the **long** list](/es/list/) & ask your doctor {{< year >}} times.": "Lea [la **larga** lista](/es/list/) & pregunte a su médico {{< year >}} veces.",
    "How to <b>rest</b> &amp; sleep well": "Cómo <b>descansar</b> &amp; dormir bien",
}
MARKDOWN = (
    "\ufeff---\r\ntitle: Los riñones  # sí\r\n---\r\n"
    "Los riñones limpian la sangre de todo el cuerpo.\r\n\r\n"
    "Read [the **long**\r\nlist](/es/list/) & ask your doctor {{< year >}} times.\r\n\r\n"
    "## Ver también\r\n\r\n"
    "* [Eating well on dialysis](https://example.org/eat 'x')  \r\n"
    "* [Piedras en los riñones](https://example.org/piedras)\r\n"
    "* [Preguntas para su médico](https://example.org/preguntas)\r\n"
)
HTML = (
    '<!DOCTYPE html><html lang="es"><head><title>Los riñones y el sueño</title></head><body>\n'
    "<h1>Los riñones y el sueño</h1><p>Dormir bien ayuda a los riñones de las personas.</p>\n"
    "<p >How to <b>rest</b> &amp; sleep\n well</p></body></html>"
)
PAGES = {"es/kidney.md": MARKDOWN, "es/sleep.html": HTML}


@pytest.fixture
def site(folder: Path) -> Path:
    shutil.copy(ARTICLE, folder / "kidney.txt")
    settings = 'root = true\nlanguages = ["en", "es"]\ninclude = ["*.md", "*.html", "*.txt"]\n'
    (folder / "mbclint.toml").write_text(settings)
    (folder / "es").mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def bytes_of(site: Path) -> dict[str, bytes]:
    return {name: (site / name).read_bytes() for name in ("kidney.txt", *PAGES)}


def translated(source: str) -> str:
    return SPANISH[source]


def handed_out(run: RunCommand, ending: str) -> Path:
    file = Path(f"work.{ending}")
    assert run("untranslated", "--to", "es", "-o", str(file)).exit_code == 0
    return file


@pytest.mark.parametrize("ending", FILL)
def test_a_round_trip_by_programs_of_others(run: RunCommand, site: Path, ending: str) -> None:
    before = bytes_of(site)
    file = handed_out(run, ending)
    file.write_bytes(FILL[ending](file.read_bytes(), translated))

    shown = run("apply", str(file))
    assert shown.exit_code == 0, shown.stderr
    assert f"would place {len(SPANISH) + 1} texts in 3 pages" in shown.stderr
    assert "+  84. Hablar con la familia" in shown.stdout
    assert bytes_of(site) == before

    written = run("apply", str(file), "--write")
    assert (written.exit_code, written.stdout) == (0, ""), written.stderr
    assert f"placed {len(SPANISH) + 1} texts in 3 pages" in written.stderr
    wanted = {name: raw.decode() for name, raw in before.items()}
    folds = {
        "es/kidney.md": ("[the **long**\r\nlist]", "[the **long** list]"),
        "es/sleep.html": ("sleep\n well", "sleep well"),
    }
    for name, (broken, one_line) in folds.items():
        wanted[name] = wanted[name].replace(broken, one_line)
    for source, target in SPANISH.items():
        wanted = {name: text.replace(source, target) for name, text in wanted.items()}
    assert {name: raw.decode() for name, raw in bytes_of(site).items()} == wanted

    again = run("untranslated", "--to", "es", "--format", "json")
    assert json.loads(again.stdout)["units"] == []
    twice = run("apply", str(file), "--write")
    assert twice.exit_code == 1
    assert "needs no translation now" in twice.stderr


def test_each_unit_is_answered_by_itself(run: RunCommand, site: Path) -> None:
    file = handed_out(run, "csv")
    bad = {
        "Kidney Basics": "",
        "Dialysis Decision Tool": "Dialysis Decision Tool",
        "What is kidney failure?": "Qué es la insuficiencia renal",
        "Living with One Kidney": "Living with a single kidney and being healthy",
    }
    file.write_bytes(FILL["csv"](file.read_bytes(), lambda source: (SPANISH | bad)[source]))
    result = run("apply", str(file), "--write")
    assert result.exit_code == 1
    for source, said in {
        "Kidney Basics": "no translation yet",
        "Dialysis Decision Tool": "untouched",
        "What is kidney failure?": "the source in a question mark",
        "Living with One Kidney": "is in English",
    }.items():
        (line,) = (line for line in result.stderr.splitlines() if f": {source}: left: " in line)
        assert said in line
        assert line.startswith("mbclint: work.csv: line ")
    left = run("untranslated", "--to", "es", "--format", "json").stdout
    assert {unit["source"] for unit in json.loads(left)["units"]} == set(bad)

    allowed = run("apply", str(file), "--write", "--allow", "punctuation", "--allow", "language")
    assert "placed 2 texts in 1 page" in allowed.stderr


def test_a_file_that_cannot_be_read_stops_no_other(run: RunCommand, site: Path) -> None:
    good = handed_out(run, "po")
    good.write_bytes(FILL["po"](good.read_bytes(), translated))
    (site / "bad.xlf").write_text("<xliff")
    result = run("apply", "bad.xlf", "gone.csv", "es/kidney.md", str(good), "--write")
    assert result.exit_code == 2
    assert "mbclint: bad.xlf: line 1: it is no well-formed XML" in result.stderr
    assert "mbclint: gone.csv: cannot be read: No such file" in result.stderr
    assert "mbclint: es/kidney.md: markdown is for reading only" in result.stderr
    assert f"placed {len(SPANISH) + 1} texts" in result.stderr
    assert "Traceback" not in result.stderr


def test_two_files_fill_one_page(run: RunCommand, site: Path) -> None:
    file = handed_out(run, "csv")
    header, *rows = file.read_bytes().split(b"\r\n")
    halves = rows[::2], rows[1::2]
    names = []
    for number, half in enumerate(halves):
        part = Path(f"half{number}.csv")
        raw = b"\r\n".join([header, *(row for row in half if row), b""])
        part.write_bytes(FILL["csv"](raw, translated))
        names.append(str(part))
    result = run("apply", *names, "--write")
    assert result.exit_code == 0, result.stderr
    assert json.loads(run("untranslated", "--to", "es", "--format", "json").stdout)["units"] == []


def test_a_page_that_changed_meanwhile_is_left(run: RunCommand, site: Path) -> None:
    file = handed_out(run, "po")
    file.write_bytes(FILL["po"](file.read_bytes(), translated))
    page = site / "es/sleep.html"
    page.write_text(page.read_text("utf-8").replace("How to", "Learn how to"), encoding="utf-8")
    result = run("apply", str(file), "--write")
    assert result.exit_code == 1
    assert "How to <b>rest</b> &amp; sleep well: left: " in result.stderr
    assert "Learn how to <b>rest</b>" in page.read_text("utf-8")


def test_the_language_may_have_to_be_told(run: RunCommand, site: Path) -> None:
    Path("mine.csv").write_text(
        "source,target\nEating well on dialysis,Comer bien con diálisis\n", encoding="utf-8"
    )
    result = run("apply", "mine.csv")
    assert result.exit_code == 2
    assert "mine.csv: it does not say into which language; give --to" in result.stderr
    result = run("apply", "mine.csv", "--to", "es", "--write")
    assert result.exit_code == 0
    assert "placed 2 texts in 2 pages" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_page_that_cannot_be_written_is_told(run: RunCommand, site: Path) -> None:
    file = handed_out(run, "po")
    file.write_bytes(FILL["po"](file.read_bytes(), translated))
    (site / "es").chmod(0o555)
    try:
        result = run("apply", str(file), "--write")
    finally:
        (site / "es").chmod(0o755)
    assert result.exit_code == 2
    assert "es/kidney.md" in result.stderr
    assert (site / "es/kidney.md").read_text("utf-8") == MARKDOWN


def test_text_that_would_hide_in_a_terminal_is_shown(run: RunCommand, site: Path) -> None:
    raw = "source,target,target_language\nEating well on dialysis,Comer\x1b[31m bien,es\n"
    Path("mine.csv").write_text(raw, encoding="utf-8")
    result = run("apply", "mine.csv", "--write")
    assert result.exit_code == 1
    assert "control characters" in result.stderr
    assert "\x1b" not in result.stderr + result.stdout
