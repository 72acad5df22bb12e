"""Pages made to break readers, through the public command: a finding or an article, no crash."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mbclint.commands.main import main
from mbclint.model.source import Format, Source
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import ReadOptions
from tests.fuzz.hostile import FAMILIES, HTML, MARKDOWN

UNITS = 3_000
MILLION = 1_000_000
EACH = [(suffix, name) for suffix, families in FAMILIES.items() for name in families]


def check(folder: Path, name: str, text: str, *options: str) -> str:
    """The report on one page. A run that could not judge it ends with another code than 0 or 1."""
    (folder / name).write_bytes(text.encode())
    arguments = ["check", str(folder / name), "--format=concise", "--today=2026-06-01", *options]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 1), result.output[:2_000]
    assert "Traceback" not in result.output
    assert "internal-error" not in result.output
    return result.output


@pytest.mark.parametrize(("suffix", "name"), EACH)
def test_hostile_pages_are_judged(tmp_path: Path, suffix: str, name: str) -> None:
    check(tmp_path, f"page.{suffix}", FAMILIES[suffix][name](UNITS))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<div>" * 100_000, id="100,000 nested tags"),
        pytest.param("<b>x" * 100_000, id="100,000 nested phrases"),
        pytest.param("<ul><li>x" * 50_000, id="50,000 nested lists"),
        pytest.param(HTML["attributes"](200_000), id="200,000 attributes"),
        pytest.param(HTML["long attribute"](10 * MILLION), id="an attribute of 10 MB"),
        pytest.param(HTML["long address"](10 * MILLION), id="an address of 10 MB"),
        pytest.param(HTML["attribute never ends"](5 * MILLION), id="an open attribute of 10 MB"),
        pytest.param("<!--" + "a" * (10 * MILLION), id="an open comment of 10 MB"),
    ],
)
def test_huge_html_is_judged(tmp_path: Path, text: str) -> None:
    assert "larger than" not in check(tmp_path, "page.html", text)


def test_deep_nesting_is_a_finding_where_it_begins(tmp_path: Path) -> None:
    report = check(tmp_path, "page.html", "<div>" * 100_000)
    assert "nested more than 512 deep" in report
    assert f"page.html:1:{5 * 510 + 1}" in report


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 100_000 + "a", id="100,000 nested quotations"),
        pytest.param("[" * 100_000, id="100,000 brackets"),
        pytest.param("- " * 50_000, id="50,000 nested lists"),
        pytest.param(MARKDOWN["deep YAML lists"](100_000), id="100,000 nested YAML lists"),
        pytest.param(MARKDOWN["deep YAML tables"](100_000), id="100,000 nested YAML tables"),
        pytest.param(MARKDOWN["deep YAML by marks"](100_000), id="100,000 YAML marks"),
        pytest.param(MARKDOWN["deep JSON"](100_000), id="100,000 nested JSON tables"),
        pytest.param(MARKDOWN["deep TOML lists"](100_000), id="100,000 nested TOML lists"),
        pytest.param(MARKDOWN["alias bomb"](3_000), id="aliases of 10^30 texts"),
        pytest.param(MARKDOWN["alias of itself"](1), id="an alias of itself"),
        pytest.param(MARKDOWN["front matter never ends"](100_000), id="open front matter"),
    ],
)
def test_huge_markdown_is_judged(tmp_path: Path, text: str) -> None:
    check(tmp_path, "page.md", text)


def test_a_key_that_stands_many_times_is_told_each_time() -> None:
    text = MARKDOWN["same key"](1_000)
    article = read_markdown(Source("page.md", text, Format.MARKDOWN), ReadOptions())
    assert {repeated.key for repeated in article.repeated_keys} == {"key"}
    assert len({repeated.second for repeated in article.repeated_keys}) == 999
    assert {repeated.second.cut(text) for repeated in article.repeated_keys} == {"key"}


def test_a_tab_in_yaml_is_a_finding_at_its_line(tmp_path: Path) -> None:
    report = check(tmp_path, "page.md", "---\ntitle: Bees\nmenu:\n\tmain: 1\n---\n\nText.\n")
    assert "page.md:4:" in report


def test_nul_characters_change_no_place(tmp_path: Path) -> None:
    page = '<html lang="en"><title>Bees</title><p>a\x00b</p><h2>See also</h2><ul>'
    page += '<li><a href="/w">Wasps</a><li><a href="/w">Wasps</a></ul>'
    report = check(tmp_path, "page.html", page, "--select=duplicate-title")
    assert f"page.html:1:{page.rindex('Wasps') + 1}:" in report


def test_a_file_beyond_the_size_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>" + "a" * 21 * MILLION)
    result = CliRunner().invoke(main, ["check", str(tmp_path / "page.html"), "--format=concise"])
    assert "MBC001" in result.output
    assert "Traceback" not in result.output
