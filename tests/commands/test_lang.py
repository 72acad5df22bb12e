"""``mbclint lang``, as people and other programs call it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mbclint.commands.main import main


def run(*arguments: str, given: str | bytes = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["lang", *arguments], input=given)
    return result.exit_code, result.stdout, result.stderr


def test_a_line_comes_out_for_each_title() -> None:
    titles = "What your kidneys do for you\nPreguntas para el médico\n\nTaichí\r\n"
    code, out, _ = run("--native", "es", "--candidates", "en,fr", given=titles)
    assert code == 0
    lines = [line.split("\t") for line in out.splitlines()]
    assert [line[0] for line in lines] == ["foreign", "native", "undecided", "undecided"]
    assert [line[1] for line in lines] == ["en", "es", "", ""]
    assert [line[4] for line in lines] == titles.replace("\r", "").splitlines()
    assert all(0 <= float(line[3]) <= 1 for line in lines)


def test_json_lines_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "titles.txt").write_bytes("\ufeffBack pain today\nDolor de espalda".encode())
    code, out, _ = run(
        "--native", "es", "--candidates", "en", "--format", "jsonl", str(tmp_path / "titles.txt")
    )
    first, second = map(json.loads, out.splitlines())
    assert code == 0
    assert (first["verdict"], first["language"], first["title"]) == (
        "foreign",
        "en",
        "Back pain today",
    )
    assert second["verdict"] == "native"
    assert second["score"] < 0 < first["score"]


def test_the_list_itself_says_its_language() -> None:
    titles = "Guerra fría\nDolor de espalda\nBack pain today\nPreguntas frecuentes\n"
    code, out, err = run("--native", "auto", "--candidates", "en,es", given=titles)
    assert code == 0
    assert err == "mbclint: the list is in es\n"
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        "native",
        "native",
        "foreign",
        "native",
    ]


def test_what_each_word_says() -> None:
    code, out, _ = run("--native", "es", "--candidates", "en", "--explain", given="Back pain\n")
    assert code == 0
    evidence = out.rstrip("\n").split("\t")[5]
    assert [word.split(":")[0] for word in evidence.split()] == ["Back", "pain"]


def test_bytes_that_are_no_text_stop_nothing() -> None:
    code, out, _ = run("--native", "es", "--candidates", "en", given=b"\xff\xfe\nback pain today\n")
    assert code == 0
    assert len(out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--native", "q!", "--candidates", "en"], '"q!" is no language tag'),
        (["--native", "es", "--candidates", "en,1"], '"1" is no language tag'),
        (["--native", "es", "--candidates", "en", "no-such-file"], "no-such-file"),
    ],
)
def test_bad_arguments_are_named(arguments: list[str], said: str) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert said in err


def test_names_and_glossary_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mbclint.toml").write_text(
        '[language]\nnames = "names.txt"\nglossary = "terms.csv"\n'
    )
    (tmp_path / "names.txt").write_text("# programmes\nLiving Well With Pain\n")
    (tmp_path / "terms.csv").write_text("en,es\nblood work,análisis de sangre\n")
    monkeypatch.chdir(tmp_path)
    titles = "Living Well With Pain\nBlood work\nAnálisis de sangre\n"
    _, out, _ = run("--native", "es", "--candidates", "en", given=titles)
    assert [line.split("\t")[0] for line in out.splitlines()] == ["undecided", "foreign", "native"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "language.glossary cannot be read"), ("term\nx\n", "the first row must hold language")],
)
def test_a_glossary_that_is_none(
    content: str | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mbclint.toml").write_text('[language]\nglossary = "terms.csv"\n')
    if content is not None:
        (tmp_path / "terms.csv").write_text(content)
    monkeypatch.chdir(tmp_path)
    code, _, err = run("--native", "es", "--candidates", "en", given="x\n")
    assert code == 2
    assert said in err
    assert "terms.csv" in err
