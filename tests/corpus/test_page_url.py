"""Addresses as the generators make them, from paths and front matter."""

from collections.abc import Mapping
from typing import Any

import pytest

from mbclint.corpus.facts import facts_of
from mbclint.corpus.identity import Identity
from mbclint.corpus.resolve import Resolver
from mbclint.corpus.site import Site
from mbclint.corpus.templates import mkdocs_redirects
from mbclint.engine.read import read
from mbclint.engine.sources import format_of
from mbclint.model.source import Source
from mbclint.settings.project import site_of

Settings = Mapping[str, Any]


def site(settings: Settings, pages: Mapping[str, str]) -> Site:
    known = site_of({"languages": ["en", "es"], "source-language": "en", **settings})
    made = Site(known.addresses, known.languages, known.source_language)
    for path, text in pages.items():
        made.add(facts_of(read(Source(path, text, format_of(path)), known.read_options(path))))
    return made


def identity(settings: Settings, path: str, front: str = "") -> Identity:
    text = f"---\n{front}\n---\nText.\n" if front else "Text.\n"
    return site(settings, {path: text}).members[path].identity


@pytest.mark.parametrize(
    ("preset", "path", "front", "url"),
    [
        ("jekyll", "_posts/2020-03-04-flu.md", "", "/2020/03/04/flu"),
        ("jekyll", "_posts/2020-03-04-flu.md", "date: 2021-05-06 10:00", "/2021/05/06/flu"),
        (
            "jekyll",
            "_posts/2020-03-04-flu.md",
            "categories: Heart Lungs",
            "/heart/lungs/2020/03/04/flu",
        ),
        (
            "jekyll",
            "_posts/2020-03-04-flu.md",
            "category: Heart Lungs",
            "/heart lungs/2020/03/04/flu",
        ),
        ("jekyll", "es/_posts/2020-03-04-flu.md", "categories: [a]", "/es/a/2020/03/04/flu"),
        ("jekyll", "_layouts/default.html", "", None),
        ("jekyll", "about/_note.md", "", None),
        ("jekyll", "about/team.md", "slug: people", "/about/team"),
        ("hugo", "content/posts/_index.md", "slug: news", "/posts/"),
        ("hugo", "content/posts/flu/index.md", "slug: grippe", "/posts/grippe"),
        ("docusaurus", "docs/heart/02-rate.md", "", "/docs/heart/rate"),
        ("docusaurus", "docs/heart/rate.md", "id: pulse", "/docs/heart/pulse"),
        ("docusaurus", "docs/heart/rate.md", "slug: pulse", "/docs/heart/pulse"),
        ("docusaurus", "docs/heart/rate.md", "slug: /pulse", "/docs/pulse"),
        ("docusaurus", "docs/heart/index.md", "id: start", "/docs/heart/"),
        ("docusaurus", "docs/heart/heart.md", "", "/docs/heart/"),
        ("docusaurus", "docs/_part.md", "", None),
        ("docusaurus", "blog/2021-02-15-flu.md", "slug: flu-season", "/blog/flu-season"),
        (
            "docusaurus",
            "i18n/es/docusaurus-plugin-content-docs/current/heart/rate.md",
            "slug: /pulso",
            "/es/docs/pulso",
        ),
        ("starlight", "src/content/docs/es/heart/rate.md", "slug: es/pulso", "/es/pulso"),
        ("sphinx", "_build/html/index.md", "", None),
        ("sphinx", "guide/index.md", "", "/guide/"),
        ("mdn", "files/es/web/api/index.md", "slug: Web/API", "/es/docs/Web/API"),
    ],
)
def test_generators_make_addresses(preset: str, path: str, front: str, url: str | None) -> None:
    assert identity({"preset": preset}, path, front).url == url


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("/{year}/{y_day}/{slug}", "/2020/064/flu"),
        ("/{short_year}/{i_month}/{i_day}/{slug}", "/20/3/4/flu"),
    ],
)
def test_days_are_told_in_several_ways(url: str, made: str) -> None:
    pages = [{"path": "_posts/{date}-{slug}.md", "url": url}]
    assert identity({"pages": pages}, "_posts/2020-03-04-flu.md").url == made


def test_a_day_that_no_calendar_has_is_left_out() -> None:
    pages = [{"path": "_posts/{date}-{slug}.md", "url": "/{year}/{slug}"}]
    assert identity({"pages": pages}, "_posts/2020-13-04-flu.md").url == "/flu"


def test_a_title_stands_for_a_slug_that_is_missing() -> None:
    settings = {"preset": "hugo", "pages": [{"path": "content/**/*.md", "url": "/a/{slug}"}]}
    assert identity(settings, "content/x/y.md", "title: What's new?").url == "/a/whats-new"


def test_translations_share_their_path_whatever_front_matter_adds() -> None:
    pages = [{"path": "_posts/{section}/{lang?}/{date}-{slug}.md", "url": "/{categories}/{slug}"}]
    settings = {"preset": "jekyll", "pages": pages}
    source = identity(settings, "_posts/questions/2020-01-01-flu.md", "lang: en")
    other = identity(
        settings, "_posts/questions/es/2021-01-01-flu.md", "categories: [question, es]"
    )
    elsewhere = identity(settings, "_posts/glossary/es/2021-01-01-flu.md")
    assert source.group == other.group != elsewhere.group


def test_posts_of_one_name_and_two_days_are_two() -> None:
    pages = [{"path": "_posts/{lang?}/{date}-{slug}.md", "url": "/{year}/{month}/{day}/{slug}"}]
    first = identity({"pages": pages}, "_posts/2020-01-01-news.md")
    assert first.group != identity({"pages": pages}, "_posts/2020-02-01-news.md").group
    assert first.group == identity({"pages": pages}, "_posts/es/2020-01-01-news.md").group


def test_redirects_of_mkdocs_are_read_from_its_configuration() -> None:
    text = (
        "site_name: Clinic\nplugins:\n  - search\n  - redirects:\n      redirect_maps:\n"
        "        old.md: new.md#top\n        a/index.md: https://other.example/\n"
    )
    found = mkdocs_redirects(text)
    assert found == {"/old": "/new#top", "/a/index": "https://other.example/"}
    made = site({"preset": "mkdocs"}, {"docs/new.md": "[Old](/old/)\n"})
    made = Site(made.settings, redirects=found)
    member = made.add(
        site({"preset": "mkdocs"}, {"docs/new.md": "Text.\n"}).members["docs/new.md"].facts
    )
    assert Resolver(made).resolve(member, "/old/").page == "docs/new.md"


@pytest.mark.parametrize("text", ["", "plugins: [", "plugins: redirects", "redirect_maps: {a: b}"])
def test_a_configuration_without_redirects_has_none(text: str) -> None:
    assert not mkdocs_redirects(text)
