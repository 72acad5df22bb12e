"""A source into an Article, by its format."""

from mbclint.model.article import Article
from mbclint.model.source import Source


def read(source: Source, language: str | None) -> Article:
    """Read a source with the reader of its format; ``language`` is what the site declares for it.
    Readers are imported when first needed: a run over Markdown loads no HTML parser."""
    from mbclint.readers.text import read_text

    return read_text(source, language)
