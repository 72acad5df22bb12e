"""What starting the program costs."""

import subprocess
import sys
from pathlib import Path

PARSERS_AND_DETECTORS = {
    "yaml",
    "babel",
    "charset_normalizer",
    "langdetect",
    "pyuca",
    "ftfy",
    "wcwidth",
    "msgspec",
    "tomllib",
}


def modules(statement: str) -> set[str]:
    program = f"import sys; {statement}; print('', *sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return {*run.stdout.splitlines()[-1].split()}


def loaded(statement: str) -> set[str]:
    return {name.split(".")[0] for name in modules(statement)}


def test_the_version_is_told_without_a_parser_or_a_detector() -> None:
    started = loaded(
        "from mbclint.commands.main import main; main(['--version'], standalone_mode=False)"
    )
    assert "mbclint" in started
    assert not started & PARSERS_AND_DETECTORS


def test_the_measure_sees_what_is_loaded() -> None:
    assert "yaml" in loaded("import mbclint.readers.yaml_nodes")


def test_a_title_loads_tables_and_no_library_of_languages() -> None:
    made = "from mbclint.language.backends import make; detector = make('frequencies')"
    libraries = {"babel", "langdetect", "platformdirs", "simplemma", "wordfreq"}
    assert not loaded(made) & libraries
    judged = f"{made}; [detector.judge('Back pain', 'es', ('en',))]"
    loaded(judged)
    assert not loaded(judged) & libraries


def test_text_that_is_utf8_loads_no_detector_of_encodings() -> None:
    statement = "from mbclint.engine.sources import decode; decode({!r}, 'a.txt')"
    detectors = {"charset_normalizer", "langdetect"}
    assert not loaded(statement.format("Größe".encode())) & detectors
    assert loaded(statement.format("Größe für alle".encode("cp1252"))) >= detectors


def test_a_run_that_asks_nothing_loads_nothing_that_asks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Kidneys\n\n[Society](https://kidneys.org/)\n", encoding="utf-8")
    check = "from mbclint.commands.main import main; main(['check', {!r}, *{!r}], standalone_mode=False)"
    network = {"anyio", "certifi", "h2", "httpcore", "protego", "ssl"}
    assert not loaded(check.format(str(page), ["-q"])) & network
    assert loaded(check.format(str(page), ["-q", "--online", "--offline"])) >= {"httpcore"}


def test_a_check_of_a_markdown_page_loads_what_it_needs(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = "---\ntitle: Kidneys\n---\n\nSee also\n\n- [MRI](page.md)\n- [MRI](page.md)\n"
    page.write_text(text, encoding="utf-8")
    main = f"import os; os.chdir({str(tmp_path)!r}); from mbclint.commands.main import main"
    check = f"{main}; main(['check', '--isolated', 'page.md', {{}}], standalone_mode=False)"
    others = {"asyncio", "babel", "bs4", "charset_normalizer", "lxml", "openpyxl", "phonenumbers"}
    others |= {"concurrent", "logging", "multiprocessing", "polib", "pyuca", "rapidfuzz", "rich"}
    others |= {"wcwidth", "xml", "importlib.metadata"}
    modules(check.format("'--fail-on=never'"))
    assert modules(check.format("'--fail-on=never'")) & others == set()
    asked = check.format("'--fail-on=never', '--format=junit=report.xml'")
    assert "xml" in loaded(asked)


def test_a_page_that_is_known_is_told_of_without_what_reads_or_judges_pages(tmp_path: Path) -> None:
    for name in ("page.md", "other.md"):
        (tmp_path / name).write_text(
            "# Kidneys\n\nSee also\n\n- [MRI](other.md)\n- [MRI](other.md)\n"
        )
    (tmp_path / "mbclint.toml").write_text(
        'root = true\npages = [{path = "{slug}.md", url = "/{slug}"}]\n'
    )
    main = f"import os; os.chdir({str(tmp_path)!r}); from mbclint.commands.main import main"
    check = f"{main}; main(['check', '--fail-on=never', 'page.md'], standalone_mode=False)"
    readers = {"mbclint.readers.markdown", "mbclint.corpus.figures", "mbclint.language.page"}
    of_pages = {"mbclint.checks.related.duplicate_entry", "mbclint.checks.hygiene.mojibake"}
    others = {"csv", "difflib", "mbclint.engine.mend", "platformdirs", "tempfile", "traceback"}
    assert modules(check) >= readers | of_pages
    assert modules(check) & (readers | of_pages | others) == set()


def test_packs_that_were_read_before_need_no_list_of_what_is_installed(tmp_path: Path) -> None:
    load = "from mbclint.rulebook.book import built_in_rules; built_in_rules()"
    loaded(load)
    assert not modules(load) & {"importlib.metadata", "importlib.resources"}
