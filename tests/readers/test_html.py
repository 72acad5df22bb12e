"""HTML pages as facts, and the spans that say where each stands."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.article import Article
from mbclint.model.dates import DatePlace, DateRole
from mbclint.model.links import LinkKind, Region
from mbclint.model.source import Format, Source
from mbclint.readers.html import DEEPEST, read_html
from mbclint.readers.options import ReadOptions

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Kidney &amp; stones</title>
<meta name="description" content="What stones are">
<base href="https://kidney.example/"><link rel="canonical" href="/stones">
<link rel="alternate" hreflang="es" href="/es/stones"></head>
<body><nav><a href="/">Home</a></nav><main>
<h1 id="top">Kidney <em>stones</em><a href="#top">¶</a></h1>
<p>Small\u00a0stones 👩‍⚕️ pass.<br>Last reviewed: <time datetime="2025-05-01">May 1, 2025</time></p>
<div>Loose text <b>here</b> <p>within</p> and &eacute;nd</div>
<h2>See also</h2>
<ul>
  <li><a href="a.html" hreflang="es">Dieta</a></li>
  <li lang="es"><a HREF='b.html?x=1&amp;y=2'><i>Comer</i> bien</a>
  <li>Plain<ul><li>within</li></ul></li>
</ul>
<table><tr><th>Reviewed</th><td>2020-02-03</td></tr></table>
<img src=a.png alt="Alt" srcset="b.png 1x, c.png 2x">
<template><a href="t.html">kept</a></template>
</main><footer>© 2020 Clinic</footer></body></html>
"""


def read(text: str, path: str = "a.html", options: ReadOptions | None = None) -> Article:
    return read_html(Source(path, text, Format.HTML), options or ReadOptions())


@pytest.mark.parametrize("text", [PAGE, PAGE.replace("\n", "\r\n"), PAGE.replace("\n", "\r")])
def test_the_facts_of_a_page_whatever_its_line_ends(text: str) -> None:
    page = read(text)
    assert page.title
    assert page.title.text == "Kidney stones"
    assert page.title.span.cut(text) == "Kidney <em>stones</em>"
    assert page.document_title
    assert page.document_title.text == "Kidney & stones"
    assert page.description
    assert page.description.span.cut(text) == "What stones are"
    assert page.language == "en"
    assert page.base
    assert page.base.text == "https://kidney.example/"
    assert page.canonical
    assert page.canonical.span.cut(text) == "/stones"
    assert [(each.language, each.target) for each in page.alternates] == [("es", "/es/stones")]
    assert [(each.text, each.level) for each in page.headings] == [("See also", 2)]
    assert [passage.text for passage in page.footer] == ["© 2020 Clinic"]
    assert [(block.text, block.span.cut(text)) for block in page.blocks[1:4]] == [
        ("Loose text here", "Loose text <b>here</b>"),
        ("within", "within"),
        ("and énd", "and &eacute;nd"),
    ]
    (related,) = page.related
    assert [(each.title, each.span.cut(text), each.language) for each in related.entries] == [
        ("Dieta", "Dieta", None),
        ("Comer bien", "<i>Comer</i> bien", "es"),
        ("Plain", "Plain", None),
    ]
    assert related.entries[0].target_language == "es"
    assert related.entries[1].target
    assert related.entries[1].target.text == "b.html?x=1&y=2"
    assert [(fact.role, fact.place, fact.span.cut(text)) for fact in page.dates] == [
        (DateRole.REVIEWED, DatePlace.LINE, "May 1, 2025"),
        (DateRole.REVIEWED, DatePlace.LINE, "2020-02-03"),
        (DateRole.REVIEWED, DatePlace.METADATA, "2025-05-01"),
    ]


def test_every_address_is_placed_at_its_value() -> None:
    links = read(PAGE).links
    for link in links:
        assert unescape(link.span.cut(PAGE)) == link.target
    assert [(link.kind, link.target) for link in links if link.kind is LinkKind.IMAGE] == [
        (LinkKind.IMAGE, "a.png"),
        (LinkKind.IMAGE, "b.png"),
        (LinkKind.IMAGE, "c.png"),
    ]
    regions = {link.target: link.region for link in links}
    assert regions["/"] is Region.NAVIGATION
    assert regions["a.html"] is Region.BODY
    assert "t.html" in regions


def test_a_misnested_link_is_one_link() -> None:
    links = read('<p>a<b>b<p>c</b><a href="1">x<table><a href="2">y</a></table>').links
    assert [link.target for link in links] == ["1", "2"]


def test_json_ld_in_arrays_and_graphs_is_placed() -> None:
    text = (
        '<script type="application/ld+json">{"@graph": [{"@type": "MedicalWebPage", '
        '"lastReviewed": "2024-05-06", "reviewedBy": [{"@type": "Person", "name": "Ana Gil"}]}, '
        '{"@type": "Event", "datePublished": "2020-01-01"}]}</script><p>Text.</p>'
    )
    page = read(text)
    assert [(fact.role, fact.span.cut(text)) for fact in page.dates] == [
        (DateRole.REVIEWED, "2024-05-06")
    ]
    assert [(each.text, each.span.cut(text)) for each in page.reviewers] == [("Ana Gil", "Ana Gil")]


def test_json_ld_that_is_none_is_a_fault_at_its_place() -> None:
    text = '<script type="application/ld+json">{"a": }</script>'
    (fault,) = read(text).faults
    assert fault.span.cut(text) == "}"
    assert "not JSON" in fault.text


def test_a_selector_of_the_site_makes_a_related_list() -> None:
    text = '<div class="more"><h3>Next</h3><ul><li><a href="a">One</a></li></ul></div>'
    assert read(text).related == ()
    (related,) = read(text, options=ReadOptions(related_selectors=("div.more",))).related
    assert (related.heading.text, [entry.title for entry in related.entries]) == ("Next", ["One"])


def test_what_is_nested_beyond_the_limit_is_told() -> None:
    assert read("<div>" * (DEEPEST - 10)).faults == ()
    (fault,) = read("<div>" * 100_000 + "x").faults
    assert str(DEEPEST) in fault.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "<a" + " b=c" * 200_000 + " href=x>t</a>",
        f'<a href="{"x" * 10_000_000}">t</a>',
        "<p><a href='x><b><!-- <ul><li>",
        "<a href=x>" * 5_000,
        "<table><td><a href=1>x<td>y</table>z" * 500,
    ],
    ids=["empty", "nul", "attributes", "long", "unclosed", "nested links", "tables"],
)
def test_hostile_pages_give_an_article(text: str) -> None:
    for link in read(text).links:
        assert 0 <= link.span.start <= link.span.end <= len(text)


PARTS = ["<p>", "</p>", "<a href='x'>", "</a>", "<h2 id=a>", "<ul>", "<li>", "<table><td>", "<!--"]
MARKUP = st.lists(st.sampled_from([*PARTS, "<b>", "</b>", "&amp;", "é", "\r\n", "2020-01-02", "<"]))


@given(MARKUP.map("".join))
def test_no_span_leaves_the_source(text: str) -> None:
    page = read(text)
    spans = [link.span for link in page.links]
    spans += [heading.span for heading in page.headings]
    spans += [block.span for block in page.blocks]
    spans += [anchor.span for anchor in page.anchors]
    spans += [each.span for each in page.dates] + [link.whole for link in page.links]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)


def test_without_turbohtml_the_facts_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read(PAGE)
    monkeypatch.setitem(__import__("sys").modules, "turbohtml", None)
    with pytest.warns(RuntimeWarning, match="BeautifulSoup"):
        page = read(PAGE.replace("bien</a>\n", "bien</a></li>\n"))
    assert page.title
    assert expected.title
    assert page.title.text == expected.title.text
    assert [link.target for link in page.links] == [link.target for link in expected.links]
    assert [each.text for each in page.headings] == [each.text for each in expected.headings]
    assert [anchor.name for anchor in page.anchors] == [anchor.name for anchor in expected.anchors]
    assert [entry.title for each in page.related for entry in each.entries] == [
        entry.title for each in expected.related for entry in each.entries
    ]
