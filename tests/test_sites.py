"""Two small built sites: one without any fault stays silent, its twin has those of its list."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mbclint.checks.kinds import Need, SiteCheck
from mbclint.commands.main import main
from mbclint.rulebook.book import built_in_rules

SITES = Path(__file__).parent.parent / "fixtures" / "sites"
OF_SOURCES = {"REV314"}
"""Rules about front matter, which built pages do not have."""


def said_of(site: str) -> list[str]:
    result = CliRunner().invoke(
        main,
        [
            *("check", str(SITES / site), "--format=concise", "--today=2026-06-01"),
            "--extend-select=LNK512",
            # The past of the fixtures is that of this repository.
            f"--ignore={','.join(of_git())}",
        ],
    )
    assert result.exit_code in (0, 1), result.output
    return result.stdout.splitlines()


def of_git() -> list[str]:
    checks = ((rule.code, rule.check) for rule in built_in_rules())
    return [code for code, it in checks if isinstance(it, SiteCheck) and Need.GIT in it.needs]


def expected() -> list[list[str]]:
    lines = (SITES / "faulty.expected").read_text("utf-8").splitlines()
    return [line.split(" ", 2) for line in lines if not line.startswith("#")]


def test_a_site_without_fault_is_silent() -> None:
    assert said_of("sound") == []


def test_each_fault_of_the_twin_is_found_and_nothing_else() -> None:
    said = said_of("faulty")
    wanted = expected()
    for (place, code, message), line in zip(wanted, said, strict=True):
        assert line.startswith(f"{place}: ")
        assert f" {code} " in line
        assert message in line


def about_built_sites() -> list[str]:
    """The codes of the rules that need a site, but neither front matter nor git nor a network."""
    return [
        rule.code
        for rule in built_in_rules()
        if isinstance(rule.check, SiteCheck)
        and Need.SITE in rule.check.needs
        and not {Need.GIT, Need.NETWORK} & rule.check.needs
        and rule.code not in OF_SOURCES
    ]


@pytest.mark.parametrize("code", about_built_sites())
def test_the_twin_has_a_fault_of_each_rule_about_sites(code: str) -> None:
    assert code in {found for _, found, _ in expected()}
