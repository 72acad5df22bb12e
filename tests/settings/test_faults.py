"""What people are told about faults in their settings, word for word."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.settings.faults import SettingsError
from mbclint.settings.layers import file_layer
from mbclint.settings.schema import KEYS, Merge
from mbclint.settings.wording import toml

if TYPE_CHECKING:
    from tests.settings.conftest import Tree

TAGS = 'expected a list of language tags such as ["en", "es"]'
SELECTORS = 'expected a list of rule codes, names or families such as ["SEE", "bare-date"]'
A_WORD = 'expected one such as "en" or "pt-BR"'
BYTES = "expected at least 1 byte and at most 9_223_372_036_854_775_807"
SIZE = 'expected a number of bytes such as 20_000_000 or "20 MB"'
INTERVAL = 'expected an interval such as "3 years" or "90 days"'
PATTERN = 'expected a path pattern such as "content/{lang}/**"'
A_TAG = 'expected a language tag such as "en" or "pt-BR"'
PAGE = 'expected a table such as {path = "es/{slug}.md", language = "es", url = "/es/{slug}"}'
LEVELS = 'expected "error", "warning" or "info"'
THRESHOLDS = 'expected "error", "warning", "info" or "never"'
OPTIONS = "expected a table of options such as {max = 30}"
PAGES = 'expected a list of tables such as {path = "content/{lang}/**"}'


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        # Keys
        ('inclde = ["a"]', ['1: unknown key "inclde"; did you mean "include"?']),
        ("[zzz]", ['1: unknown key "zzz"']),
        ('"a\\nb" = 1', ['1: unknown key "a\\nb"']),
        # Types
        ('languages = "en"', [f'1: languages: {TAGS}, got the string "en"']),
        ('languages = ["en", 3]', [f"1: languages: {TAGS}, got the integer 3 among its items"]),
        ("[languages]", [f"1: languages: {TAGS}, got a table"]),
        (
            "ignore = [\n  'a',\n  ''\n]",
            [f"1: ignore: {SELECTORS}, got an empty string among its items"],
        ),
        ("select = 2024-01-31", [f"1: select: {SELECTORS}, got the date 2024-01-31"]),
        ("root = 1", ["1: root: expected true or false, got the integer 1"]),
        ("source-language = []", [f"1: source-language: {A_TAG}, got a list"]),
        ("max-file-size = true", [f"1: max-file-size: {SIZE}, got the boolean true"]),
        ("max-file-size = 0", [f"1: max-file-size: {BYTES}, got the integer 0"]),
        ("max-file-size = 1.5", [f"1: max-file-size: {SIZE}, got the number 1.5"]),
        ('max-file-size = "20 XB"', [f'1: max-file-size: {SIZE}, got the string "20 XB"']),
        (
            f"max-file-size = 0x{'f' * 9000}",
            [f"1: max-file-size: {BYTES}, got an integer beyond 64 bits"],
        ),
        ('review-interval = "3"', [f'1: review-interval: {INTERVAL}, got the string "3"']),
        (
            f"root = '{'x' * 99}'",
            [f'1: root: expected true or false, got the string "{"x" * 60}…"'],
        ),
        (
            'fail-on = "eror"',
            [
                f'1: fail-on: {THRESHOLDS}, got the string "eror"; did you mean "error"?',
            ],
        ),
        (
            '[severity]\nbare-date = "warn"\nother = 1',
            [
                f'2: severity.bare-date: {LEVELS}, got the string "warn"; did you mean "warning"?',
                f"3: severity.other: {LEVELS}, got the integer 1",
            ],
        ),
        (
            "[rules]\nlong-list = 30",
            [
                f"2: rules.long-list: {OPTIONS}, got the integer 30",
            ],
        ),
        # Language tags
        (
            'languages = ["en",\n  "es_ES",\n  "english"]',
            [
                '2: languages: "es_ES" is not a BCP 47 language tag; did you mean "es-ES"?',
                f'3: languages: "english" is not a BCP 47 language tag; {A_WORD}',
            ],
        ),
        (
            'languages = ["en", "es"]\n\nsource-language = "fr"',
            ['3: source-language "fr" is not among languages (en, es)'],
        ),
        ('languages = ["en", "EN"]', ['1: languages: "en" stands twice']),
        # Pages
        ('pages = ["a"]', [f'1: pages: {PAGES}, got the string "a" among its items']),
        (
            '[[pages]]\npath = "a"\n\n[[pages]]\nlangage = "es"',
            [
                f'4: pages: the key "path" is missing; {PAGE}',
                '5: pages: unknown key "langage"; did you mean "language"?',
            ],
        ),
        (
            '[[pages]]\npath = 3\nlanguage = "es_MX"',
            [
                f"2: pages: {PATTERN}, got the integer 3",
                '3: pages: "es_MX" is not a BCP 47 language tag; did you mean "es-MX"?',
            ],
        ),
        (
            'pages = [\n  {path = "a"},\n  {path = "{lang"}\n]',
            ['3: pages: "{lang": expected a placeholder such as {lang} or {slug} at "{lang"'],
        ),
        # The form of the file
        ("a = \n", ["1:5: is not TOML: invalid value"]),
        ("ignore = [\n'a'", ["2:4: is not TOML: unclosed array"]),
        ("a = " + "[" * 5000, [" is not TOML: nested too deeply"]),
        ("a = " + "9" * 5000, [" is not TOML: an integer is too large"]),
        (
            "ignore = []\nselect = []\nignore = ['a']",
            ['3: the key "ignore" stands twice; first on line 1'],
        ),
        (
            "[severity]\n[rules.'a b']\n[severity]\na = 1\n[rules.\"a b\"]",
            [
                '3: the key "severity" stands twice; first on line 1',
                '5: the key "rules."a b"" stands twice; first on line 2',
            ],
        ),
        (
            "select = [2020-13-45]\nignore = []\nignore = []",
            [
                "1:15: is not TOML: unclosed array",
                '3: the key "ignore" stands twice; first on line 2',
            ],
        ),
        (b"# \xe9t\xe9\nroot = 1", ["1: is not UTF-8 (byte 0xE9); save it as UTF-8"]),
        ("root = true".encode("utf-16"), ["1: is not UTF-8 (byte 0xFF); save it as UTF-8"]),
    ],
)
def test_faults_of_a_file(tree: "Tree", text: str | bytes, faults: list[str]) -> None:
    tree.write({"mbclint.toml": text})
    assert tree.faults() == [f"mbclint.toml:{fault}" for fault in faults]


def test_all_faults_of_all_files_are_told_at_once(tree: "Tree") -> None:
    tree.write(
        {
            "mbclint.toml": 'ignore = 1\nlanguages = ["en"]\nsource-language = "es"\n',
            "docs/.mbclint.toml": 'select = "SEE"\n\nlanguages = ["es"]\nfail-on = "never"',
            "docs/es/mbclint.toml": "= 1",
            "elsewhere/mbclint.toml": "= 1",
        }
    )
    only_root = "only mbclint.toml, the root settings file, may set it"
    assert tree.faults("docs/es", fail_on="sometimes", ignore=(1,)) == [
        f"mbclint.toml:1: ignore: {SELECTORS}, got the integer 1",
        'mbclint.toml:3: source-language "es" is not among languages (en)',
        f'docs/.mbclint.toml:1: select: {SELECTORS}, got the string "SEE"',
        f'docs/.mbclint.toml:3: "languages" belongs to the whole site: {only_root}',
        f'docs/.mbclint.toml:4: "fail-on" belongs to the whole run: {only_root}',
        "docs/es/mbclint.toml:1:1: is not TOML: invalid statement",
        f'command line: fail-on: {THRESHOLDS}, got the string "sometimes"',
        f"command line: ignore: {SELECTORS}, got the integer 1 among its items",
    ]


def test_a_fault_tells_its_place_apart_from_its_text(tree: "Tree") -> None:
    tree.write({"mbclint.toml": "\n[[pages]]\npath = 1"})
    with pytest.raises(SettingsError) as caught:
        tree.load()
    (fault,) = caught.value.faults
    assert (fault.origin.source, fault.origin.line, fault.key) == ("mbclint.toml", 3, "pages")
    assert str(caught.value) == str(fault)


def test_a_nested_file_without_a_root_file(tree: "Tree") -> None:
    tree.write({"docs/mbclint.toml": "languages = []"})
    project = tree.load()
    with pytest.raises(SettingsError) as caught:
        project.rules_for(tree.top / "docs" / "a.md")
    assert str(caught.value) == (
        'docs/mbclint.toml:1: "languages" belongs to the whole site: '
        "only a settings file in the project's root, which has none, may set it"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[a]\n[tool.mbclint]\nignor = []", ':3: unknown key "ignor"; did you mean "ignore"?'),
        ("a = 1\ntool.mbclint = 3", ":2: tool.mbclint: expected a table, got the integer 3"),
        ("[tool.mbclint]\n[a]\nb = ", ":3:5: is not TOML: invalid value"),
    ],
)
def test_faults_of_a_pyproject(tree: "Tree", text: str, fault: str) -> None:
    assert tree.write({"pyproject.toml": text}).faults() == [f"pyproject.toml{fault}"]


def test_a_named_pyproject_without_a_table(tree: "Tree") -> None:
    tree.write({"pyproject.toml": "[tool.other]"})
    assert tree.faults(config="pyproject.toml") == [
        "pyproject.toml: there is no table [tool.mbclint]"
    ]


def test_a_folder_in_place_of_a_file(tree: "Tree") -> None:
    (tree.top / "mbclint.toml").mkdir()
    assert tree.faults() == ["mbclint.toml: is a folder; expected a settings file"]


def test_what_is_no_regular_file(tree: "Tree") -> None:
    os.mkfifo(tree.top / "mbclint.toml")
    assert tree.faults() == ["mbclint.toml: is not a regular file"]


def test_a_link_that_leads_nowhere(tree: "Tree") -> None:
    (tree.top / ".mbclint.toml").symlink_to("nowhere")
    assert tree.faults() == [".mbclint.toml: cannot be read: No such file or directory"]


def test_a_file_that_must_not_be_read(tree: "Tree", monkeypatch: pytest.MonkeyPatch) -> None:
    tree.write({"mbclint.toml": "", "pyproject.toml": "[tool.mbclint]"})

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert tree.faults() == ["mbclint.toml: cannot be read: Permission denied"]
    (tree.top / "mbclint.toml").unlink()
    assert tree.faults() == ["pyproject.toml: cannot be read: Permission denied"]


def test_a_named_file_that_is_absent(tree: "Tree") -> None:
    assert tree.faults(config="strict.toml") == [
        "strict.toml: cannot be read: No such file or directory"
    ]


def test_an_unknown_key_of_the_command_line(tree: "Tree") -> None:
    assert tree.faults(ignor=()) == ['command line: unknown key "ignor"; did you mean "ignore"?']


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.times()),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["path", "language", "a"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), VALUES, max_size=3))
def test_any_values_make_settings_or_faults(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text("\n".join(f"{key} = {toml(value)}" for key, value in table.items()), "utf-8")
    layer = file_layer(path, "any.toml")
    given_keys = {setting[0] for setting in layer.values}
    faulty_keys = {fault.key.split(".")[0] for fault in layer.faults}
    assert all(fault.origin.line for fault in layer.faults)
    # An empty table says nothing.
    tables = {name for name, key in KEYS.items() if key.merge is Merge.BY_KEY}
    assert given_keys | faulty_keys | tables == set(table) | tables
