"""``mbclint init`` on a small site of each generator: what it writes is right without an edit."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.generators.detect import detect
from mbclint.generators.folder import Folder
from mbclint.generators.proposal import Proposal, Proposed
from mbclint.reports.proposal import settings_file
from tests.commands.conftest import RunCommand

Files = Mapping[str, str]


def page(title: str, *targets: str, **keys: str) -> str:
    """A page that links to some addresses and to one of nowhere."""
    gone = keys.pop("gone", "/gone-for-good")
    front = "".join(f"{key}: {value}\n" for key, value in keys.items())
    links = " ".join(f"[{target}]({target})" for target in (*targets, gone))
    return f"---\ntitle: {title}\n{front}---\n\n{links}\n"


JEKYLL = {
    "_config.yml": "url: https://kidney.example\npermalink: /:categories/:title\n"
    "languages:\n  - {name: English, value: en}\n  - {name: Español, value: es}\n",
    "_posts/tips/2026-01-02-salt.md": page("Salt", "/es/salt"),
    "_posts/tips/es/2026-01-02-salt.md": page("Sal", "/salt", categories="[es]"),
}
HUGO = {
    "hugo.toml": 'baseURL = "https://kidney.example/"\ndefaultContentLanguage = "en"\n'
    "defaultContentLanguageInSubdir = true\n[languages.en]\n[languages.es]\n",
    "content/en/salt.md": page("Salt", "/es/salt/", "https://kidney.example/en/salt/"),
    "content/es/salt.md": page("Sal", "/en/salt/"),
}
HUGO_FOLDERS = {
    "hugo.yaml": "languages:\n  en: {contentDir: english}\n  es: {contentDir: spanish}\n",
    "english/salt.md": page("Salt", "/es/salt/"),
    "spanish/salt.md": page("Sal", "/salt/"),
}
DOCUSAURUS = {
    "docusaurus.config.js": "// url: 'https://no.example'\nmodule.exports = {url: 'https://kidney.example', "
    "baseUrl: '/', i18n: {defaultLocale: 'en', locales: ['en', 'es']}};\n",
    "docs/salt.md": page("Salt", "/es/docs/salt"),
    "i18n/es/docusaurus-plugin-content-docs/current/salt.md": page("Sal", "/docs/salt"),
}
MKDOCS = {
    "mkdocs.yml": "site_name: Kidneys\nsite_url: https://kidney.example/\nplugins:\n  - i18n:\n"
    "      docs_structure: folder\n      languages:\n        - locale: en\n          default: true\n"
    "        - locale: es\nextra: !!python/name:os.system\n",
    "docs/en/salt.md": page("Salt", "../es/salt.md"),
    "docs/es/salt.md": page("Sal", "../en/salt.md"),
}
STARLIGHT = {
    "astro.config.mjs": "export default defineConfig({site: 'https://kidney.example', integrations: "
    "[starlight({locales: {root: {label: 'English', lang: 'en'}, es: {label: 'Español'}}})]});\n",
    "src/content/docs/salt.md": page("Salt", "/es/salt/"),
    "src/content/docs/es/salt.md": page("Sal", "/salt/"),
}
SPHINX = {
    "docs/conf.py": "import os\nproject = 'Kidneys'\nlanguage = 'en'\nhtml_title = os.name\n",
    "docs/salt.md": page("Salt", "water.md", gone="gone.md"),
    "docs/water.md": page("Water", "salt.md", gone="gone.md"),
}
MDN = {
    "files/de/salt/index.md": page("Salz", "/de/docs/Water", slug="Salt", gone="/de/docs/Gone"),
    "files/de/water/index.md": page("Wasser", "/de/docs/Salt", slug="Water", gone="/de/docs/Gone"),
}
HTML = {
    f"{tag}/{name}.html": f'<html lang="{tag}"><title>{name}</title><a href="/{other}/{name}.html">x</a>'
    '<a href="/gone-for-good.html">y</a></html>'
    for tag, other in (("en", "es"), ("es", "en"))
    for name in ("index", "salt")
}


def write(folder: Path, files: Files) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("files", "generator", "languages"),
    [
        pytest.param(JEKYLL, "jekyll", ["en", "es"], id="jekyll"),
        pytest.param(HUGO, "hugo", ["en", "es"], id="hugo"),
        pytest.param(HUGO_FOLDERS, "hugo", ["en", "es"], id="hugo-folders"),
        pytest.param(DOCUSAURUS, "docusaurus", ["en", "es"], id="docusaurus"),
        pytest.param(MKDOCS, "mkdocs", ["en", "es"], id="mkdocs"),
        pytest.param(STARLIGHT, "starlight", ["en", "es"], id="starlight"),
        pytest.param(SPHINX, "sphinx", ["en"], id="sphinx"),
        pytest.param(MDN, "mdn", ["de", "en-US"], id="mdn"),
        pytest.param(HTML, "html", ["en", "es"], id="html"),
    ],
)
def test_the_site_is_understood(
    run: RunCommand, folder: Path, files: Files, generator: str, languages: list[str]
) -> None:
    write(folder, files)
    result = run("init")
    assert result.exit_code == 0, result.output
    assert f"Generator: {generator}" in result.stdout
    settings = tomllib.loads((folder / "mbclint.toml").read_text("utf-8"))
    assert settings["preset"] == generator
    assert settings["languages"] == languages
    pages = [path for path in files if path.endswith((".md", ".html"))]
    if generator in ("jekyll", "hugo", "docusaurus", "mkdocs", "starlight"):
        assert "Source pages with translations: 1" in result.stdout
    found = run("check", "--select=LNK501,LNK502", "--format=concise").stdout.splitlines()
    assert sorted(line.partition(":")[0] for line in found) == sorted(pages)
    assert all("gone" in line.lower() for line in found)


def test_what_is_there_is_not_written_over(run: RunCommand, folder: Path) -> None:
    write(folder, {**JEKYLL, "mbclint.toml": "root = true\n"})
    result = run("init")
    assert result.exit_code == 2
    assert "mbclint.toml: the settings of this folder are there already" in result.stderr
    assert (folder / "mbclint.toml").read_text() == "root = true\n"
    printed = run("init", "--stdout").stdout
    assert run("init", "--force").exit_code == 0
    assert (folder / "mbclint.toml").read_text("utf-8") == printed


def test_settings_in_pyproject_count(run: RunCommand, folder: Path) -> None:
    write(folder, {**JEKYLL, "pyproject.toml": "[tool.mbclint]\nroot = true\n"})
    result = run("init")
    assert result.exit_code == 2
    assert "pyproject.toml" in result.stderr


def test_rules_whose_facts_the_site_does_not_have_are_off(run: RunCommand, folder: Path) -> None:
    write(folder, {f"content/en/p{number}.md": page("Salt") for number in range(20)} | HUGO)
    assert 'ignore = ["REV301", "REV309", "REV312"]' in run("init", "--stdout").stdout
    write(folder, {"content/en/p0.md": page("Salt", lastReviewed="2026-01-02")})
    assert "REV301" not in run("init", "--stdout").stdout


def test_addresses_and_keys_that_the_files_do_not_explain_are_named(
    run: RunCommand, folder: Path
) -> None:
    texts = (page(f"Page {number}", questions=f"[p{number - 1}]") for number in range(30))
    write(folder, {f"content/en/p{number}.md": text for number, text in enumerate(texts)} | HUGO)
    printed = run("init", "--stdout").stdout
    assert '# elsewhere = ["/gone-for-good"]' in printed
    assert '# related-keys = ["related", "questions"]' in printed


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"_config.yml": "a: [1\n"}, "_config.yml cannot be read: line"),
        ({"hugo.toml": "a = \n"}, "hugo.toml cannot be read"),
        (
            {**JEKYLL, "_config.yml": "permalink: /:week/:title\n"},
            "the permalink has :week, which mbclint cannot fill in",
        ),
        ({**JEKYLL, "_config.yml": "permalink: /{x/:title\n"}, "is of no use"),
        (
            {**DOCUSAURUS, "docusaurus.config.js": "export default {i18n: load()}"},
            "docusaurus.config.js computes its locales",
        ),
        ({**JEKYLL, **MKDOCS}, "there are also signs of jekyll"),
        ({}, "no generator's configuration was found"),
        ({"docs/conf.py": "def ("}, "no generator's configuration was found"),
    ],
)
def test_what_cannot_be_known_is_said(
    run: RunCommand, folder: Path, files: Files, said: str
) -> None:
    write(folder, files)
    result = run("init")
    assert result.exit_code == 0, result.output
    assert said in result.stdout
    assert run("config", "show").exit_code == 0


@given(st.dictionaries(st.sampled_from(["languages", "elsewhere", "static"]), st.lists(st.text())))
def test_what_is_written_can_be_read(settings: dict[str, list[str]]) -> None:
    proposal = Proposal(
        None, {key: Proposed(value, " ".join(value)) for key, value in settings.items()}
    )
    assert tomllib.loads(settings_file(proposal)) == {"root": True, **settings}


@given(
    st.text(),
    st.sampled_from(
        [
            "_config.yml",
            "hugo.toml",
            "config.json",
            "mkdocs.yml",
            "conf.py",
            "docusaurus.config.js",
            "astro.config.mjs",
        ]
    ),
)
def test_no_configuration_breaks_detection(text: str, name: str) -> None:
    folder = Folder(frozenset({name, "content/a.md"}), lambda path: text if path == name else None)
    assert detect(folder).values is not None
