"""What a page says, without the form in which it says it."""

import hashlib
from collections.abc import Iterator

from mbclint.model.article import Article
from mbclint.model.links import Region


def lines_said(article: Article) -> Iterator[str]:
    """The title, headings, running text, related entries and where links lead, a line each, in the
    order of the page: mark-up, white space, front matter and dated lines make no difference."""
    placed = [(heading.span.start, f"# {heading.text}") for heading in article.headings]
    placed += ((block.span.start, block.text) for block in article.blocks)
    placed += (
        (entry.span.start, f"- {entry.title}")
        for related in article.related
        for entry in related.entries
    )
    placed += (
        (link.span.start, f"-> {link.target}")
        for link in article.links
        if link.region in (Region.BODY, Region.ASIDE)
    )
    if article.title:
        yield article.title.text
    yield from (line for _, line in sorted(placed))


def digest_of(article: Article) -> str:
    """The same for pages that say the same."""
    said = "\n".join(lines_said(article)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=16).hexdigest()
