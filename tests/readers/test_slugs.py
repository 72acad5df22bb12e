"""Fragments as five generators make them; the cases follow the rules in their sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.source import Format, Source
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import AnchorStyle, ReadOptions
from mbclint.readers.slugs import HeadingText, SlugMaker

GITHUB, HUGO, JEKYLL, MDN, DOCUSAURUS = (
    AnchorStyle.GITHUB,
    AnchorStyle.HUGO,
    AnchorStyle.JEKYLL,
    AnchorStyle.MDN,
    AnchorStyle.DOCUSAURUS,
)


def anchors(style: AnchorStyle, text: str, path: str = "a.md") -> list[str]:
    options = ReadOptions(heading_anchors=style)
    page = read_markdown(Source(path, text, Format.MARKDOWN), options)
    return [anchor.name for anchor in page.anchors]


@pytest.mark.parametrize(
    ("heading", "made"),
    [
        ("Größe & Form", {GITHUB: "größe--form", JEKYLL: "größe--form", MDN: "größe_form"}),
        ("1. Teil", {GITHUB: "1-teil", HUGO: "1-teil", JEKYLL: "1-teil", MDN: "1._teil"}),
        ("Node.at()", {GITHUB: "nodeat", HUGO: "nodeat", JEKYLL: "nodeat", MDN: "node.at"}),
        ("Wirklich?!", {GITHUB: "wirklich", HUGO: "wirklich", MDN: "wirklich!"}),
        ("“Two” words…", {GITHUB: "two-words", HUGO: "two-words", MDN: "“two”_words…"}),
        ("a_b - c", {GITHUB: "a_b---c", HUGO: "a_b---c", JEKYLL: "a_b---c", MDN: "a_b_-_c"}),
        ("हिंदी", {GITHUB: "हिंदी", JEKYLL: "हिंदी", MDN: "हिंदी", HUGO: "हद"}),
        ("10 m² Ⅳ", {GITHUB: "10-m-ⅳ", HUGO: "10-m-", JEKYLL: "10-m-"}),
        ("Two  blanks", {GITHUB: "two--blanks", HUGO: "two--blanks", MDN: "two_blanks"}),
        ("Kept\u00a0together", {GITHUB: "kepttogether", MDN: "kept_together"}),
        ("a -- b", {GITHUB: "a----b", JEKYLL: "a--b"}),
        ("`--all` *now*", {GITHUB: "--all-now", JEKYLL: "--all-now", HUGO: "--all-now"}),
        ("See [it](/x.md)", {GITHUB: "see-it", JEKYLL: "see-it", HUGO: "see-itxmd"}),
        ("con", {GITHUB: "con", MDN: "sect1"}),
        ("Ende.", {GITHUB: "ende", MDN: "ende"}),
        ("!?", {HUGO: "heading", MDN: "!"}),
    ],
)
def test_what_each_generator_makes(heading: str, made: dict[AnchorStyle, str]) -> None:
    assert {style: anchors(style, f"## {heading}\n") for style in made} == {
        style: [anchor] for style, anchor in made.items()
    }


@pytest.mark.parametrize(
    ("style", "made"),
    [
        (GITHUB, ["a", "a-1", "a-1-1", "a-2"]),
        (DOCUSAURUS, ["a", "a-1", "a-1-1", "a-2"]),
        (HUGO, ["a", "a-1", "a-1-1", "a-2"]),
        (MDN, ["a", "a_2", "a_1", "a_3"]),
        # kramdown does not see that the first "a-1" is taken.
        (JEKYLL, ["a", "a-1", "a-1", "a-2"]),
    ],
)
def test_repeated_headings_are_numbered(style: AnchorStyle, made: list[str]) -> None:
    assert anchors(style, "# A\n\n# A\n\n# A 1\n\n# A\n") == made


@pytest.mark.parametrize(
    ("style", "made"),
    [
        (HUGO, ["A", "a", "a-1"]),
        (MDN, ["a", "a_2", "a_3"]),
        (DOCUSAURUS, ["A", "a", "a-1"]),
        (JEKYLL, ["A", "a", "a-1"]),
    ],
)
def test_ids_that_the_page_gives(style: AnchorStyle, made: list[str]) -> None:
    assert anchors(style, "# X {#A}\n\n# a\n\n# a\n") == made


def test_an_id_that_is_taken_counts_only_where_the_generator_looks() -> None:
    text = "# X {#a}\n\n# a\n"
    assert anchors(HUGO, text) == ["a", "a-1"]
    assert anchors(DOCUSAURUS, text) == ["a", "a"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("heading", ["Was {props.x} tut {#was}", "Was tut {/* #was */}"])
def test_ids_in_mdx(heading: str, line_break: str) -> None:
    text = f"import X from 'x'\n\n## {heading}\n\nText {{#no}} {{x}}\n".replace("\n", line_break)
    page = read_markdown(Source("a.mdx", text, Format.MARKDOWN), ReadOptions())
    (anchor,) = page.anchors
    assert (anchor.name, anchor.span.cut(text)) == ("was", "was")
    assert anchor.span.start == text.index("#was") + 1
    (found,) = page.headings
    assert found.text == "Was tut"
    assert "#was" not in found.span.cut(text)


@given(st.lists(st.text(alphabet="aB1 -_.!éßहि²", max_size=6)), st.sampled_from(AnchorStyle))
def test_generators_but_kramdown_never_make_the_same_twice(
    headings: list[str], style: AnchorStyle
) -> None:
    slugs = SlugMaker(style)
    made = [slugs.make(HeadingText([(heading, False)], heading)) for heading in headings]
    assert style is JEKYLL or len(set(made)) == len(made)
    assert not any(" " in slug for slug in made)
