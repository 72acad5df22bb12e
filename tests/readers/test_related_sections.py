"""Lists below the subheadings of a "See also" section."""

from mbclint.model.article import Article
from mbclint.model.source import Format, Source
from mbclint.readers.html import read_html
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import ReadOptions

MARKDOWN = """# Nosebleeds

## See also

### Leaflets

- [Anaemia](/anaemia)
- [Blood thinners](/thinners)

### What people ask

- Does it run in families?
- Will it come back?

### Videos

- [How to pinch your nose](/pinch)

## Our clinics

### North

- [Ward 3](/ward-3)
"""
HTML = """<!DOCTYPE html><html lang="en"><body>
<div id="text"><h1>Nosebleeds</h1>
<h2>See also</h2>
<h3>Leaflets</h3>
<ul><li><a href="/anaemia">Anaemia</a></li><li><a href="/thinners">Blood thinners</a></li></ul>
<h3>What people ask</h3>
<ul><li>Does it run in families?</li><li>Will it come back?</li></ul>
<h3>Videos</h3>
<ul><li><a href="/pinch">How to pinch your nose</a></li></ul>
<h2>Our clinics</h2>
<h3>North</h3>
<ul><li><a href="/ward-3">Ward 3</a></li></ul>
</div></body></html>
"""
FOOTER = """<!DOCTYPE html><html lang="en"><body>
<div id="text"><h1>Nosebleeds</h1><h2>See also</h2>
<ul><li><a href="/anaemia">Anaemia</a></li></ul></div>
<div id="bottom"><h3>About us</h3><ul><li><a href="/team">Our team</a></li></ul></div>
</body></html>
"""


def lists(article: Article) -> list[tuple[str, list[str]]]:
    return [(it.heading.text, [entry.title for entry in it.entries]) for it in article.related]


EXPECTED = [("Leaflets", ["Anaemia", "Blood thinners"]), ("Videos", ["How to pinch your nose"])]


def test_the_parts_of_a_section_in_markdown() -> None:
    source = Source("page.md", MARKDOWN, Format.MARKDOWN)
    assert lists(read_markdown(source, ReadOptions())) == EXPECTED


def test_the_parts_of_a_section_in_html() -> None:
    source = Source("page.html", HTML, Format.HTML)
    assert lists(read_html(source, ReadOptions())) == EXPECTED


def test_a_footer_is_no_part_of_the_section_before_it() -> None:
    source = Source("page.html", FOOTER, Format.HTML)
    assert lists(read_html(source, ReadOptions())) == [("See also", ["Anaemia"])]
