"""Page patterns."""

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mbclint.settings import path_parts
from mbclint.settings.pages import PageMatch, PagePattern, PatternError, language_of

LANGUAGES = ("en", "es", "es-419", "pt-BR")


def matched(pattern: PagePattern, path: str) -> PageMatch | None:
    """What a pattern says of a path, with and without a regular expression."""
    found = pattern.match(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(path_parts, "_MOST_STEPS", 0)
        assert pattern.match(path) == found
    return found


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        ("*.md", ["a.md", ".md"], ["a/b.md", "a.mdx"]),
        ("a?c", ["abc", "a😀c"], ["ac", "a/c", "abbc"]),
        ("es/**/*.md", ["es/a.md", "es/b/c/a.md"], ["a.md", "xes/a.md", "es/a.html"]),
        ("**/a.md", ["a.md", "b/a.md", "b/c/a.md"], ["xa.md", "b/xa.md"]),
        ("es/**", ["es/a", "es/a/b.md"], ["es", "en/a"]),
        ("b/a/**/a/z", ["b/a/a/z", "b/a/c/a/z"], ["b/a/z"]),
        ("a**z", ["az", "a/b/z"], ["a/b"]),
        ("[slug]/(a)+.md", ["[slug]/(a)+.md"], ["s/a.md"]),
        ("{a}{b}", ["xy", "xyz"], ["x", "x/y"]),
        ("**/{path}/x", ["a/x", "a/b/x"], ["x", "/x"]),
    ],
)
def test_globs(pattern: str, fits: list[str], does_not: list[str]) -> None:
    page = PagePattern(pattern)
    assert [path for path in [*fits, *does_not] if matched(page, path)] == fits


@pytest.mark.parametrize(
    ("pattern", "path", "captures"),
    [
        ("{section}/{slug}.md", "heart/attack.md", {"section": "heart", "slug": "attack"}),
        ("{date}-{slug}.md", "2024-02-30-a-b.md", {"date": "2024-02-30", "slug": "a-b"}),
        ("{date}-{slug}.md", "20240-2-30-a.md", None),
        ("docs/{path}.md", "docs/a/b.md", {"path": "a/b"}),
        ("{lang}/{path}/index.md", "es/a/b/index.md", {"lang": "es", "path": "a/b"}),
        ("{slug}.{rest}", "a.b.c", {"slug": "a", "rest": "b.c"}),
        ("{lang}{path}", "es/abc", {"lang": "es", "path": "/abc"}),
        ("**/{slug}b", "aa/cb", {"slug": "c"}),
        ("{lang}/x", "pt_br/x", {"lang": "pt_br"}),
        ("{lang}/x", "fr/x", None),
        ("{lang}/x", "es-41/x", None),
    ],
)
def test_captures(pattern: str, path: str, captures: dict[str, str] | None) -> None:
    match = matched(PagePattern(pattern, languages=LANGUAGES), path)
    assert (match.captures if match else None) == captures


@pytest.mark.parametrize(
    ("page", "path", "language"),
    [
        ({"path": "es/**", "language": "es"}, "es/a.md", "es"),
        ({"path": "{lang}/**"}, "ES-419/a.md", "es-419"),
        ({"path": "{lang}/**"}, "pt_br/a.md", "pt-BR"),
        ({"path": "{slug}.md"}, "es.md", None),
        ({"path": "*.{lang}.md"}, "kidneys.es.md", "es"),
        # {lang?} with the separator before it, or with the slash after it.
        ({"path": "content/{lang?}/{slug}.md"}, "content/es/a.md", "es"),
        ({"path": "content/{lang?}/{slug}.md"}, "content/a.md", "en"),
        ({"path": "content/{lang?}/**/{slug}.md"}, "content/a.md", "en"),
        ({"path": "content/{lang?}/{path}.md"}, "content/es/a.md", "es"),
        ({"path": "{lang?}/{slug}.md"}, "a.md", "en"),
        ({"path": "{lang?}/{slug}.md"}, "es/a.md", "es"),
        ({"path": "{section}/{lang?}/{date}-{slug}.md"}, "blog/2013-06-12-a.md", "en"),
        ({"path": "{section}/{lang?}/{date}-{slug}.md"}, "blog/es/2013-06-12-a.md", "es"),
        ({"path": "{slug}/{lang?}"}, "a", "en"),
        ({"path": "{slug}.{lang?}.md"}, "a.b.es.md", "es"),
        ({"path": "{slug}.{lang?}.md"}, "a.b.md", "en"),
        # What the path says goes before what the table says, and that before the source.
        ({"path": "{lang?}/{slug}.md", "language": "es-419"}, "es/a.md", "es"),
        ({"path": "{lang?}/{slug}.md", "language": "es-419"}, "a.md", "es-419"),
    ],
)
def test_languages(page: dict[str, str], path: str, language: str | None) -> None:
    match = matched(PagePattern(**page, languages=LANGUAGES, source_language="en"), path)
    assert match
    assert match.language == language


@pytest.mark.parametrize(
    ("path", "language"),
    [("fr/a", "fr"), ("zh_hant_tw/a", "zh-Hant-TW"), ("blog/a", None), ("es-/a", None)],
)
def test_without_languages_any_tag_is_one(path: str, language: str | None) -> None:
    match = matched(PagePattern("{lang}/a"), path)
    assert (match.language if match else None) == language


def test_the_first_pattern_that_fits_counts_and_one_language_needs_none() -> None:
    patterns = [PagePattern("es/**", "es"), PagePattern("blog/**"), PagePattern("**", "en")]
    assert language_of("es/a.md", patterns, LANGUAGES) == "es"
    assert language_of("fr/a.md", patterns, LANGUAGES) == "en"
    assert language_of("blog/a.md", patterns, LANGUAGES) is None
    assert language_of("blog/a.md", patterns, ["de"]) == "de"
    assert language_of("a.md", [], ["de"]) == "de"
    assert language_of("a.md", [], LANGUAGES) is None


def test_an_absent_language_without_a_source_is_unknown() -> None:
    match = PagePattern("{lang?}/a.md").match("a.md")
    assert match
    assert match.language is None


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("", 'the pattern is empty; expected one such as "content/{lang}/**"'),
        ("a\\b", '"a\\b": expected forward slashes between folders'),
        (
            "/a",
            '"/a": expected a path below the project\'s root, such as "content/{lang}/**"',
        ),
        (
            "a/{lang/b",
            '"a/{lang/b": expected a placeholder such as {lang} or {slug} at "{lang/b"',
        ),
        (
            "*.{md,html}",
            '"*.{md,html}": expected a placeholder such as {lang} or {slug} at "{md,html}"',
        ),
        ("{}", '"{}": expected a placeholder such as {lang} or {slug} at "{}"'),
        ("{Lang}", '"{Lang}": expected a placeholder such as {lang} or {slug} at "{Lang}"'),
        ("a}", '"a}": expected a placeholder such as {lang} or {slug} at "}"'),
        ("{slug?}", '"{slug?}": expected a placeholder such as {lang} or {slug} at "{slug?}"'),
        ("{a}/{a}", '"{a}/{a}": the placeholder {a} stands twice'),
        ("{lang}/{lang?}", '"{lang}/{lang?}": the placeholder {lang} stands twice'),
    ],
)
def test_faults_of_patterns(pattern: str, problem: str) -> None:
    with pytest.raises(PatternError, match=f"^{re.escape(problem)}$"):
        PagePattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("**/*a*a*a*a*a*a*a*a*b", "a" * 3000),
        ("{a}{b}{c}{d}{e}{f}{g}{h}{i}x", "y" * 3000),
        ("{path}**{lang}**{slug}**{lang2}z", "en-" * 1000),
        ("**/**/**/**/**/**/**/**/x", "a/" * 1500),
    ],
)
def test_hostile_paths_end(pattern: str, path: str) -> None:
    # A matcher that goes back and tries again would not end within a lifetime.
    assert PagePattern(pattern).match(path) is None


NAME = st.text(st.sampled_from("abzé-_.("), min_size=1, max_size=5)
PARTS: dict[str, st.SearchStrategy[str]] = {
    "{section}": NAME,
    "{slug}": NAME,
    "{path}": st.lists(NAME, min_size=1, max_size=3).map("/".join),
    "{lang}": st.sampled_from(LANGUAGES),
    "{lang?}": st.sampled_from(LANGUAGES),
    "{date}": st.dates().map(str),
    "*": st.just("") | NAME,
    "?": st.sampled_from("aé."),
    "**/*": st.lists(NAME, min_size=1, max_size=3).map("/".join),
    "docs": st.just("docs"),
}


@st.composite
def patterns_and_paths(draw: Any) -> tuple[str, str, dict[str, str]]:
    parts = draw(st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=4, unique=True))
    if "{lang?}" in parts and "{lang}" in parts:
        parts.remove("{lang}")
    values = [draw(PARTS[part]) for part in parts]
    captures = {
        part.strip("{?}"): value
        for part, value in zip(parts, values, strict=True)
        if part.startswith("{")
    }
    return "/".join(parts), "/".join(values), captures


@given(patterns_and_paths())
def test_a_path_made_of_a_patterns_parts_fits_it(made: tuple[str, str, dict[str, str]]) -> None:
    pattern, path, captures = made
    match = matched(PagePattern(pattern, languages=LANGUAGES), path)
    assert match
    if not any(part in pattern for part in ("{path}", "**/*", "{lang?}")):
        assert match.captures == captures
        assert match.language == captures.get("lang")
    # Parts that cross slashes or may be absent leave open which of them holds what.
    assert match.captures.keys() | {"lang"} == captures.keys() | {"lang"}


AS_EXPRESSION = {
    "*": "[^/]*?",
    "?": "[^/]",
    "{x}": "(?P<x>[^/]+?)",
    "{y}": "(?P<y>[^/]+?)",
    "{path}": "(?P<path>.+?)",
    "a": "a",
    "b": "b",
    "/": "/",
}


@given(
    st.lists(st.sampled_from(sorted(AS_EXPRESSION)), min_size=1, max_size=6),
    st.text(st.sampled_from("ab/"), max_size=8),
)
def test_it_agrees_with_a_regular_expression(tokens: list[str], path: str) -> None:
    pattern = "".join(tokens)
    placeholders = [token for token in tokens if token.startswith("{")]
    assume(len(set(placeholders)) == len(placeholders))
    assume("**" not in pattern and not pattern.startswith("/"))
    expected = re.fullmatch("".join(AS_EXPRESSION[token] for token in tokens), path)
    match = matched(PagePattern(pattern), path)
    assert (match.captures if match else None) == (expected.groupdict() if expected else None)


@given(
    st.lists(st.sampled_from([*sorted(PARTS), "a", "-", "**"]), min_size=1, max_size=5),
    st.lists(st.sampled_from(["a", "-", "/", "es", "ES_419", "pt-br", "2024-02-30"]), max_size=8),
)
def test_both_ways_to_fit_agree(tokens: list[str], pieces: list[str]) -> None:
    placeholders = [token.replace("?", "") for token in tokens if token.startswith("{")]
    assume(len(set(placeholders)) == len(placeholders))
    matched(PagePattern("".join(tokens), languages=LANGUAGES), "".join(pieces))
