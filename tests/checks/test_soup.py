"""The tree that checks of one's own get."""

import re
from pathlib import Path
from typing import Any

from bs4.element import Tag
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.source import Format
from tests.checks.pages import page_of, problems

GUIDE = Path(__file__).parents[2] / "docs" / "writing-rules.md"


def documented_check() -> Any:
    """The check that the guide shows."""
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(next(block for block in blocks if "page.soup" in block), names)
    return names["CHECK"]


def test_the_check_of_the_guide_finds_what_it_says() -> None:
    html = "<p>é 😀</p>\r\n<main>\r\n\t<img src=a.png title='a > b'>\n<img src=b.png alt=b></main><img src=c>"
    (problem,) = problems(documented_check(), page_of(html))
    assert problem.span.cut(html) == "<img src=a.png title='a > b'>"
    assert problem.subject == "a.png"


def test_the_tree_is_parsed_once_and_only_when_asked_for() -> None:
    page = page_of("<p>once</p>")
    assert page.soup is page.soup
    assert page_of("<p>twice</p>").soup is not page.soup


def test_start_tags_of_hostile_pages_lie_within_the_page() -> None:
    for html in ("<a", "<a href='", '<p>\r<b>\r\n<i x="', '<a b=">">c', "<br/><br/>"):
        page = page_of(html)
        for tag in page.soup.find_all(True):
            cut = page.tag_span(tag).cut(html)
            assert cut.startswith(f"<{tag.name}")


@given(st.text(alphabet="<>ab='\"/ \r\n\té😀", max_size=60))
def test_every_start_tag_is_cut_from_its_less_than_sign(html: str) -> None:
    page = page_of(html, written=Format.TEXT)
    for tag in page.soup.find_all(True):
        assert isinstance(tag, Tag)
        assert page.tag_span(tag).cut(html).lower().startswith(f"<{tag.name}")
