"""Text that was to be replaced and was not."""

import re
from collections.abc import Iterator
from functools import cache

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Block, Heading
from mbclint.model.finding import Problem
from mbclint.model.passage import Passage
from mbclint.readers.visible import place_within


class PlaceholderText(Options, frozen=True):
    """What placeholders say."""

    phrases: tuple[str, ...] = ()
    """In any case, as whole words, anywhere."""
    whole: tuple[str, ...] = ()
    """In any case, when they are all that a title, heading or paragraph says."""
    marks: tuple[str, ...] = ()
    """In capitals, as whole words, in a text that is not all in capitals."""


def find(page: Page, options: PlaceholderText) -> Iterator[Problem]:
    """One finding for each text."""
    article = page.article
    phrases, marks = _any_of(options.phrases, True), _any_of(options.marks, False)
    whole = frozenset(text.casefold() for text in options.whole)
    own: list[Passage | Heading | Block | None] = [article.title, article.description]
    seen = set()
    for text in (*own, *article.headings, *article.blocks):
        if text is None or text.span in seen:
            continue
        seen.add(text.span)
        found = phrases.search(text.text) if phrases else None
        if not found and marks and not text.text.isupper():
            found = marks.search(text.text)
        if not found and text.text.strip(" .!…").casefold() in whole:
            found = re.match(r".*", text.text)
        if found:
            span = place_within(article.source, text.span, *found.span())
            yield Problem(span, f"A placeholder was left here: {quoted(found[0])}", text.text)


@cache
def _any_of(phrases: tuple[str, ...], any_case: bool) -> re.Pattern[str] | None:
    if not phrases:
        return None
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE if any_case else 0)


CHECK = PageCheck(PlaceholderText, find)
