"""Plain elements read natively give the same facts as through the tree."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbclint.model.article import Article
from mbclint.model.source import Format, Source
from mbclint.readers import html, html_blocks, html_links, html_spans
from mbclint.readers.html import read_html
from mbclint.readers.options import ReadOptions

_NEVER = re.compile(r"(?!)")
_PHRASES = ("one", "two  three", "\n\tfour", "&amp;", "<b>b</b>", "<em>e <code>c</code></em>")
_LINKS = ('<a href="x">l</a>', '<a href="y#z" class="c"><i>m</i> n</a>', '<a id="i"></a>')
_INLINE = st.lists(st.sampled_from((*_PHRASES, *_LINKS)), max_size=4).map(" ".join)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tag = st.sampled_from(("p", "h2", "div", "section", "blockquote", "ul", "table", "dl"))
    return st.tuples(tag, _INLINE, st.lists(inner, max_size=3).map("".join), _INLINE).map(_element)


def _element(parts: tuple[str, str, str, str]) -> str:
    tag, before, within, after = parts
    if tag in ("p", "h2"):
        return f"<{tag}>{before}</{tag}>"
    held = f"{before}{within}{after}"
    items = {
        "ul": f"<ul><li>{held}</li>\n<li>{after}</li></ul>",
        "table": f"<table><tr><td>{held}</td><th>{after}</th></tr></table>",
        "dl": f"<dl><dt>{after}</dt><dd>{held}</dd></dl>",
    }
    return items.get(tag, f'<{tag} class="k">{held}</{tag}>')


_PAGES = st.recursive(_INLINE.map(lambda text: f"<p>{text}</p>"), _around, max_leaves=12)


def read(text: str) -> Article:
    return read_html(Source("a.html", text, Format.HTML), ReadOptions())


def _read_through_the_tree(text: str) -> Article:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_blocks, "PLAIN_BLOCK", _NEVER)
        patch.setattr(html_blocks, "OWN_TEXT", re.compile("<(?P<any>)"))
        patch.setattr(html_links, "PLAIN_LINK", _NEVER)
        patch.setattr(html_spans, "START_TAG", _NEVER)
        patch.setattr(html_spans, "plain_value", lambda name: _NEVER)
        patch.setattr(html, "plain_value", lambda name: _NEVER)
        return read(text)


@settings(max_examples=300, deadline=None)
@given(_PAGES)
def test_the_source_alone_tells_what_the_tree_tells(text: str) -> None:
    plain, riddled = read(text), _read_through_the_tree(text)
    assert plain.blocks == riddled.blocks
    assert plain.headings == riddled.headings
    assert plain.links == riddled.links
    assert plain.anchors == riddled.anchors


@pytest.mark.parametrize(
    "text",
    [
        "<div><ul><li>a</li></ul>after</div>",
        "<div><p>a</p><span>after</span></div>",
        "<DIV><P>a</P>after</DIV>",
        "<div><p>a</p></td><td>after</div>",
        "<div>before<hr>after</div>",
        "<div>before <form>within <form>still</form> after</div>",
        "<div>before <table>fostered<tr><td>a</td></tr></table></div>",
        "<svg><td>a <em>b</em> c</td></svg>",
        "<li>a<b>b<ul><li>c</li></ul></b></li>",
        "<p>a<b>b</p><p>c</b></p>",
        "<li>no end<li>tags<br>here",
        "<li>one<blockquote>two</blockquote></li>",
        "<td>one<br><form>two</form></td>",
    ],
)
def test_riddles_are_left_to_the_tree(text: str) -> None:
    assert read(text).blocks == _read_through_the_tree(text).blocks


def test_a_link_that_misnesting_repeats_counts_once() -> None:
    page = read('<p><a name="n" id="i" href="x">a<p>b</p><table><tr><td>c</td></tr></table>d')
    assert [link.target for link in page.links] == ["x"]
    assert [anchor.name for anchor in page.anchors] == ["n", "i"]
