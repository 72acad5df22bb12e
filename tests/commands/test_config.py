"""Settings through the public command: where values come from, and what is wrong with them."""

from pathlib import Path

import pytest

from tests.commands.conftest import RunCommand


def test_every_value_says_where_it_comes_from(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text(
        'languages = ["en", "es"]\nignore = ["SEE"]\n[severity]\nbare-date = "info"\n'
    )
    (folder / "old").mkdir()
    (folder / "old" / ".mbclint.toml").write_text(
        'ignore = ["LNG"]\nreview-interval = "5 years"\n[rules.long-list]\nmax = 3\n'
    )
    shown = run("config", "show", "old").output
    rows = dict(line.rsplit("  # ", 1) for line in shown.splitlines()[1:])
    rows = {key.strip(): origin for key, origin in rows.items()}
    assert rows['languages = ["en", "es"]'] == "mbclint.toml:1"
    assert rows['ignore = ["SEE", "LNG"]'] == "mbclint.toml:2, old/.mbclint.toml:1"
    assert rows['review-interval = "5 years"'] == "old/.mbclint.toml:2"
    assert rows['severity.bare-date = "info"'] == "mbclint.toml:4"
    assert rows["rules.long-list.max = 3"] == "old/.mbclint.toml:4"
    assert rows['fail-on = "error"'] == "default"


def test_what_is_shown_can_be_used(run: RunCommand, folder: Path) -> None:
    first = run("config", "show").output
    (folder / "mbclint.toml").write_text(first)
    second = run("config", "show").output
    assert [line.split("#")[0].strip() for line in second.splitlines()] == [
        line.split("#")[0].strip() for line in first.splitlines()
    ]


@pytest.mark.parametrize("name", ["mbclint.toml", ".mbclint.toml", "pyproject.toml"])
def test_three_names_of_settings_files(run: RunCommand, folder: Path, name: str) -> None:
    table = "[tool.mbclint]\n" if name == "pyproject.toml" else "\n"
    (folder / name).write_text(f'{table}fail-on = "never"\n')
    assert 'fail-on = "never"' in run("config", "show").output
    assert f"# {name}:2" in run("config", "show").output


def test_a_second_file_in_a_folder_is_told(run: RunCommand, folder: Path) -> None:
    for name in ("mbclint.toml", ".mbclint.toml"):
        (folder / name).write_text("")
    assert (
        ".mbclint.toml: passed over, because mbclint.toml comes first"
        in run("config", "show").stderr
    )


def test_the_root_is_the_topmost_file_within_the_repository(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text('languages = ["fr"]')
    (folder / "repo" / ".git").mkdir(parents=True)
    (folder / "repo" / "mbclint.toml").write_text('languages = ["en"]')
    (folder / "repo" / "sub").mkdir()
    assert 'languages = ["en"]' in run("config", "show", "repo/sub").output
    assert "languages = []" in run("config", "show", "repo/sub", "--isolated").output
    (folder / "repo" / "sub" / "mbclint.toml").write_text('root = true\nlanguages = ["de"]')
    assert 'languages = ["de"]' in run("config", "show", "repo/sub").output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = [", "mbclint.toml:1:6: is not TOML: "),
        ("\ninclde = []", 'mbclint.toml:2: unknown key "inclde"; did you mean "include"?'),
        (
            'languages = "en"',
            'mbclint.toml:1: languages: expected a list of language tags such as ["en", "es"]',
        ),
        (
            'languages = ["en",\n "es_ES"]',
            'mbclint.toml:2: languages: "es_ES" is not a BCP 47 language tag; did you mean "es-ES',
        ),
        (
            'languages = ["english"]',
            '"english" is not a BCP 47 language tag; expected one such as "en" or "pt-BR"',
        ),
        (
            'languages = ["en", "es"]\nsource-language = "fr"',
            'mbclint.toml:2: source-language "fr" is not among languages (en, es)',
        ),
        (
            'review-interval = "3 yaers"',
            'mbclint.toml:1: review-interval: expected an interval such as "3 years"',
        ),
        (
            'pages = [\n {path = "a/{lang}/{lang}"}]',
            'mbclint.toml:2: pages: "a/{lang}/{lang}": the placeholder {lang} stands twice',
        ),
        (
            '[severity]\nbare-date = "fatal"',
            'mbclint.toml:2: severity.bare-date: expected "error", "warning" or "info"',
        ),
        (
            '[severity]\nbear-date = "error"',
            'mbclint.toml:2: severity: there is no rule "bear-date"; did you mean "bare-date"?',
        ),
        (
            "[rules.long-list]\nmox = 4\nmax = 3",
            'mbclint.toml:2: rules.long-list: there is no option "mox"; did you mean "max"?',
        ),
        ('[rules.long-list]\nmax = "x"', "mbclint.toml:2: rules.long-list: Expected"),
        ("max-file-size = 0", "mbclint.toml:1: max-file-size: expected at least 1 byte"),
        ('extend-rules = ["absent"]', "absent:1: there is no such folder of rules"),
    ],
)
def test_faults_name_file_line_key_and_what_was_expected(
    run: RunCommand, folder: Path, text: str, said: str
) -> None:
    (folder / "mbclint.toml").write_text(text)
    (folder / "a.txt").write_text("Text.\n")
    for arguments in (("config", "show"), ("check", "a.txt")):
        result = run(*arguments)
        assert result.exit_code == 2
        assert said in result.stderr.replace(f"{folder}/", "")


def test_all_faults_are_told_at_once(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text('inclde = []\nlanguages = 3\nfail-on = "x"\n')
    assert len(run("config", "show").stderr.splitlines()) == 3


def test_a_nested_file_may_not_say_what_the_site_is(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text("")
    (folder / "sub").mkdir()
    (folder / "sub" / "mbclint.toml").write_text('languages = ["en"]')
    result = run("config", "show", "sub")
    assert result.exit_code == 2
    assert 'sub/mbclint.toml:1: "languages" belongs to the whole site' in result.stderr


def test_a_nested_file_changes_the_rules_of_its_folder(run: RunCommand, folder: Path) -> None:
    page = (
        "---\nlang: en\nreview_in: 3 years\nreviewer: Ana Gil\n---\n# Kidneys\n\nSmall stones pass.\n\n"
        "Last reviewed: 5 May 2022\n"
    )
    (folder / "mbclint.toml").write_text("")
    (folder / "slow").mkdir()
    (folder / "slow" / "mbclint.toml").write_text('review-interval = "10 years"')
    for name in ("a.md", "slow/b.md"):
        (folder / name).write_text(page)
    lines = run("check", "--format=concise", "--today=2026-06-01").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["a.md"]
