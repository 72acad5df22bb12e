"""Settings of a project: found, laid over one another, and asked for by path."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mbclint.model.finding import Severity
from mbclint.settings.merge import Chosen
from mbclint.settings.project import RuleSettings, load_project

if TYPE_CHECKING:
    from tests.settings.conftest import Tree

ROOT = """\
languages = ["en", "pt-br"]
source-language = "EN"
pages = [{path = "content/{lang?}/{slug}.md"}, {path = "content/**", language = "pt-BR"}]
max-file-size = "1.5 MiB"
extend-rules = ["house", "../shared"]
fail-on = "warning"
select = ["SEE", "LNG"]
extend-select = ["order"]
ignore = [
  "REV302",
  "long-list",
]

[severity]
bare-date = "warning"
order = "error"

[rules.long-list]
max = 30
about = {a = 1}
"""
NESTED = """\
ignore = ["due-soon"]
review-interval = "1 year"

[severity]
order = "info"
[rules.long-list]
about = {b = 2}
[rules.order]
"""


def told(chosen: Iterable[Chosen]) -> list[str]:
    return [f"{each.rule} {each.origin}" for each in chosen]


def options(rules: RuleSettings) -> dict[str, Any]:
    return {f"{each.rule} {each.origin}": dict(given) for each, given in rules.options}


def severity(rules: RuleSettings) -> dict[str, Severity]:
    return {f"{each.rule} {each.origin}": given for each, given in rules.severity}


def test_the_settings_of_the_site(tree: "Tree") -> None:
    project = tree.write({"mbclint.toml": ROOT}).load("content")
    assert (project.root, project.file) == (tree.top, tree.top / "mbclint.toml")
    site = project.site
    assert (site.languages, site.source_language) == (("en", "pt-BR"), "en")
    assert site.include == ("*.md", "*.markdown", "*.mdx", "*.html", "*.htm", "*.xhtml")
    assert site.max_file_size == 1_572_864
    assert site.extend_rules == (tree.top / "house", tree.top / "../shared")
    assert project.fail_on == "warning"


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("content/a.md", "en"),
        ("content/en/a.md", "en"),
        ("content/fr/a.md", "pt-BR"),
        ("about.md", None),
    ],
)
def test_the_first_pattern_that_fits_gives_the_language(
    tree: "Tree", path: str, language: str | None
) -> None:
    site = tree.write({"mbclint.toml": ROOT}).load().site
    assert site.language_of(path) == language


@pytest.mark.parametrize(
    ("languages", "language"), [('["es"]', "es"), ('["es", "en"]', None), ("[]", None)]
)
def test_where_no_pattern_tells_the_only_language_counts(
    tree: "Tree", languages: str, language: str | None
) -> None:
    pages = '[{path = "blog/{slug}"}]'
    site = tree.write({"mbclint.toml": f"languages = {languages}\npages = {pages}"}).load().site
    assert [site.language_of(path) for path in ("a.md", "blog/a")] == [language, language]


@pytest.mark.parametrize(
    ("written", "size"),
    [("1", 1), ('"20 MB"', 20_000_000), ('"2kb"', 2000), ('"1 GiB"', 2**30), ('" 7 B "', 7)],
)
def test_sizes(tree: "Tree", written: str, size: int) -> None:
    project = tree.write({"mbclint.toml": f"max-file-size = {written}"}).load()
    assert project.site.max_file_size == size


def test_without_a_file_there_are_the_defaults(tree: "Tree") -> None:
    project = tree.load("docs")
    assert (project.root, project.file, project.fail_on) == (tree.top, None, "error")
    rules = project.rules_for(tree.top / "docs" / "a.md")
    assert (rules.select, rules.extend_select, rules.ignore) == (None, (), ())
    assert (rules.severity, rules.options, str(rules.review_interval)) == ((), (), "3 years")
    assert project.site.max_file_size == 20_000_000


def test_the_settings_of_rules_and_where_each_comes_from(tree: "Tree") -> None:
    rules = tree.write({"mbclint.toml": ROOT}).load().rules_for(tree.top)
    assert rules.select is not None
    assert told(rules.select) == ["SEE mbclint.toml:7", "LNG mbclint.toml:7"]
    assert told(rules.extend_select) == ["order mbclint.toml:8"]
    # Each item of a list has its own line.
    assert told(rules.ignore) == ["REV302 mbclint.toml:10", "long-list mbclint.toml:11"]
    assert severity(rules) == {
        "bare-date mbclint.toml:15": Severity.WARNING,
        "order mbclint.toml:16": Severity.ERROR,
    }
    assert options(rules) == {"long-list mbclint.toml:20": {"max": 30, "about": {"a": 1}}}
    assert str(rules.origin_of("rules", "long-list")) == "mbclint.toml:18"
    assert str(rules.origin_of("rules", "long-list", "max")) == "mbclint.toml:19"


def test_nested_files_add_and_replace(tree: "Tree") -> None:
    tree.write(
        {
            "mbclint.toml": ROOT,
            "docs/.mbclint.toml": NESTED,
            "docs/es/x/mbclint.toml": 'select = ["ALL"]\nextend-select = ["EXP"]',
        }
    )
    project = tree.load()
    rules = project.rules_for(tree.top / "docs" / "es" / "x" / "a.md")
    assert rules.select is not None
    assert told(rules.select) == ["ALL docs/es/x/mbclint.toml:1"]
    assert told(rules.extend_select) == ["order mbclint.toml:8", "EXP docs/es/x/mbclint.toml:2"]
    assert told(rules.ignore)[1:] == ["long-list mbclint.toml:11", "due-soon docs/.mbclint.toml:1"]
    assert str(rules.review_interval) == "1 year"
    assert severity(rules) == {
        "bare-date mbclint.toml:15": Severity.WARNING,
        "order docs/.mbclint.toml:5": Severity.INFO,
    }
    assert options(rules) == {
        "long-list docs/.mbclint.toml:7": {"max": 30, "about": {"b": 2}},
        "order docs/.mbclint.toml:8": {},
    }
    assert str(rules.origin_of("rules", "long-list", "max")) == "mbclint.toml:19"
    assert str(rules.origin_of("ignore")) == "docs/.mbclint.toml:1"
    # Neighbours and folders above are not touched.
    assert told(project.rules_for(tree.top / "a.md").ignore)[2:] == []
    assert told(project.rules_for(tree.top / "docs" / "es" / "a.md").extend_select) == [
        "order mbclint.toml:8"
    ]


def test_the_command_line_is_nearest(tree: "Tree") -> None:
    tree.write({"mbclint.toml": ROOT, "docs/mbclint.toml": 'select = ["ALL"]'})
    project = tree.load(select=("SEE102",), ignore=("LNG",), fail_on="never")
    rules = project.rules_for(tree.top / "docs")
    assert rules.select is not None
    assert told(rules.select) == ["SEE102 command line"]
    assert told(rules.ignore)[2:] == ["LNG command line"]
    assert project.fail_on == "never"


def test_a_file_a_folder_and_a_way_round_are_the_same(
    tree: "Tree", monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.write({"docs/es/mbclint.toml": "ignore = ['SEE']"})
    project = tree.load()
    monkeypatch.chdir(tree.top / "docs")
    rules = project.rules_for(tree.top / "docs" / "es" / "absent.md")
    assert told(rules.ignore) == ["SEE docs/es/mbclint.toml:1"]
    for path in ("es", "es/a.md", "../docs/x/../es", "es/no/such/folder"):
        assert project.rules_for(Path(path)).ignore == rules.ignore
    assert project.rules_for(Path("es/../a.md")).ignore == ()


def test_each_file_is_read_once(tree: "Tree") -> None:
    tree.write(
        {"mbclint.toml": "", "docs/mbclint.toml": "", "docs/pyproject.toml": "[tool.mbclint]"}
    )
    project = tree.load("docs")
    first, *others = (project.rules_for(tree.top / name) for name in ("docs/a.md", "docs/x/b.md"))
    assert all(each is first for each in others)
    assert project.warnings == [
        "docs/pyproject.toml: passed over, because docs/mbclint.toml comes first"
    ]
    (tree.top / "docs" / "mbclint.toml").write_text("ignore = ['SEE']", "utf-8")
    assert project.rules_for(tree.top / "docs" / "new.md").ignore == ()


def test_a_second_file_beside_the_root_file_is_told_of(tree: "Tree") -> None:
    files = {"mbclint.toml": "", ".mbclint.toml": "= 1", "pyproject.toml": "[tool.mbclint]"}
    assert tree.write(files).load().warnings == [
        ".mbclint.toml: passed over, because mbclint.toml comes first",
        "pyproject.toml: passed over, because mbclint.toml comes first",
    ]


def test_a_file_outside_of_the_project_has_the_settings_of_the_root(tree: "Tree") -> None:
    tree.write({"a/mbclint.toml": "root = true\nignore = ['SEE']", "b/mbclint.toml": "ignore = 1"})
    rules = tree.load("a").rules_for(tree.top / "b" / "c.md")
    assert told(rules.ignore) == ["SEE mbclint.toml:2"]


@pytest.mark.parametrize("isolated", [False, True])
def test_a_named_file_takes_the_place_of_the_root_file(tree: "Tree", isolated: bool) -> None:
    tree.write(
        {
            "strict.toml": "languages = ['en']\nextend-rules = ['house']",
            "site/mbclint.toml": "languages = ['es']\nignore = ['SEE']",
            "site/.mbclint.toml": "",
            "site/docs/mbclint.toml": "ignore = ['LNG']",
        }
    )
    project = tree.load("site/docs", config="strict.toml", isolated=isolated)
    assert (project.root, project.file) == (tree.top, tree.top / "strict.toml")
    assert project.site.languages == ("en",)
    assert project.warnings == []
    assert project.site.extend_rules == (tree.top / "house",)
    assert told(project.rules_for(tree.top / "site" / "docs").ignore) == (
        [] if isolated else ["LNG site/docs/mbclint.toml:1"]
    )


def test_a_named_file_elsewhere_leaves_the_root_where_it_is(tree: "Tree") -> None:
    tree.write(
        {
            "conf/mbclint.toml": "languages = ['en']\nextend-rules = ['house']\nignore = ['SEE']",
            "site/mbclint.toml": "languages = ['es']",
        }
    )
    project = tree.load("site", config="conf/mbclint.toml")
    assert project.root == tree.top / "site"
    assert project.site.extend_rules == (tree.top / "conf" / "house",)
    origin = project.rules_for(tree.top / "site").ignore[0].origin
    assert str(origin) == f"{(tree.top / 'conf/mbclint.toml').as_posix()}:3"
    # It is no nested file of its own project.
    above = tree.load(config="conf/mbclint.toml")
    assert above.root == tree.top
    assert told(above.rules_for(tree.top / "conf").ignore) == ["SEE conf/mbclint.toml:3"]


def test_isolated_reads_no_file(tree: "Tree") -> None:
    tree.write({"mbclint.toml": "= 1", "docs/mbclint.toml": "= 1"})
    project = tree.load("docs", isolated=True)
    assert (project.root, project.file) == (tree.top, None)
    assert project.rules_for(tree.top / "docs" / "a.md").ignore == ()


def test_a_byte_order_mark_and_line_ends_of_windows(tree: "Tree") -> None:
    tree.write({"mbclint.toml": b"\xef\xbb\xbf# a\r\nignore = [\r\n'SEE']\r\n"})
    assert told(tree.load().rules_for(tree.top).ignore) == ["SEE mbclint.toml:3"]


def test_very_deep_folders(tree: "Tree") -> None:
    deep = tree.top.joinpath(*"a" * 1500)
    assert tree.load().rules_for(deep).ignore == ()


def test_a_start_that_is_a_file(tree: "Tree") -> None:
    tree.write({"mbclint.toml": "ignore = ['SEE']", "docs/a.md": ""})
    project = load_project(tree.top / "docs" / "a.md", tree.top)
    assert project.root == tree.top
