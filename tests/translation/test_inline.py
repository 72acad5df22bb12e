"""What of a text is mark-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.source import Format
from mbclint.translation.inline import codes_of, parts_of, words_alone


@pytest.mark.parametrize(
    ("text", "markup", "codes", "words"),
    [
        ("Drink * two", Format.TEXT, (), "Drink * two"),
        ("{name} has %s left", Format.TEXT, ("{name}", "%s"), "has left"),
        ("50% sure", Format.TEXT, (), "50% sure"),
        ("<b>Salt</b> &amp; water", Format.HTML, ("<b>", "</b>", "&amp;"), "Salt water"),
        ("5 < 6 and A & B", Format.HTML, (), "5 < 6 and A & B"),
        (
            'See [the list](/a_(b)/ "t").',
            Format.MARKDOWN,
            ("[", '](/a_(b)/ "t")'),
            "See the list .",
        ),
        ("See [the list][1]", Format.MARKDOWN, ("[", "][1]"), "See the list"),
        ("an [aside] stays", Format.MARKDOWN, (), "an [aside] stays"),
        ("![a stone](s.png)", Format.MARKDOWN, ("![", "](s.png)"), "a stone"),
        ("**Rest** a_b_c _now_", Format.MARKDOWN, ("**", "**", "_", "_"), "Rest a_b_c now"),
        ("run `a *b*` now", Format.MARKDOWN, ("`a *b*`",), "run now"),
        (
            "{{< dose 5 >}} {% raw %} daily",
            Format.MARKDOWN,
            ("{{< dose 5 >}}", "{% raw %}"),
            "daily",
        ),
    ],
)
def test_codes_and_words(text: str, markup: Format, codes: tuple[str, ...], words: str) -> None:
    assert codes_of(text, markup) == codes
    assert words_alone(text, markup) == words


@given(
    st.text(alphabet=st.sampled_from("ab*_`[](){}<>&;!/%s \n"), max_size=40),
    st.sampled_from(Format),
)
def test_the_parts_are_the_text(text: str, markup: Format) -> None:
    parts = [*parts_of(text, markup)]
    assert "".join(part.text for part in parts) == text
    assert all(part.text for part in parts)
