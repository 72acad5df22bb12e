"""Text that was to be replaced and was not."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from mbclint.checks.code_spans import is_in_code
from mbclint.checks.hygiene.notes import notes_meant
from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Article
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.visible import place_within

_AROUND = " .!…[]<>()*"


class PlaceholderText(Options, frozen=True):
    """What placeholders say."""

    phrases: Mapping[str, tuple[str, ...]] = {}
    """By base language; in any case, as whole words, anywhere but quoted; counted on every page."""
    openings: tuple[str, ...] = ()
    """In any case, where a text begins with them."""
    whole: Mapping[str, tuple[str, ...]] = {}
    """By base language; in any case, when they are all that a title, heading or block says."""
    titles: Mapping[str, tuple[str, ...]] = {}
    """Like these, but in titles alone: a section may be called so."""
    script_titles: tuple[str, ...] = ()
    """What scripts write for a title that they do not have; a page whose text says it as well is
    about it."""
    marks: tuple[str, ...] = ()
    """In capitals, as whole words, in a text that is not all in capitals."""
    words: Mapping[str, tuple[str, ...]] = {}
    """By base language: marks that are words there, and count only with a colon."""


def find(page: Page, options: PlaceholderText) -> Iterator[Problem]:
    """One finding for each text."""
    source = page.article.source
    titles = {text.span: text.text for text in _titles(page.article)}
    texts = titles | {heading.span: heading.text for heading in page.article.headings}
    texts |= {block.span: block.text for block in page.article.blocks}
    shown = "\n".join(texts[place] for place in texts.keys() - titles.keys()).casefold()
    placeholders = _Placeholders(page, options, [*texts.values()], shown)
    for place, text in texts.items():
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


class _Said:
    """What placeholders say, in the forms in which it is looked for."""

    def __init__(self, options: PlaceholderText) -> None:
        self.phrases = [(text, text.casefold()) for text in _all(options.phrases)]
        self.openings = [text.casefold() for text in options.openings]
        self.whole = frozenset(text.casefold() for text in _all(options.whole))
        self.titles = frozenset(text.casefold() for text in _all(options.titles))


_said = lru_cache(maxsize=64)(_Said)


class _Placeholders:
    """Finds the placeholders that there may be in the texts of a page."""

    def __init__(self, page: Page, options: PlaceholderText, texts: list[str], shown: str) -> None:
        said, known = "\n".join(texts).casefold(), _said(options)
        phrases = tuple(text for text, folded in known.phrases if folded in said)
        self._phrases = _any_of(phrases) if phrases else None
        self._openings = [text for text in known.openings if text in said]
        self._whole = known.whole
        self._titles = known.titles.union(it for it in options.script_titles if it not in shown)
        self._notes = notes_meant(
            options.marks, texts, lambda: options.words.get(base(page.languages.page or ""), ())
        )

    def all(self, text: str, *, is_title: bool) -> Iterator[Span]:
        """Where the placeholders of a text stand in it."""
        for match in self._phrases.finditer(text) if self._phrases else ():
            yield Span(*match.span())
        for match in self._notes.finditer(text) if self._notes and not text.isupper() else ():
            yield Span(*match.span())
        folded = text.casefold()
        for opening in self._openings:
            if folded.startswith(opening):
                yield Span(0, len(opening))
        said = folded.strip(_AROUND)
        if said in self._whole or (is_title and said in self._titles):
            yield Span(0, len(text))


def _all(tables: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    return (text for table in tables.values() for text in table)


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """As whole words; quoted, they are talked about."""
    either = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-]|[\"”“»’'])", re.IGNORECASE)


CHECK = PageCheck(PlaceholderText, find)
