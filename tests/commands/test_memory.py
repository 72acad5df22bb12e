"""``mbclint memory``: what the site has in two languages."""

from pathlib import Path

import pytest
from translate.storage import tmx

from tests.commands.conftest import RunCommand

SETTINGS = (
    'root = true\npreset = "hugo"\nlanguages = ["en", "es"]\nsource-language = "en"\n'
    'translation-memory = ["memory/es.tmx"]\n'
)


@pytest.fixture
def site(folder: Path) -> Path:
    pages = {
        "mbclint.toml": SETTINGS,
        "content/en/salt.md": "---\ntitle: Less salt\n---\nText.\n",
        "content/es/salt.md": "---\ntitle: Menos sal\n---\nTexto.\n",
    }
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def pairs(file: str) -> list[tuple[str, str]]:
    store = tmx.tmxfile.parsefile(file)
    return [(str(unit.source), str(unit.target)) for unit in store.units]


def test_the_pairs_are_written_down(run: RunCommand, site: Path) -> None:
    result = run("memory", "export", "--to", "es", "-o", "site.tmx")
    assert (result.exit_code, result.stderr) == (0, "mbclint: 1 pair\n")
    assert pairs("site.tmx") == [("Less salt", "Menos sal")]
    assert "<seg>Menos sal</seg>" in run("memory", "export", "--to", "es").stdout


def test_what_is_new_is_added_and_the_rest_stays(run: RunCommand, site: Path) -> None:
    result = run("memory", "build", "--to", "es")
    file = site / "memory/es.tmx"
    assert (result.exit_code, result.stderr) == (0, f"mbclint: {file}: added 1 of 1 pair\n")
    kept = file.read_text("utf-8").replace("<tu ", '<tu creationid="Ana" ')
    file.write_text(kept, encoding="utf-8")
    assert "added 0 of 1 pair" in run("memory", "build", "--to", "es").stderr
    assert file.read_text("utf-8") == kept
    spanish = site / "content/es/salt.md"
    spanish.write_text("---\ntitle: Con menos sal\n---\nTexto.\n")
    assert "added 1 of 1 pair" in run("memory", "build", "--to", "es").stderr
    assert pairs(str(file)) == [("Less salt", "Menos sal"), ("Less salt", "Con menos sal")]
    assert 'creationid="Ana"' in file.read_text("utf-8")


def test_what_the_pages_no_longer_say_is_remembered(run: RunCommand, site: Path) -> None:
    run("memory", "build", "--to", "es")
    (site / "content/es/salt.md").write_text("---\ntitle: Sal\n---\nTexto.\n")
    (site / "content/es/b.md").write_text(
        "---\ntitle: Los riñones y el corazón\n---\nTexto.\n\n## Ver también\n\n"
        "- [Less salt](https://example.org/)\n- [Piedras en los riñones](https://example.org/b)\n"
        "- [Preguntas para su médico](https://example.org/c)\n"
        "- [Vivir con diálisis y comer bien](https://example.org/vivir)\n"
    )
    told = run("untranslated", "content/es/b.md", "--to", "es").stdout
    assert "Sal (100, title of content/es/salt.md)<br>Menos sal (100, es.tmx)" in told


@pytest.mark.parametrize(
    ("settings", "arguments", "said"),
    [
        ("root = true\n", ("export", "--to", "es"), "the source language is not known"),
        ("root = true\n", ("build", "--to", "es", "--from", "en"), "name a file, or a .tmx"),
        (SETTINGS, ("build", "--to", "es", "content/en/salt.md"), "no well-formed XML"),
        (SETTINGS, ("build", "--to", "es", "content"), "is a directory"),
        (SETTINGS, ("export", "--to", "es", "-o", "mbclint.toml/x.tmx"), "cannot be written"),
    ],
)
def test_what_is_asked_for_in_vain(
    run: RunCommand, site: Path, settings: str, arguments: tuple[str, ...], said: str
) -> None:
    (site / "mbclint.toml").write_text(settings)
    result = run("memory", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
