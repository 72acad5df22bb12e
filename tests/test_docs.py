"""The documentation says what the rules say."""

import re
from pathlib import Path

from mbclint.language.document import updated
from mbclint.rulebook.book import built_in_rules
from mbclint.rulebook.document import pages
from mbclint.settings.schema import KEYS

DOCS = Path(__file__).parent.parent / "docs"


def test_the_rule_pages_are_those_that_the_rules_give() -> None:
    expected = pages(built_in_rules())
    written = {path.name: path.read_text("utf-8") for path in (DOCS / "rules").glob("*.md")}
    assert written == dict(expected)


def test_the_table_of_languages_is_that_of_the_installed_lists() -> None:
    page = (DOCS / "languages.md").read_text("utf-8")
    assert updated(page) == page


def test_every_setting_is_documented() -> None:
    text = (DOCS / "settings.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == set(KEYS)


def test_links_within_the_documentation_lead_somewhere() -> None:
    for page in [DOCS.parent / "README.md", *DOCS.rglob("*.md")]:
        text = re.sub(
            r"^(`{3,}).*?^\1$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        text = re.sub(r"`[^`\n]*`", "", text)
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (page.parent / target).exists(), f"{page}: {target}"
