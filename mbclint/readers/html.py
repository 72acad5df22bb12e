"""html, until its reader stands: read as plain text."""

from mbclint.model.article import Article
from mbclint.model.source import Source
from mbclint.readers.options import ReadOptions
from mbclint.readers.text import read_text


def read_html(source: Source, options: ReadOptions) -> Article:
    """Read the source."""
    return read_text(source, options)
