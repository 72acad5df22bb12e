"""An entry that starts in lower case where the list starts its entries in capitals."""

import re
from collections.abc import Iterator

from mbclint.checks.code_spans import is_in_code
from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.wording import number_of, quoted
from mbclint.model.article import Entry, RelatedList
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.visible import place_within

_NAME = re.compile(r"\w[.:_/]+\w|\w\(\)")
_DOTTED_I_LANGUAGES = frozenset({"tr", "az"})


class InitialCase(Options, frozen=True):
    """Which words keep their lower case, and how many entries make a habit."""

    keep_lower: frozenset[str] = frozenset()
    """First words that are written in lower case anywhere, such as the particles of names."""
    least_capitals: int = 3
    """The list is left alone when fewer entries than this start with a capital."""


def find(related: RelatedList, page: Page, options: InitialCase) -> Iterator[Problem]:
    """Entries in lower case, where at least three in four of the cased ones have a capital."""
    capitals = sum(entry.title[:1].isupper() for entry in related.entries)
    lower = [entry for entry in related.entries if entry.title[:1].islower()]
    if capitals < options.least_capitals or capitals < 3 * len(lower):
        return
    for entry in lower:
        word = entry.title.split()[0]
        if entry.code or _is_spelt_so(word, options):
            continue
        first = place_within(page.article.source, entry.span, 0, 1)
        if _is_code(entry, first, page.article.source):
            continue
        capital = _capital(entry, page)
        yield Problem(
            place_within(page.article.source, entry.span, 0, len(word)),
            f"Entry {number_of(entry)} starts in lower case, {quoted(word)}; {capitals} of "
            f"{len(related.entries)} entries here start with a capital",
            entry.title,
            fix=Fix(f'write "{capital}"', Applicability.UNSAFE, (Edit(first, capital),)),
        )


def _is_code(entry: Entry, first: Span, source: Source) -> bool:
    """Whether the first word is code, or a macro's name of a thing."""
    macro = entry.body.cut(source.text).startswith("{{")
    return macro or is_in_code(source, entry.body, first.start)


def _is_spelt_so(word: str, options: InitialCase) -> bool:
    """Brands, genes and measures: a capital or a digit within the word (mRNA, iPad, p53, pH); names
    of programs and addresses: a mark within it (nhs.uk, for...of, symbols())."""
    bare = word.strip("'’\"“”.,:;()")
    inner = any(ch.isupper() or ch.isdigit() for ch in bare) or bool(_NAME.search(word))
    return inner or len(bare) < 2 or bare.casefold() in options.keep_lower or "’" in bare[:2]


def _capital(entry: Entry, page: Page) -> str:
    letter = entry.title[0]
    language = base(entry.language or page.languages.page or "")
    return "İ" if letter == "i" and language in _DOTTED_I_LANGUAGES else letter.upper()


CHECK = ListCheck(InitialCase, find)
