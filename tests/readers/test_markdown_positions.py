"""Where the parts of a Markdown page stand: after templates, in references, around images."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.article import Article
from mbclint.model.source import Format, Source
from mbclint.model.span import Span
from mbclint.readers.byte_offsets import code_points
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import ReadOptions
from mbclint.readers.visible import visible_map


def read(text: str, path: str = "a.md") -> Article:
    return read_markdown(Source(path, text, Format.MARKDOWN), ReadOptions())


@pytest.mark.parametrize(
    "text",
    [
        "![Ein Bein](leg.png)\n",
        "- ![Ein Bein](leg.png)\n- Text\n",
        "# ![Ein Bein](leg.png)\n\n# Titel\n",
        "| a |\n|---|\n| ![Ein Bein](leg.png) |\n",
        "Vorher\n\n![Ein Bein](leg.png)\n\nNachher\n",
        "> ![Ein Bein](leg.png)\n",
        "![Ein Bein][i]\n\n[i]: leg.png\n",
    ],
)
def test_an_image_alone_in_its_block_is_a_link(text: str) -> None:
    page = read(text)
    (image,) = page.links
    assert (image.target, image.text) == ("leg.png", "Ein Bein")
    assert image.span.cut(text) == "leg.png"
    assert image.text_span
    assert image.text_span.cut(text) == "Ein Bein"
    assert "" not in [block.text for block in page.blocks]


def test_a_heading_that_begins_with_an_escape() -> None:
    text = "é\n\n## \\<em> und \\<b>\n\n\\* x\n\n- \\# y\n"
    page = read(text)
    assert [(each.text, each.span.cut(text)) for each in page.headings] == [
        ("<em> und <b>", "\\<em> und \\<b>")
    ]
    assert [block.span.cut(text) for block in page.blocks] == ["é", "\\* x", "\\# y"]


def test_a_date_after_an_escaped_line_in_a_cell() -> None:
    text = "| a | b |\n|---|---|\n| `x \\| y` am 5. Mai 2024 | c |\n"
    (fact,) = read(text).dates
    assert fact.span.cut(text) == "5. Mai 2024"


def test_raw_html_ends_the_text_of_an_item() -> None:
    text = "- Eins\n  <div>Zwei</div>\n\n- Drei\n"
    blocks = read(text).blocks
    assert [block.text for block in blocks] == ["Eins", "Zwei", "Drei"]
    assert [block.span.cut(text) for block in blocks] == ["Eins", "Zwei", "Drei"]


def test_a_linked_image_alone_in_its_block() -> None:
    text = "[![Ein Bein](leg.png)](/leg)\n"
    assert [(link.target, link.whole.cut(text)) for link in read(text).links] == [
        ("leg.png", "![Ein Bein](leg.png)"),
        ("/leg", text.strip()),
    ]


def test_a_logo_takes_no_title_away() -> None:
    page = read("# ![Logo](l.png)\n\n# Titel\n")
    assert page.title
    assert page.title.text == "Titel"


@pytest.mark.parametrize(
    "before",
    [
        "{{< größe 1 >}} ",
        '{{domxref("Node")}}{{domxref("Text")}} ',
        "{{a}}{{b}}{{c}} &amp; ",
        "{{ a\nb }} c ",
        "{% if é %}x{% endif %} [y][y] ",
        "&lt; \\* {{x}}\u00a0",
        "[{{x}}]({{y}}) ",
        "\x7f{{x}}\x7f ",
    ],
)
def test_a_date_after_a_template_is_where_it_stands(before: str) -> None:
    text = f"{before}am 5. Mai 2024 ok {{{{z}}}}\n\n[y]: /y\n"
    (fact,) = read(text).dates
    assert fact.span.cut(text) == "5. Mai 2024"


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_date_on_a_later_line_of_a_quotation(line_break: str) -> None:
    text = "> - Am\n>   Sonntag, am\n>   5. Mai 2024 > 3\n".replace("\n", line_break)
    (fact,) = read(text).dates
    assert fact.span.cut(text) == "5. Mai 2024"


def test_adjacent_templates_each_show_what_they_show() -> None:
    text = '# {{domxref("Node")}}{{domxref("Text", "&lt;text&gt;")}}{{x}}00\n\n## {{x}}\n'
    page = read(text)
    assert page.title
    assert page.title.text == "Node<text>00"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("x [a][] y", "[a][]"),
        ("x [a] y", "[a]"),
        ("x [a] [] y", "[a]"),
        ("x [b][a] y", "[b][a]"),
        ("x ![a][] y", "![a][]"),
        ("{{é}} [a][]", "[a][]"),
    ],
)
def test_the_whole_of_a_reference(text: str, whole: str) -> None:
    source = f"{text}\n\n[a]: /dest\n"
    (link,) = read(source).links
    assert (link.whole.cut(source), link.span.cut(source)) == (whole, "/dest")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("> [a](\n> /b) c\n", "/b"),
        ("> [a]\n\n> [a]:\n> /b\n", "/b"),
        ("[a](<b c>)\n", "b c"),
        ("[a](b&amp;c)\n", "b&amp;c"),
        ("[a<!-- ](x) -->](b)\n", "b"),
    ],
)
def test_an_address_is_where_it_stands(text: str, target: str) -> None:
    (link,) = read(text).links
    assert link.span.cut(text) == target


@pytest.mark.parametrize(
    "block",
    ["1990. war das", "# nicht", "[a][r] und [b]", "> nein", "+ x", "a &amp; b", "_a_ {{x}}b"],
)
def test_the_visible_text_of_a_piece_is_that_of_the_piece_in_its_page(block: str) -> None:
    text = f"Zuvor {block} Danach\n\n[r]: /r\n"
    source = Source("a.md", text, Format.MARKDOWN)
    (whole,) = read(text).blocks
    shown, offsets = visible_map(source, whole.span)
    assert shown == whole.text
    start = text.index(block)
    inner, inner_offsets = visible_map(source, Span(start, start + len(block)))
    assert f"Zuvor {inner} Danach" == shown
    assert inner_offsets == offsets[len("Zuvor ") : len("Zuvor ") + len(inner)]


PARTS = [
    "a ",
    "é",
    "{{x}}",
    '{{glossary("y")}}',
    "&amp;",
    "*b*",
    "`c`",
    "👩‍⚕️",
    "[d](e)",
    "\n",
    "\\*",
]


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_visible_text_maps_onto_the_source(text: str) -> None:
    source = Source("a.md", f"Wort {text} Ende\n", Format.MARKDOWN)
    for block in read(source.text).blocks:
        shown, offsets = visible_map(source, block.span)
        assert " ".join(shown.split()) == block.text
        assert offsets == sorted(offsets)
        assert all(block.span.start <= offset < block.span.end for offset in offsets)


@given(st.text(), st.integers(0, 99))
def test_byte_offsets_as_code_points(text: str, base: int) -> None:
    text = text.encode("utf-8", "ignore").decode()
    at = code_points(text, base)
    for index in range(len(text) + 1):
        assert at(len(text[:index].encode())) == index + base
    for index, character in enumerate(text):
        within = len(text[:index].encode()) + len(character.encode()) - 1
        assert at(within) == index + base
