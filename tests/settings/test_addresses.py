"""Where pages are shown: address patterns and the defaults of generators."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mbclint.settings.pages import page_of
from mbclint.settings.presets import PRESETS, PresetName
from mbclint.settings.url_template import TemplateError, UrlTemplate

if TYPE_CHECKING:
    from tests.settings.conftest import Tree


def test_what_stands_for_no_name_is_left_out() -> None:
    values = {"slug": "flu"}
    assert UrlTemplate("/{categories}/{slug}").fill(lambda name, _: values.get(name, "")) == "/flu"


@pytest.mark.parametrize("text", ["{slug}", "/{Slug}", "/{slug", "/a}"])
def test_a_faulty_address_pattern_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="expected"):
        UrlTemplate(text)


@pytest.mark.parametrize("preset", PresetName)
def test_a_preset_knows_addresses(tree: "Tree", preset: PresetName) -> None:
    tree.write({"mbclint.toml": f'preset = "{preset}"\nlanguages = ["en", "es"]'})
    settings = tree.load().site.addresses
    assert settings.known
    assert settings.heading_anchors is PRESETS[preset].heading_anchors


@pytest.mark.parametrize(
    ("preset", "path", "language", "url"),
    [
        ("hugo", "content/es/flu/index.md", "es", "/{lang?}/{path}"),
        ("hugo", "content/flu.es.md", "es", "/{lang?}/{path}"),
        ("hugo", "content/flu.md", "en", "/{lang?}/{path}"),
        ("jekyll", "_posts/a/2020-01-02-flu.md", None, "/{categories}/{year}/{month}/{day}/{slug}"),
        ("mdn", "files/es/web/api/index.md", "es", "/{lang}/docs/{slug}"),
        ("starlight", "src/content/docs/es/flu.mdx", "es", "/{lang?}/{path}"),
        ("html", "es/flu.html", "es", "/{file}"),
    ],
)
def test_presets_know_paths(
    tree: "Tree", preset: str, path: str, language: str | None, url: str
) -> None:
    tree.write(
        {"mbclint.toml": f'preset = "{preset}"\nlanguages = ["en", "es"]\nsource-language = "en"'}
    )
    found = page_of(path, tree.load().site.addresses.pages)
    assert found
    assert found.language == language
    assert found.url == UrlTemplate(url)


def test_pages_of_ones_own_take_the_place_of_the_presets(tree: "Tree") -> None:
    tree.write(
        {"mbclint.toml": 'preset = "hugo"\npages = [{path = "x/{slug}.md", url = "/{slug}"}]'}
    )
    settings = tree.load().site.addresses
    assert [page.path for page in settings.pages] == ["x/{slug}.md"]
    assert settings.alias_keys == ("aliases",)


def test_a_preset_begins_in_the_content_folder(tree: "Tree") -> None:
    tree.write({"mbclint.toml": 'preset = "hugo"\ncontent-folder = "web/"'})
    settings = tree.load().site.addresses
    assert page_of("web/content/flu.md", settings.pages)
    assert not page_of("content/flu.md", settings.pages)
    assert Path(settings.static[0]) == Path("web/static")
