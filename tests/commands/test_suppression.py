"""What pages and settings ask not to report."""

import re
from pathlib import Path

import pyromark
import pytest

from tests.commands.conftest import RunCommand

DAY = "--today=2026-06-01"
TWICE = "# Kidney stones\n\n## See also\n\n- [Diet](/a)\n- [MRI](/b)\n- [Diet](/c)\n"
IGNORE = '<!-- mbclint: ignore duplicate-title until=2027-03-01 reason="two videos" -->'
SETTINGS = 'root = true\nlanguages = ["en"]\nselect = ["SEE102", "EXP705", "MBC"]\n'


@pytest.fixture
def said(run: RunCommand, folder: Path) -> "Said":
    (folder / "mbclint.toml").write_text(SETTINGS)
    return Said(run, folder)


class Said:
    """Writes a page and tells the codes and places that are found in it."""

    def __init__(self, run: RunCommand, folder: Path) -> None:
        self._run, self.folder = run, folder

    def __call__(self, text: str, name: str = "page.md", day: str = DAY) -> list[str]:
        (self.folder / name).write_text(text)
        result = self._run("check", name, "--format=concise", day)
        lines = result.stdout.splitlines()
        return [re.sub(rf"^{name}:(\d+):\d+: \w+ (\w+) .*", r"\1 \2", line) for line in lines]

    def in_full(self, text: str, name: str = "page.md") -> str:
        (self.folder / name).write_text(text)
        return self._run("check", name, "--format=concise", DAY).stdout

    def mended(self, text: str, name: str = "page.md") -> str:
        (self.folder / name).write_text(text)
        self._run("check", name, "--fix", DAY)
        return (self.folder / name).read_text()


def test_a_comment_behind_an_entry_covers_the_entry(said: Said) -> None:
    assert said(TWICE) == ["7 SEE102"]
    assert said(TWICE.replace("(/c)", f"(/c) {IGNORE}")) == []
    assert said(TWICE.replace("(/c)", f"(/c) {IGNORE}"), day="--today=2027-03-01") == []
    assert said(TWICE.replace("(/b)", f"(/b) {IGNORE}")) == ["6 MBC002", "7 SEE102"]


def test_an_entry_of_several_lines_is_covered_whole(said: Said) -> None:
    entry = f"- [Diet](/c)\n  and what to drink\n  {IGNORE}\n"
    assert said(TWICE.replace("- [Diet](/c)\n", entry)) == []
    page = (
        "<h1>Stones</h1>\n<h2>See also</h2>\n<ul>\n<li>Diet</li>\n<li>\nDiet\n"
        f"{IGNORE}\n</li>\n</ul>\n"
    )
    assert said(page, "page.html") == []


def test_a_comment_on_its_own_line_covers_the_next_line(said: Said) -> None:
    page = f"# Stones\n\nSee also\n\n{IGNORE}\n\n"
    assert said(page + "## See also\n\n- Diet\n- Diet\n") == ["5 MBC002", "10 SEE102"]
    html = f"<h2>See also</h2>\n<ul>\n<li>Diet</li>\n{IGNORE}\n<li>Diet</li>\n</ul>\n"
    assert said(html, "page.html") == []


def test_a_block_and_a_file(said: Said) -> None:
    start = '<!-- mbclint: ignore-start SEE102 reason="r" -->'
    end = "<!-- mbclint: ignore-end -->"
    body = TWICE.partition("## See also")
    assert said(f"{body[0]}{start}\n\n{body[1]}{body[2]}\n{end}\n") == []
    assert said(f"{body[0]}{start}\n\n{end}\n\n{body[1]}{body[2]}") == ["3 MBC002", "11 SEE102"]
    assert said(f"{TWICE}\n<!-- mbclint: ignore-file duplicate-title -->\n") == []
    assert said(f"{TWICE}\n<!-- mbclint: ignore-file -->\n") == []
    assert said(f"{TWICE}\n{start}\n") == ["7 SEE102", "9 MBC002", "9 MBC005"]
    assert said(f"{TWICE}\n{end}\n") == ["7 SEE102", "9 MBC005"]


def test_mdx_and_front_matter(said: Said) -> None:
    page = TWICE.replace("(/c)", "(/c) {/* mbclint: ignore SEE102 */}")
    assert said(page, "page.mdx") == []
    front = '---\nmbclint: {ignore: ["duplicate-title until=2027-03-01"]}\n---\n'
    assert said(front + TWICE) == []
    assert said(front.replace('["duplicate-title until=2027-03-01"]', "SEE") + TWICE) == []


def test_a_file_beside_a_text(said: Said) -> None:
    text = "Stones\n\nSee also\n\n1. Diet\n2. MRI\n3. Diet\n"
    assert said(text, "page.txt") == ["7 SEE102"]
    beside = said.folder / "page.txt.mbclint.toml"
    beside.write_text('[[ignore]]\nrules = ["SEE102"]\ntext = "D*"\nuntil = 2027-03-01\n')
    assert said(text, "page.txt") == []
    beside.write_text('[[ignore]]\nrules = ["SEE102"]\ntext = "M*"\n')
    assert said(text, "page.txt") == ["1 MBC002", "7 SEE102"]
    beside.write_text('[[ignore]]\nrule = ["SEE102"]\n')
    found = said.in_full(text, "page.txt")
    assert 'page.txt.mbclint.toml:2: ignore: unknown key "rule"; did you mean "rules"?' in found
    assert "MBC005" in found


def test_settings_suppress_by_path_and_by_address(said: Said) -> None:
    file = said.folder / "mbclint.toml"
    page = "# Stones\n\nSee [us](http://old.kidney.org/a) and [them](http://new.kidney.org/b).\n"
    base = 'root = true\nlanguages = ["en"]\nselect = ["LNK507", "MBC"]\n'
    file.write_text(base)
    assert said(page) == ["3 LNK507", "3 LNK507"]
    file.write_text(
        base
        + '[[suppressions]]\nrules = ["LNK507"]\nurl = "http://old.kidney.org/*"\nreason = "r"\n'
    )
    assert said(page) == ["3 LNK507"]
    file.write_text(base + '[[suppressions]]\nrules = ["LNK"]\npath = "pag*"\n')
    assert said(page) == []
    assert said(page, "other.md") == ["3 LNK507", "3 LNK507"]


def test_settings_that_suppress_no_rule_are_wrong(said: Said, run: RunCommand) -> None:
    file = said.folder / "mbclint.toml"
    file.write_text('root = true\n[[suppressions]]\nrules = ["insecure-lnk"]\n')
    (said.folder / "a.md").write_text("# A\n")
    result = run("check", "a.md")
    assert result.exit_code == 2
    assert (
        'mbclint.toml:2: suppressions: there is no rule "insecure-lnk"; did you mean '
        '"insecure-link"?'
    ) in result.stderr


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("ignore duplicate-titel", 'There is no rule "duplicate-titel"; did you mean "duplicate-'),
        ("ignore SEE102 until=tomorrow", '"tomorrow" is no date; expected one such as 2027-03-01'),
        ("ignore SEE102 because=x", 'expected names of rules, until=YYYY-MM-DD and reason="…"'),
        ("disable SEE102", 'expected ignore, ignore-start, ignore-end or ignore-file after "mbc'),
    ],
)
def test_what_cannot_be_understood_is_named(said: Said, comment: str, problem: str) -> None:
    found = said.in_full(TWICE.replace("(/c)", f"(/c) <!-- mbclint: {comment} -->"))
    assert f"MBC005 malformed-suppression: {problem}" in found


def test_what_stands_in_code_or_scripts_is_no_suppression(said: Said) -> None:
    assert said(f"{TWICE}\n```html\n{IGNORE.replace('ignore', 'ignore-file')}\n```\n") == [
        "7 SEE102"
    ]
    assert said(f"{TWICE}\n`<!-- mbclint: ignore-file -->`\n") == ["7 SEE102"]
    page = "<h2>See also</h2><ul><li>Diet</li>\n<li>Diet</li></ul>\n"
    script = '<script>"<!-- mbclint: ignore-file -->"</script>\n'
    assert said(page + script, "page.html") == ["2 SEE102"]


def test_what_is_of_no_use_is_removed(said: Said) -> None:
    clean = TWICE.replace("- [Diet](/c)\n", "")
    assert said.mended(clean.replace("(/b)", f"(/b) {IGNORE}")) == clean
    assert said.mended(f"{clean}\n{IGNORE}\n{clean}") == f"{clean}\n{clean}"
    start, end = "<!-- mbclint: ignore-start SEE102 -->", "<!-- mbclint: ignore-end -->"
    assert said.mended(f"{start}\n{clean}{end}\n") == clean
    both = TWICE.replace("(/c)", "(/c) <!-- mbclint: ignore SEE102, EXP705 -->")
    assert said.mended(both) == both.replace(", EXP705", "")
    both = TWICE.replace("(/c)", "(/c) <!-- mbclint: ignore EXP705 SEE102 reason=r -->")
    assert said.mended(both) == both.replace("EXP705 ", "")


def test_a_rule_that_did_not_run_makes_no_suppression_useless(said: Said, run: RunCommand) -> None:
    page = TWICE.replace("(/c)", f"(/c) {IGNORE}")
    assert said(page) == []
    found = run("check", "page.md", "--select=MBC", "--format=concise", DAY)
    assert found.stdout == ""


def test_what_yields_to_a_hidden_finding_stays_hidden(said: Said) -> None:
    """One fault is one finding, also where it is hidden: SEE103 yields to SEE102."""
    file = said.folder / "mbclint.toml"
    file.write_text(SETTINGS.replace('"SEE102"', '"SEE"'))
    page = TWICE.replace("(/c)", "(/c) <!-- mbclint: ignore SEE102 -->")
    assert "SEE103" not in said.in_full(page)


@pytest.mark.parametrize("name", ["page.md", "page.html"])
def test_the_page_is_otherwise_the_same(said: Said, name: str) -> None:
    """Comments are no content: what is rendered differs by them alone."""
    page = TWICE if name.endswith("md") else str(pyromark.html(TWICE))
    asked = re.sub(r"(Diet\S*)$", rf"\1 {IGNORE}", page, flags=re.MULTILINE)
    assert asked.count(IGNORE) == 2
    rendered = str(pyromark.html(asked)) if name.endswith("md") else asked
    expected = str(pyromark.html(TWICE))
    assert rendered.replace(f" {IGNORE}", "") == expected
    found = [each for each in said(asked, name) if "MBC002" not in each]
    assert found == []
