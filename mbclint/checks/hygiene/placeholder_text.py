"""Text that was to be replaced and was not."""

from collections.abc import Iterator

from mbclint.checks.code_spans import is_in_code
from mbclint.checks.hygiene.placeholders import Placeholders, PlaceholderText
from mbclint.checks.kinds import Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Article
from mbclint.model.finding import Problem
from mbclint.model.passage import Passage
from mbclint.readers.visible import place_within


def find(page: Page, options: PlaceholderText) -> Iterator[Problem]:
    """One finding for each text."""
    source = page.article.source
    titles = {text.span: text.text for text in _titles(page.article)}
    texts = titles | {heading.span: heading.text for heading in page.article.headings}
    texts |= {block.span: block.text for block in page.article.blocks}
    placeholders = Placeholders(page, options, texts, titles.keys())
    for place, text in texts.items():
        if not placeholders.may_be_in(text):
            continue
        for found in placeholders.all(text, is_title=place in titles):
            at = place_within(source, place, found.start, found.end)
            if not is_in_code(source, place, at.start):
                said = f"A placeholder was left here: {quoted(found.cut(text))}"
                yield Problem(at, said, text)
                break


def _titles(article: Article) -> Iterator[Passage]:
    for own in (article.title, article.document_title, article.description):
        if own:
            yield own


CHECK = PageCheck(PlaceholderText, find)
