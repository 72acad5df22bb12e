"""Translations in their places, and nothing else changed."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.article import Article
from mbclint.translation.placing import PlacingError, placed
from mbclint.translation.spots import folded, spots_of
from tests.translation.conftest import page

MARKDOWN = """---
title: {title}
---
Beba [agua](/agua/).

| dosis | hora |
|---|---|
| una | ocho |

## Ver también

1. [Piedras](/piedras/)
2. Sangre
"""
HTML = """<html lang="es"><head><title>Sal</title>
<meta name='description' content='Menos sal'></head><body><h1>Sal</h1>
<p>Beba <b>agua</b>.<img src="a.png" alt="un vaso"></p></body></html>
"""
TEXT = "Piedras\n\nVer también\n\n  1. Sangre\n  2. Agua\n"


def put(name: str, text: str, locator: str, target: str) -> str:
    article = page(name, text)
    spot = next(it for it in spots_of(article) if it.locator == locator)

    def read(changed: str) -> Article:
        return page(name, changed)

    return placed(article, spot.span, target, read).source.text


@pytest.mark.parametrize(
    ("before", "target", "after"),
    [
        ("Stones", "Piedras", "Piedras"),
        ("Stones", "Piedras: qué son", '"Piedras: qué son"'),
        ("Stones", "No", '"No"'),
        ("Stones", '"Piedras" #1', '"\\"Piedras\\" #1"'),
        ('"Stones"', 'La "sal"', '"La \\"sal\\""'),
        ("'Stones'", "L'eau: sel", "'L''eau: sel'"),
        (">\n  Kidney\n  stones", "Piedras del riñón", '"Piedras del riñón"'),
    ],
)
def test_values_of_front_matter(before: str, target: str, after: str) -> None:
    text = MARKDOWN.replace("{title}", before)
    assert put("a.md", text, "title", target) == MARKDOWN.replace("{title}", after)


@pytest.mark.parametrize(
    ("locator", "target", "old", "new"),
    [
        ("block 1", "Tome [agua](/agua/) ya.", "Beba [agua](/agua/).", "Tome [agua](/agua/) ya."),
        ("block 2", "a|b", "dosis", "a\\|b"),
        ("list 1 entry 1", "Piedras [nuevo]", "[Piedras]", "[Piedras \\[nuevo\\]]"),
        ("list 1 entry 2", "La\nsangre", "Sangre", "La sangre"),
    ],
)
def test_markdown(locator: str, target: str, old: str, new: str) -> None:
    assert put("a.md", MARKDOWN, locator, target) == MARKDOWN.replace(old, new)


@pytest.mark.parametrize(
    ("locator", "target", "old", "new"),
    [
        ("title", "Sal & agua < 5", "<h1>Sal", "<h1>Sal &amp; agua &lt; 5"),
        ("document title", "Sal <b>", "<title>Sal", "<title>Sal &lt;b&gt;"),
        ("description", 'L\'eau "x"', "Menos sal", "L&#x27;eau &quot;x&quot;"),
        ("image 1", "dos vasos", "un vaso", "dos vasos"),
        (
            "block 1",
            'Tome <b>poca agua</b> y sal.<img src="a.png" alt="un vaso">',
            "Beba <b>agua</b>.",
            "Tome <b>poca agua</b> y sal.",
        ),
    ],
)
def test_html(locator: str, target: str, old: str, new: str) -> None:
    assert put("a.html", HTML, locator, target) == HTML.replace(old, new)


def test_text() -> None:
    assert put("a.txt", TEXT, "list 1 entry 1", "La sangre") == TEXT.replace("Sangre", "La sangre")


@pytest.mark.parametrize(
    ("name", "text", "locator", "target", "why"),
    [
        ("a.md", MARKDOWN, "block 1", "Beba agua.", r'lacks "\[" and "\]\(/agua/\)"'),
        ("a.md", MARKDOWN, "block 1", "Beba [agua](/otra/).", r"lacks .\]\(/agua/\)"),
        ("a.md", MARKDOWN, "list 1 entry 2", "<script>x</script>", '"<script>"'),
        ("a.md", MARKDOWN, "list 1 entry 2", "**Sangre**", '"\\*\\*"'),
        ("a.html", HTML, "title", "<i>Sal</i>", '"<i>"'),
        ("a.html", HTML, "title", "{{ x }}", r"\{\{ x \}\}"),
        ("a.txt", TEXT, "list 1 entry 1", "Sangre {name}", "{name}"),
    ],
)
def test_what_does_not_fit(name: str, text: str, locator: str, target: str, why: str) -> None:
    with pytest.raises(PlacingError, match=why):
        put(name, text, locator, target)


_HOSTILE = st.text(
    alphabet=st.sampled_from("aé中 \n#-*_`[]()<>&|:'\"{}.1\\=+!"), min_size=1, max_size=12
)
_PLACES = [
    (name, text, spot.locator)
    for name, text in (
        ("a.md", MARKDOWN.replace("{title}", "Sal")),
        ("a.html", HTML),
        ("a.txt", TEXT),
    )
    for spot in spots_of(page(name, text))
]


@given(st.sampled_from(_PLACES), _HOSTILE)
def test_whatever_is_placed_changes_nothing_else(place: tuple[str, str, str], target: str) -> None:
    name, text, locator = place
    before = spots_of(page(name, text))
    with contextlib.suppress(PlacingError):
        after = spots_of(page(name, put(name, text, locator, target)))
        others = [(it.locator, it.text) for it in before if it.locator not in (locator, "block 1")]
        assert [
            (it.locator, it.text) for it in after if it.locator not in (locator, "block 1")
        ] == others
        assert folded(target)
