"""What settings files are made of: files that they extend, tables for paths, and profiles."""

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema  # type: ignore[import-untyped]
import pytest

from mbclint.settings.json_schema import schema
from mbclint.settings.project import Project, load_project

if TYPE_CHECKING:
    from tests.settings.conftest import Tree

COMMITTED = Path(__file__).parents[2] / "docs/schemas/settings.schema.json"


def ignored(project: Project, path: str) -> list[str]:
    rules = project.rules_for(project.root / path)
    return [f"{each.rule} {each.origin}" for each in rules.ignore]


def test_a_file_builds_on_others(tree: "Tree") -> None:
    tree.write(
        {
            "house/base.toml": 'languages = ["en"]\nignore = ["SEE"]\nfail-on = "info"\n',
            "house/more.toml": 'extend = ["base.toml"]\nignore = ["LNG"]\n',
            "mbclint.toml": 'extend = ["house/more.toml"]\nignore = ["REV"]\nfail-on = "never"\n',
        }
    )
    project = tree.load()
    assert ignored(project, "a.md") == [
        "SEE house/base.toml:2",
        "LNG house/more.toml:2",
        "REV mbclint.toml:2",
    ]
    assert project.site.languages == ("en",)
    assert project.fail_on == "never"


def test_a_nested_file_may_build_on_rules_alone(tree: "Tree") -> None:
    tree.write(
        {
            "base.toml": 'ignore = ["SEE"]\n',
            "site.toml": 'languages = ["en"]\n',
            "mbclint.toml": "",
            "docs/mbclint.toml": 'extend = ["../base.toml"]\n',
            "news/mbclint.toml": 'extend = ["../site.toml"]\n',
        }
    )
    assert ignored(tree.load("docs"), "docs/a.md") == ["SEE base.toml:1"]
    (fault,) = tree.faults("news")
    assert fault.startswith('site.toml:1: "languages" belongs to the whole site')


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        (
            {"mbclint.toml": 'extend = ["a.toml"]', "a.toml": 'extend = ["mbclint.toml"]'},
            "a.toml:1: extend: a circle: mbclint.toml extends a.toml extends mbclint.toml",
        ),
        ({"mbclint.toml": 'extend = ["a.toml"]'}, "a.toml: cannot be read: No such file"),
        ({"mbclint.toml": "per-path = [{ignore = ['SEE']}]"}, 'expected a glob under "path"'),
        (
            {"mbclint.toml": '[[per-path]]\npath = "a"\nlanguages = ["en"]'},
            'mbclint.toml:3: "languages" belongs to the whole site: only a settings file, outside',
        ),
        (
            {"mbclint.toml": '[[per-path]]\npath = "a"\nreview-intervall = "1 year"'},
            'unknown key "review-intervall"; did you mean "review-interval"?',
        ),
        ({"mbclint.toml": '[profiles.publish]\nfail-on = "sometimes"'}, "mbclint.toml:2: fail-on"),
        ({"mbclint.toml": "[profiles.publish.profiles]"}, '"profiles" belongs to the whole file'),
    ],
)
def test_faults_stand_where_they_are(tree: "Tree", files: dict[str, str], fault: str) -> None:
    assert fault in "\n".join(tree.write(files).faults())


def test_globs_give_files_settings_of_their_own(tree: "Tree") -> None:
    tree.write(
        {
            "mbclint.toml": 'ignore = ["SEE"]\nreview-interval = "1 year"\n'
            '[[per-path]]\npath = "archive/*"\nignore = ["STL"]\nreview-interval = "9 years"\n'
            '[[per-path]]\npath = "news-*.md"\nignore = ["REV"]\n',
            "archive/mbclint.toml": '[[per-path]]\npath = "old/*"\nreview-interval = "20 years"\n',
        }
    )
    project = tree.load()
    assert ignored(project, "a.md") == ["SEE mbclint.toml:1"]
    assert ignored(project, "archive/x/news-1.md") == [
        "SEE mbclint.toml:1",
        "STL mbclint.toml:5",
        "REV mbclint.toml:9",
    ]
    intervals = [
        str(project.rules_for(project.root / path).review_interval)
        for path in ("a.md", "archive/a.md", "archive/old/a.md")
    ]
    assert intervals == ["1 year", "9 years", "20 years"]


def test_a_profile_is_nearer_than_all_files(tree: "Tree") -> None:
    tree.write(
        {
            "mbclint.toml": '[profiles.publish]\nfail-on = "warning"\nignore = ["LNG"]\n'
            'severity = {order = "error"}\n',
            "docs/mbclint.toml": 'ignore = ["SEE"]\nseverity = {order = "info"}\n',
        }
    )
    assert tree.load().fail_on == "error"
    project = load_project(tree.top, tree.top, profile="publish")
    assert project.fail_on == "warning"
    assert ignored(project, "docs/a.md") == ["SEE docs/mbclint.toml:1", "LNG mbclint.toml:3"]
    assert [str(level) for _, level in project.rules_for(tree.top / "docs").severity] == ["error"]
    given = load_project(tree.top, tree.top, None, False, {"fail-on": "info"}, "publish")
    assert given.fail_on == "info"


def test_the_schema_is_the_one_in_the_documentation() -> None:
    assert json.loads(COMMITTED.read_text("utf-8")) == json.loads(json.dumps(schema()))


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ('languages = ["en"]\n[[per-path]]\npath = "a/*"\nignore = ["SEE"]', True),
        ('[profiles.publish]\nfail-on = "warning"', True),
        ('pages = [{path = "{lang}/**"}]\nmax-file-size = "20 MB"', True),
        ("pages = [{}]", False),
        ('fail-on = "sometimes"', False),
        ('[[per-path]]\nignore = ["SEE"]', False),
        ('[profiles.publish]\nlanguages = ["en"]', False),
        ("inclde = []", False),
    ],
)
def test_the_schema_accepts_what_is_right(text: str, valid: bool) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(tomllib.loads(text)) == valid
