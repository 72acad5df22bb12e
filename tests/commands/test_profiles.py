"""Settings for paths, and profiles, as the command heeds them."""

from pathlib import Path

from tests.commands.conftest import RunCommand

DAY = "--today=2026-06-01"
TWICE = "# Kidney stones\n\n## See also\n\n- Diet\n- MRI\n- Diet\n\n\n"
SETTINGS = (
    'select = ["SEE102", "EXP705"]\n[[per-path]]\npath = "archive-*"\nignore = ["SEE"]\n'
    '[profiles.publish]\nfail-on = "info"\n[profiles.draft]\nignore = ["SEE102"]\n'
)


def test_files_of_one_folder_have_settings_of_their_own(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text(SETTINGS)
    for name in ("a.md", "archive-a.md"):
        (folder / name).write_text(TWICE)
    result = run("check", "--format=concise", DAY)
    assert [line.split()[0].partition(":")[0] for line in result.stdout.splitlines()] == [
        *("a.md", "a.md"),
        "archive-a.md",
    ]
    shown = run("config", "show", "archive-a.md").stdout
    assert 'ignore = ["SEE"]' in shown
    assert "mbclint.toml:4" in shown


def test_a_profile_is_the_gate_of_a_stage(run: RunCommand, folder: Path) -> None:
    (folder / "mbclint.toml").write_text(SETTINGS)
    (folder / "archive-a.md").write_text(TWICE)
    assert run("check", DAY).exit_code == 0
    assert run("check", "--profile=publish", DAY).exit_code == 1
    (folder / "a.md").write_text(TWICE)
    assert run("check", DAY).exit_code == 1
    assert run("check", "--profile=draft", DAY).exit_code == 0
    wrong = run("check", "--profile=publsh", DAY)
    assert 'there is no profile "publsh" in the root settings file; did you mean' in wrong.stderr
    assert wrong.exit_code == 2
    shown = run("config", "show", "--profile=publish").stdout
    assert 'fail-on = "info"' in shown
