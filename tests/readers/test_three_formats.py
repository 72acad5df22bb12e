"""One article in three formats gives the same facts."""

from mbclint.engine.read import read
from mbclint.model.article import Article
from mbclint.model.source import Format, Source
from mbclint.readers.options import ReadOptions

TEXT = """Living with kidney stones
=========================

Small stones pass without treatment.

Eating well
-----------

Drink plenty of water, and eat less salt.

Last reviewed: 5 May 2026

See also
--------

- Diet for kidneys
- Questions for your doctor
"""
MARKDOWN = """# Living with kidney stones

Small stones pass without treatment.

## Eating well

Drink **plenty** of [water](water.md), and eat less salt.

Last reviewed: 5 May 2026

## See also

- [Diet for kidneys](diet.md)
- [Questions for your doctor](questions.md)
"""
HTML = """<html><body><main><h1>Living with kidney stones</h1>
<p>Small stones pass without treatment.</p>
<h2>Eating well</h2><p>Drink <b>plenty</b> of <a href="water.html">water</a>,
and eat less salt.</p>
<p>Last reviewed: 5 May 2026</p>
<h2>See also</h2><ul><li><a href="d">Diet for kidneys</a></li>
<li><a href="q">Questions for your doctor</a></ul></main></body></html>
"""


def facts(article: Article) -> object:
    return (
        article.title and article.title.text,
        article.summary and article.summary.text,
        [(heading.text, heading.level) for heading in article.headings],
        [(block.kind, block.text) for block in article.blocks],
        [[entry.title for entry in related.entries] for related in article.related],
        [(fact.role, fact.place, fact.date) for fact in article.dates],
        article.language,
    )


def test_one_article_in_three_formats_gives_the_same_facts() -> None:
    options = ReadOptions(language="en")
    text, markdown, html = (
        facts(read(Source("a", written, kind), options))
        for written, kind in (
            (TEXT, Format.TEXT),
            (MARKDOWN, Format.MARKDOWN),
            (HTML, Format.HTML),
        )
    )
    assert text == markdown == html
    assert "Eating well" in str(html)
