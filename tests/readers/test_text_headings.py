"""Which lines of a plain text are headings, and which only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.engine.sources import decode
from mbclint.model.article import Article
from mbclint.readers.options import ReadOptions
from mbclint.readers.passages import with_line_feeds
from mbclint.readers.text import read_text


def article(text: str) -> Article:
    return read_text(decode(text.encode(), "a.txt"), ReadOptions(language="en"))


def outline(text: str) -> list[tuple[int, str]]:
    page = article(text)
    title = [(1, page.title.text)] if page.title else []
    return title + [(heading.level, heading.text) for heading in page.headings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "======\nStones\n======\n\nText.\n\nCauses\n======\n\nWater\n-----\n\nText.\n",
            [(1, "Stones"), (2, "Causes"), (3, "Water")],
        ),
        ("Stones\n======\nCauses\n------\nText.\n", [(1, "Stones"), (2, "Causes")]),
        (".. _stones:\nStones\n======\n\nText.\n", [(1, "Stones")]),
        ("Stones\n======\n\n1. Causes\n---------\n\nText.\n", [(1, "Stones"), (2, "1. Causes")]),
        ("= Stones\n\nText.\n\n[[why]]\n== Causes\n\nText.\n", [(1, "Stones"), (2, "Causes")]),
        ("# Stones\n\nText.\n\n## Causes ##\n\nText.\n", [(1, "Stones"), (2, "Causes")]),
        ("Stones\n\n1.1\u00a0Causes\n\nText.\n\n1.2\u00a0Signs\n\nText.\n", [(1, "Stones")]),
    ],
    ids=["over", "without gaps", "label", "numbered", "equals", "number signs", "hard spaces"],
)
def test_marked_headings(text: str, expected: list[tuple[int, str]]) -> None:
    assert outline(text)[: len(expected)] == expected


def test_a_number_with_a_hard_space_is_not_part_of_the_heading() -> None:
    text = "Stones\n\n1.1\u00a0Causes\n\nText.\n\n1.2\u00a0Signs\n\nText.\n"
    assert [heading.text for heading in article(text).headings] == ["Causes", "Signs"]


@pytest.mark.parametrize(
    "body",
    [
        "An example::\n\n    # A comment\n    run\n",
        "An example::\n\n    Inner\n    =====\n",
        "=====  =====\nDose   Age\n=====  =====\n5 ml   3\n=====  =====\n",
        "Text above the line.\n\n-----\n\nText below the line.\n",
        "A long line of running text that a short rule ends\n----\n",
    ],
    ids=["comment", "indented", "table", "transition", "short rule"],
)
def test_what_is_no_heading(body: str) -> None:
    text = f"Stones\n~~~~~~\n\n{body}\nEnd\n~~~\n\nText.\n"
    assert [name for _, name in outline(text)] == ["Stones", "End"]


ASCIIDOC = """\
Stones
======
:toc:

See link:diet.html[the diet].

[[causes]]
Causes[[why]]
-------------

--------------------------------
$ count stones
--------------------------------

[caption="Rule: "]
==================
Drink water.
==================

....
# no heading
== nor this
....

== Signs [[signs]]

Pain.
"""


def test_the_blocks_and_anchors_of_asciidoc_are_no_headings() -> None:
    page = article(ASCIIDOC)
    assert outline(ASCIIDOC) == [(1, "Stones"), (2, "Causes"), (2, "Signs")]
    assert [heading.span.cut(ASCIIDOC) for heading in page.headings] == ["Causes", "Signs"]


def test_a_reference_in_brackets_makes_no_asciidoc_of_markdown() -> None:
    text = "# Stones\n\nSee note:diet[2].\n\n## Causes\n\nText.\n\n## Signs\n\nText.\n"
    assert outline(text) == [(1, "Stones"), (2, "Causes"), (2, "Signs")]


def test_rules_over_and_under_a_title_stay_those_of_restructuredtext() -> None:
    text = "=========\n Stones\n=========\n\n.. image:: a.png\n\nSee link:diet[2].\n"
    assert outline(text) == [(1, "Stones")]


def test_lines_for_programs_are_no_title() -> None:
    assert outline(":tocdepth: 2\n\nStones\n======\n\nText.\n") == [(1, "Stones")]
    assert article(".. note::\n\n   Text.\n").title is None


def test_lines_of_copyright_are_footer() -> None:
    page = article("Stones\n\nSome text.\n\n© 2024 A hospital\nCopyright 2019 B\n")
    assert [passage.text for passage in page.footer] == ["© 2024 A hospital", "Copyright 2019 B"]
    assert [block.text for block in page.blocks] == ["Some text."]


@given(st.text(alphabet="a=-#1. \n\r\u00a0*[]:©2", max_size=80))
def test_headings_stand_where_they_say(text: str) -> None:
    page = article(text)
    assert len(with_line_feeds(text)) == len(text)
    found = [(heading.span, heading.text) for heading in page.headings]
    found += [(passage.span, passage.text) for passage in page.footer]
    for span, said in found:
        assert " ".join(span.cut(page.source.text).split()) == said
