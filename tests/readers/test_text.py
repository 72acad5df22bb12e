"""Plain text into an Article, whatever its line ends, marks and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.engine.sources import decode
from mbclint.model.article import Article, BlockKind
from mbclint.readers.options import ReadOptions
from mbclint.readers.text import read_text

PAGE = """\
Kidney stones

What to do when a stone moves.

First aid

Drink water, and keep what passes.

What helps:

  • Warmth
  • Rest in bed

Published: 5 May 2024

See also

  1. Gallstones
  2. Pain relief
     at home
"""


def article(text: str) -> Article:
    return read_text(decode(text.encode(), "a.txt"), ReadOptions(language="en"))


def facts(page: Article) -> object:
    return (
        page.title and page.title.text,
        page.summary and page.summary.text,
        [heading.text for heading in page.headings],
        [(block.kind.value, block.text) for block in page.blocks],
        [(fact.role.value, str(fact.date)) for fact in page.dates],
        [
            (
                found.heading.text,
                found.ordered,
                [(entry.title, entry.number and int(entry.number.text)) for entry in found.entries],
            )
            for found in page.related
        ],
    )


EXPECTED = (
    "Kidney stones",
    "What to do when a stone moves.",
    ["First aid", "See also"],
    [
        ("paragraph", "What to do when a stone moves."),
        ("paragraph", "Drink water, and keep what passes."),
        ("paragraph", "What helps:"),
        ("item", "Warmth"),
        ("item", "Rest in bed"),
    ],
    [("published", "2024-05-05")],
    [("See also", True, [("Gallstones", 1), ("Pain relief at home", 2)])],
)


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        "\ufeff" + PAGE,
        PAGE.rstrip("\n"),
        PAGE.replace("  ", "\t"),
        PAGE.replace("  ", "\u00a0\u00a0").replace(". ", ".\u00a0"),
        PAGE.replace("1.", "١.").replace("2.", "٢."),
        PAGE.replace("•", "▪"),
        PAGE.replace("•", "-"),
        PAGE.replace("\n\n", "\n \n\n"),
    ],
    ids=[
        "lf",
        "crlf",
        "cr",
        "bom",
        "no end",
        "tabs",
        "nbsp",
        "digits",
        "bullets",
        "dashes",
        "gaps",
    ],
)
def test_the_facts_are_the_same_in_every_spelling(text: str) -> None:
    assert facts(article(text)) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "Kidney stones\n=============\n\nFirst aid\n---------\n\nText.\n\nSee also\n--------\n\n- A b\n",
        "# Kidney stones\n\n## First aid\n\nText.\n\n## See also\n\n- A b\n",
        "KIDNEY STONES\n\nFIRST AID\n\nText.\n\nSEE ALSO\n\n- A b\n",
        "Kidney stones\n\n1. First aid\n\nText.\n\n2. Causes of it\n\nText.\n\nSee also\n\n- A b\n",
    ],
    ids=["underlined", "atx", "capitals", "numbered"],
)
def test_styles_of_headings(text: str) -> None:
    page = article(text)
    assert page.title
    assert page.title.text.lower() == "kidney stones"
    headings = [heading.text.lower() for heading in page.headings]
    assert headings[0] == "first aid"
    assert headings[-1] == "see also"
    assert page.blocks[0].text == "Text."
    assert len(page.related) == 1


@pytest.mark.parametrize(
    "listed",
    [
        "See also\n- MRI\n- CT scan\n",
        "See also:\n\n- MRI\n\n- CT scan\n",
        "See also\n\nMRI\nCT scan\n",
        "See also\n\nMRI\n\nCT scan\n",
        "SEE ALSO\n\n* MRI\n* CT scan\n\nText that follows the list.\n",
    ],
)
def test_shapes_of_related_lists(listed: str) -> None:
    page = article(f"Title\n\nSome text.\n\n{listed}")
    (found,) = page.related
    assert [entry.title for entry in found.entries] == ["MRI", "CT scan"]
    source = page.source.text
    assert [entry.whole.cut(source).strip("\r\n")[-1] for entry in found.entries] == ["I", "n"]


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nSee also\n\nThis sentence is no list.\n",
        "Title\n\nSee also the list:\n\n- MRI\n",
        "See also\n",
    ],
)
def test_a_heading_without_a_list_or_a_list_without_a_heading_is_no_related_list(text: str) -> None:
    assert article(text).related == ()


def test_items_are_cut_from_the_source_where_they_stand() -> None:
    page = article(PAGE)
    first, second = page.related[0].entries
    assert first.span.cut(PAGE) == "Gallstones"
    assert first.whole.cut(PAGE) == "  1. Gallstones\n"
    assert second.span.cut(PAGE) == "Pain relief\n     at home"
    assert second.number
    assert second.number.span.cut(PAGE) == "2"


def test_dated_lines_are_no_body_and_no_heading() -> None:
    page = article(
        "Title\n\nText here.\n\nFeb. 05, 2020 Show more\n\nBy Jane Doe, 3 May 2021\n\nEnd.\n"
    )
    assert [block.text for block in page.blocks] == ["Text here.", "End."]
    assert page.headings == ()
    assert len(page.dates) == 2


PARTS = st.sampled_from(
    [
        "See also",
        "Title",
        "\n",
        "\n\n",
        "- a",
        "1. b",
        "2020-02-05",
        " ",
        "text.",
        "====",
        "# H",
        "\r",
        "é",
    ]
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_text_gives_an_article_whose_spans_cut_what_they_say(text: str) -> None:
    page = article(text)
    source = page.source.text
    for heading in page.headings:
        assert " ".join(heading.span.cut(source).split()) == heading.text
    for block in page.blocks:
        if block.kind is BlockKind.ITEM:
            assert " ".join(block.span.cut(source).split()) == block.text
    for found in page.related:
        for entry in found.entries:
            assert " ".join(entry.span.cut(source).split()) == entry.title
            assert entry.whole.covers(entry.span)
    for fact in page.dates:
        assert fact.span.cut(source) == fact.reading.text
