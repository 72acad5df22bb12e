"""``mbclint untranslated``: translators' work, and how far the site is."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import openpyxl
import polib
import pytest
from lxml import etree
from translate.storage import csvl10n, xliff

from mbclint.translation.summary import schema
from tests.commands.conftest import RunCommand
from tests.git_repository import Repository

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "fixtures/articles/kidney-disease.txt"
ENGLISH = (2, 4, 10, 13, 23, 25, 39, 41, 44, 47, 56, 62, 70, 71, 82, 83, 84)
"""The entries of the article's "Ver también" list that are in English, read by eye."""
SETTINGS = 'root = true\npreset = "hugo"\nlanguages = ["en", "es"]\nsource-language = "en"\n'


@pytest.fixture
def article(folder: Path) -> Path:
    return Path(shutil.copy(ARTICLE, folder / "kidney.txt"))


def entries(article: Path) -> dict[int, tuple[int, str]]:
    """The English entries by their numbers: line and text."""
    lines = article.read_text("utf-8").splitlines()
    start = lines.index("Ver también")
    found = {}
    for number, line in enumerate(lines[start:], start + 1):
        entry = re.fullmatch(r"\s*(\d+)\.\s+(.*)", line)
        if entry and int(entry[1]) in ENGLISH:
            found[int(entry[1])] = (number, entry[2])
    return found


def test_the_english_entries_of_a_spanish_list(run: RunCommand, article: Path) -> None:
    result = run("untranslated", "kidney.txt", "--to", "es", "--format", "json")
    assert result.exit_code == 0
    wanted = {
        (line, f"list 1 entry {number}", text) for number, (line, text) in entries(article).items()
    }
    assert len(wanted) == len(ENGLISH)
    units = json.loads(result.stdout)["units"]
    places = [(place, unit) for unit in units for place in unit["occurrences"]]
    assert len(places) == len(wanted)
    assert {(it["line"], it["locator"], unit["source"]) for it, unit in places} == wanted


def words_of(name: str, raw: bytes) -> list[tuple[str, str]]:
    """The sources of a package with all that tells their places, as others read it."""
    if name == "xliff":
        store = xliff.xlifffile.parsestring(raw)
        return [(str(it.source), " ".join(it.getlocations())) for it in store.units if it.source]
    if name == "xliff2":
        units = etree.fromstring(raw).iter("{*}unit")
        return [(str(it.findtext(".//{*}source")), str(etree.tostring(it))) for it in units]
    if name == "po":
        return [(it.msgid, f"{it.occurrences} {it.comment}") for it in polib.pofile(raw.decode())]
    if name == "csv":
        store = csvl10n.csvfile.parsestring(raw)
        return [(str(it.source), it.location) for it in store.units if it.source != "source"]
    if name == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(raw))["en-es"]
        return [(str(row[1].value), str(row[0].value)) for row in sheet.iter_rows(min_row=2)]
    text = raw.decode()
    if name == "markdown":
        rows = re.findall(r"^\| (\d+<br>list 1 entry \d+) \| ([^|]*?) \|", text, re.MULTILINE)
        return [(source, place) for place, source in rows]
    cards = re.findall(r'<p class="place">(.*?)</p>\s*<p class="source"[^>]*>(.*?)</p>', text)
    return [(source, place) for place, source in cards]


@pytest.mark.parametrize("name", ["xliff", "xliff2", "po", "csv", "xlsx", "html", "markdown"])
def test_in_every_format_each_once_with_line_and_entry(
    run: RunCommand, article: Path, name: str
) -> None:
    result = run("untranslated", "kidney.txt", "--to", "es", "--format", f"{name}=work")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"mbclint: {len(ENGLISH)} texts, ")
    found = words_of(name, (article.parent / "work").read_bytes())
    wanted = entries(article)
    assert sorted(text for text, _ in found) == sorted(text for _, text in wanted.values())
    places = dict(found)
    for number, (line, text) in wanted.items():
        assert re.search(rf"\b{line}\b", places[text]), name
        if name != "xliff":
            assert re.search(rf"list 1 entry {number}\b", places[text]), name


def test_nothing_is_to_be_done(run: RunCommand, article: Path) -> None:
    result = run("untranslated", "kidney.txt", "--to", "es", "--from", "fr")
    assert result.exit_code == 0
    assert "Nothing is to be translated into Spanish" in result.stdout
    assert result.stderr == "mbclint: 0 texts, 0 words\n"


def test_the_ending_names_the_format(run: RunCommand, article: Path) -> None:
    assert run("untranslated", "kidney.txt", "--to", "es", "-o", "work.po").exit_code == 0
    assert len(polib.pofile("work.po")) == len(ENGLISH)
    two = ("--format", "csv=a.csv", "--format", "json")
    result = run("untranslated", "kidney.txt", "--to", "es", *two)
    assert len(json.loads(result.stdout)["units"]) == len(ENGLISH)
    rows = csv.reader(Path("a.csv").read_text("utf-8-sig").splitlines())
    assert next(rows)[:3] == ["location", "source", "target"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give one --to"),
        (("--to", "es", "--to", "de"), "give one --to"),
        (("--to", "spanish language"), "is no language tag"),
        (("--to", "es", "-o", "work.docx"), 'the ending ".docx" is that of no format'),
        (("--to", "es", "--format", "text"), "text is none of the formats here"),
        (("--to", "es", "--compare", "a.json"), "--compare is for --summary"),
        (("--summary", "--format", "xliff"), "xliff is none of the formats here"),
        (("--summary",), "the languages of the site are not known"),
        (("--to", "es", "--format", "po", "--format", "csv"), "two formats go to standard output"),
        (("gone.md", "--to", "es"), "gone.md"),
        (("--to", "es", "-o", "no/such/work.po"), "no/such/work.po: cannot be written"),
    ],
)
def test_what_is_asked_for_in_vain(
    run: RunCommand, article: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run("untranslated", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.fixture
def repository(folder: Path) -> Repository:
    """A site with one translation behind, one that is current and one that is missing."""
    made = Repository(folder)
    page = "---\ntitle: {}\n---\n{}\n"
    made.commit(
        "2026-01-05",
        {
            "mbclint.toml": SETTINGS,
            "content/en/heart/walk.md": page.format("Walk every day", "Walk for half an hour."),
            "content/en/heart/sleep.md": page.format("Sleep well", "Rest."),
            "content/en/salt.md": page.format("Less salt", "Use less salt in the kitchen."),
        },
    )
    made.commit(
        "2026-01-06",
        {
            "content/es/heart/walk.md": page.format("Camine cada día", "Camine media hora."),
            "content/es/salt.md": page.format("How to use less salt every day", "Use menos sal."),
        },
    )
    more = page.format("Walk every day", "Walk for one hour.")
    made.commit("2026-02-01", {"content/en/heart/walk.md": more})
    return made


def test_how_far_the_site_is(run: RunCommand, repository: Repository) -> None:
    day = ("--today", "2026-03-01")
    result = run("untranslated", "--summary", *day, "--format", "text", "--format", "json=s.json")
    assert result.exit_code == 0
    assert result.stdout == (
        "Spanish (es), 2026-03-01\n"
        "section  pages  translated  stale  foreign titles  texts  words\n"
        "(top)        1           1      0               1      1      7\n"
        "heart        2           1      1               0      1      4\n"
        "all          3           2      1               1      2     11\n"
    )
    state = json.loads(Path("s.json").read_text())
    jsonschema.Draft202012Validator(json.loads(schema())).validate(state)

    repository.commit("2026-03-02", {"content/es/heart/sleep.md": "---\ntitle: Dormir\n---\nSí.\n"})
    later = ("--today", "2026-04-01", "--compare", "s.json")
    result = run("untranslated", "--summary", *later, "--format", "text", "--format", "json=t.json")
    assert "heart        2      2 (+1)      1               0      1      4\n" in result.stdout
    assert result.stdout.endswith(
        "\n\nday         pages  translated  stale  foreign titles  texts  words\n"
        "2026-03-01      3           2      1               1      2     11\n"
        "2026-04-01      3           3      1               1      2     11\n"
    )
    # The new file holds the old states too, and one of the same day takes its place.
    again = run("untranslated", "--summary", "--today", "2026-04-01", "--compare", "t.json")
    assert [line[:10] for line in again.stdout.splitlines()[-2:]] == ["2026-03-01", "2026-04-01"]


def test_the_schema_of_summaries_is_published() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))
    published = ROOT / "docs/schemas/untranslated-summary-1.schema.json"
    assert published.read_text("utf-8") == schema()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read"),
        ("{}", "it is no summary"),
        ('{"version": 2, "states": []}', "it has version 2"),
    ],
)
def test_what_cannot_be_compared(
    run: RunCommand, folder: Path, text: str | None, said: str
) -> None:
    if text is not None:
        (folder / "s.json").write_text(text)
    result = run("untranslated", "--summary", "--to", "es", "--compare", "s.json")
    assert result.exit_code == 2
    assert f"s.json: {said}" in result.stderr


def test_memories_and_the_glossary_suggest(run: RunCommand, article: Path) -> None:
    Path("mbclint.toml").write_text(
        'root = true\ntranslation-memory = ["old.po"]\n[language]\nglossary = "terms.csv"\n'
    )
    Path("old.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'
        'msgid "Eating well on dialysis"\nmsgstr "Comer bien con diálisis"\n\n'
        'msgid "What is a kidney failure?"\nmsgstr "¿Qué es la insuficiencia renal?"\n'
    )
    Path("terms.csv").write_text("en,es\nkidney failure,insuficiencia renal\n")
    result = run("untranslated", "kidney.txt", "--to", "es", "--format", "json")
    units = {unit["source"]: unit for unit in json.loads(result.stdout)["units"]}
    (exact,) = units["Eating well on dialysis"]["suggestions"]
    assert exact == {"text": "Comer bien con diálisis", "score": 100, "origin": "old.po"}
    failure = units["What is kidney failure?"]
    assert 75 <= failure["suggestions"][0]["score"] < 100
    assert failure["note"] == "kidney failure: insuficiencia renal"
    assert failure["target"] == ""


def test_a_memory_that_is_none_is_told(run: RunCommand, article: Path) -> None:
    Path("mbclint.toml").write_text('root = true\ntranslation-memory = ["old.tmx"]\n')
    result = run("untranslated", "kidney.txt", "--to", "es")
    assert result.exit_code == 2
    assert "old.tmx: translation-memory cannot be read: No such file" in result.stderr
    Path("old.tmx").write_text("<a/>")
    result = run("untranslated", "kidney.txt", "--to", "es")
    assert "it is no TMX" in result.stderr
