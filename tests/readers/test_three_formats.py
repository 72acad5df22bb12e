"""One article in three formats gives one set of facts."""

import pytest

from mbclint.model.article import Article, BlockKind
from mbclint.model.source import Format, Source
from mbclint.readers.html import read_html
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import ReadOptions
from mbclint.readers.passages import fold
from mbclint.readers.text import read_text

HTML = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Nosebleeds</title></head>
<body>
<nav><a href="/">Home</a></nav>
<main>
<h1>Nosebleeds</h1>
<p>Most nosebleeds stop by themselves within
ten minutes &mdash; stay calm.</p>
<h2>What to do</h2>
<p>Sit up and lean forward. Then:</p>
<ul>
<li>pinch the <b>soft</b> part of your nose</li>
<li>breathe through your <a href="/mouth">mouth</a></li>
</ul>
<h2>When to get help</h2>
<p>Call a doctor if it has not stopped after 20&nbsp;minutes.</p>
<h2>See also</h2>
<ul>
<li><a href="/anaemia">Anaemia</a></li>
<li><a href="/thinners">Blood thinners &amp; you</a></li>
</ul>
<p>Published: 4 March 2025</p>
<p>Last reviewed: 16 May 2026</p>
</main>
</body>
</html>
"""
MARKDOWN = """---
lang: en
---

# Nosebleeds

Most nosebleeds stop by themselves within
ten minutes — stay calm.

## What to do

Sit up and lean forward. Then:

* pinch the **soft** part of your nose
* breathe through your [mouth](/mouth)

When to get help
----------------

Call a doctor if it has not stopped after 20&nbsp;minutes.

## See also

* [Anaemia](/anaemia)
* [Blood thinners &amp; you](/thinners)

Published: 4 March 2025

Last reviewed: 16 May 2026
"""
TEXT = """Nosebleeds
==========

Most nosebleeds stop by themselves within
ten minutes — stay calm.

What to do
----------

Sit up and lean forward. Then:

- pinch the soft part of your nose
- breathe through your mouth

When to get help
----------------

Call a doctor if it has not stopped after 20\u00a0minutes.

See also
--------

- Anaemia
- Blood thinners & you

Published: 4 March 2025

Last reviewed: 16 May 2026
"""
BREAKS = pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])


def facts(article: Article) -> dict[str, object]:
    """What an article says, without its places."""
    headings = [heading.text for heading in article.headings]
    return {
        "title": article.title and article.title.text,
        "summary": article.summary and article.summary.text,
        "language": article.language,
        "headings": headings,
        "levels": [heading.level for heading in article.headings],
        "blocks": [(block.kind, block.text) for block in article.blocks],
        "related": [
            (each.heading.text, sorted(each.heading_languages), [e.title for e in each.entries])
            for each in article.related
        ],
        "dates": [(date.role, str(date.date), date.place) for date in article.dates],
    }


def html(line_break: str = "\n", options: ReadOptions | None = None) -> Article:
    page = HTML.replace("\n", line_break)
    return read_html(Source("page.html", page, Format.HTML), options or ReadOptions())


def markdown(line_break: str = "\n") -> Article:
    page = MARKDOWN.replace("\n", line_break)
    return read_markdown(Source("page.md", page, Format.MARKDOWN), ReadOptions())


def text(line_break: str = "\n") -> Article:
    page = TEXT.replace("\n", line_break)
    return read_text(Source("page.txt", page, Format.TEXT), ReadOptions(language="en"))


def test_the_facts_of_the_html_page_are_what_it_says() -> None:
    found = facts(html())
    assert found["title"] == "Nosebleeds"
    assert found["headings"] == ["What to do", "When to get help", "See also"]
    assert found["related"] == [
        ("See also", ["en"], ["Anaemia", "Blood thinners & you"]),
    ]
    assert found["blocks"] == [
        (BlockKind.PARAGRAPH, "Most nosebleeds stop by themselves within ten minutes — stay calm."),
        (BlockKind.PARAGRAPH, "Sit up and lean forward. Then:"),
        (BlockKind.ITEM, "pinch the soft part of your nose"),
        (BlockKind.ITEM, "breathe through your mouth"),
        (BlockKind.PARAGRAPH, "Call a doctor if it has not stopped after 20 minutes."),
    ]


@BREAKS
def test_markdown_says_the_same_as_html(line_break: str) -> None:
    assert facts(markdown(line_break)) == facts(html())


@BREAKS
def test_plain_text_says_the_same_as_html(line_break: str) -> None:
    assert facts(text(line_break)) == facts(html())


@BREAKS
def test_html_says_the_same_with_other_line_breaks(line_break: str) -> None:
    assert facts(html(line_break)) == facts(html())


@BREAKS
def test_places_hold_the_same_texts_in_each_format(line_break: str) -> None:
    for article in (html(line_break), markdown(line_break), text(line_break)):
        page = article.source.text
        titles = [e.span.cut(page) for each in article.related for e in each.entries]
        assert [fold(title).replace("&amp;", "&") for title in titles] == [
            "Anaemia",
            "Blood thinners & you",
        ]
        assert [heading.span.cut(page) for heading in article.headings] == [
            "What to do",
            "When to get help",
            "See also",
        ]
        assert [date.span.cut(page) for date in article.dates] == ["4 March 2025", "16 May 2026"]
