"""The texts of a page, and what they are called."""

from mbclint.model.span import Span
from mbclint.translation.spots import Context, spot_at, spots_of
from tests.translation.conftest import page

MARKDOWN = """---
title: "Kidney's *work*"
description: >
  How kidneys
  clean the blood
linkTitle: Kidneys
weight: 3
---

Kidneys clean ![two kidneys](k.png) the
[blood](/blood/).

| dose | when |
|---|---|

## See also

- [Blood *tests*](/blood/tests/)
- `npm`
"""
HTML = (
    '<html lang="en"><head><title>Salt &amp; water</title>'
    '<meta name="description" content="Why &quot;less&quot; is more"></head><body>'
    '<h1>Salt <b>and</b> water</h1><p lang="es">Menos <i>sal</i><img src="s.png" alt="a &lt; b"></p>'
    '<p translate="no">Na</p></body></html>'
)


def test_texts_of_markdown() -> None:
    found = [(it.locator, it.context, it.text) for it in spots_of(page("a.md", MARKDOWN))]
    assert found == [
        ("title", Context.VALUE, "Kidney's *work*"),
        ("description", Context.VALUE, "How kidneys clean the blood"),
        ("key linkTitle", Context.VALUE, "Kidneys"),
        ("block 1", Context.BODY, "Kidneys clean ![two kidneys](k.png) the [blood](/blood/)."),
        ("block 2", Context.CELL, "dose"),
        ("block 3", Context.CELL, "when"),
        ("list 1 heading", Context.BODY, "See also"),
        ("list 1 entry 1", Context.LINK, "Blood *tests*"),
    ]


def test_texts_of_html() -> None:
    article = page("a.html", HTML)
    spots = {it.locator: it for it in spots_of(article)}
    assert spots["document title"].text == "Salt & water"
    assert spots["description"].text == 'Why "less" is more'
    assert spots["title"].text == "Salt <b>and</b> water"
    assert (spots["block 1"].language, spots["block 1"].translate) == ("es", True)
    assert (spots["image 1"].text, spots["image 1"].context) == ("a < b", Context.ATTRIBUTE)
    assert not spots["block 2"].translate


def test_an_entry_knows_where_it_leads() -> None:
    entry = next(it for it in spots_of(page("a.md", MARKDOWN)) if it.locator == "list 1 entry 1")
    assert entry.link_target == "/blood/tests/"


def test_the_shortest_text_around_a_place() -> None:
    article = page("a.html", HTML)
    spots = spots_of(article)
    image = next(it for it in spots if it.locator == "image 1")
    inner = spot_at(spots, Span(image.span.start + 1, image.span.end))
    outer = spot_at(spots, Span(image.span.start - 5, image.span.end))
    assert inner == image
    assert outer is not None
    assert outer.locator == "block 1"
    assert spot_at(spots, Span(0, 3)) is None
