"""A source into an Article, by its format."""

from mbclint.model.article import Article
from mbclint.model.source import Format, Source
from mbclint.readers.options import ReadOptions


def read(source: Source, options: ReadOptions) -> Article:
    """Read a source with the reader of its format. Readers are imported when first needed: a run
    over Markdown loads no HTML parser unless a file holds HTML."""
    if source.format is Format.HTML:
        from mbclint.readers.html import read_html

        return read_html(source, options)
    if source.format is Format.MARKDOWN:
        from mbclint.readers.markdown import read_markdown

        return read_markdown(source, options)
    from mbclint.readers.text import read_text

    return read_text(source, options)
