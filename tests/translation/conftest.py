"""Pages for the tests of translation."""

from mbclint.engine.read import read
from mbclint.engine.sources import decode
from mbclint.model.article import Article
from mbclint.readers.options import ReadOptions


def page(name: str, text: str) -> Article:
    """The article of a file with these contents."""
    return read(decode(text.encode(), name), ReadOptions())
