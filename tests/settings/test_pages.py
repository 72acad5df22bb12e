"""Which paths are pages, and of which language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.settings.pages import PagePattern, PatternError, language_of

SITE = ("en", "es", "pt-BR")


@pytest.mark.parametrize(
    ("pattern", "path", "language"),
    [
        ("content/{lang}/**", "content/es/a/b.md", "es"),
        ("content/{lang}/**", "content/pt-br/a.md", "pt-BR"),
        ("content/{lang}/**", "content/fr/a.md", None),
        ("{lang?}/{slug}.md", "es/kidneys.md", "es"),
        ("{lang?}/{slug}.md", "kidneys.md", "en"),
        ("_posts/{section}/{lang?}/{date}-{slug}.md", "_posts/blog/2013-06-12-a.md", "en"),
        ("_posts/{section}/{lang?}/{date}-{slug}.md", "_posts/blog/es/2013-06-12-a.md", "es"),
        ("*.{lang}.md", "kidneys.es.md", "es"),
        ("**/*.md", "a/b/c.md", None),
        ("a?.md", "ab.md", None),
    ],
)
def test_a_path_declares_its_language(pattern: str, path: str, language: str | None) -> None:
    match = PagePattern(pattern, None, SITE, "en").match(path)
    assert (match.language if match else None) == language


def test_captures() -> None:
    match = PagePattern("_posts/{section}/{date}-{slug}.md").match("_posts/blog/2013-06-12-a-b.md")
    assert match
    assert match.captures == {"section": "blog", "date": "2013-06-12", "slug": "a-b"}


def test_the_first_pattern_that_fits_counts_and_one_language_needs_none() -> None:
    patterns = [PagePattern("es/**", "es"), PagePattern("**", "en")]
    assert language_of("es/a.md", patterns, SITE) == "es"
    assert language_of("fr/a.md", patterns, SITE) == "en"
    assert language_of("a.md", [], ["de"]) == "de"
    assert language_of("a.md", [], SITE) is None


@pytest.mark.parametrize("wrong", ["{lang", "lang}", "{Lang}", "{a}/{a}", "{}"])
def test_a_pattern_that_cannot_be_read_is_refused(wrong: str) -> None:
    with pytest.raises(PatternError):
        PagePattern(wrong)


NAMES = st.text("abcxyz-_", min_size=1, max_size=8)


@given(NAMES, NAMES, st.sampled_from(SITE))
def test_a_path_built_from_a_pattern_matches_it(section: str, slug: str, language: str) -> None:
    match = PagePattern("p/{section}/{lang}/{slug}.md", None, SITE).match(
        f"p/{section}/{language}/{slug}.md"
    )
    assert match
    assert match.captures["slug"] == slug
    assert match.captures["section"] == section
    assert match.language == language
