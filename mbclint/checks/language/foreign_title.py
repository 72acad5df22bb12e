"""Entries in another language than the list they stand in."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Outcome, Page
from mbclint.checks.language.announced import is_announced
from mbclint.checks.wording import number_of, quoted
from mbclint.language.detector import Verdict
from mbclint.language.names import language_name
from mbclint.model.article import Entry, RelatedList
from mbclint.model.finding import NotJudged, Problem
from mbclint.model.language_tags import base
from mbclint.model.untranslated import Reason, Untranslated
from mbclint.readers.media_prefixes import media_prefix


class ForeignTitle(Options, frozen=True):
    """This check has no options."""


def find(related: RelatedList, page: Page, options: ForeignTitle) -> Iterator[Outcome]:
    """Foreign entries that do not say so; those that cannot be judged are counted."""
    language = page.languages.of_list(related)
    if language is None:
        return
    native = language.language
    candidates = tuple(
        tag for tag in page.languages.candidates(related) if base(tag) != base(native)
    )
    if not candidates:
        return
    for entry in related.entries:
        announced = entry.target_language and base(entry.target_language) != base(native)
        if entry.language is None and entry.translate and not announced and not entry.code:
            yield from _judged(entry, page, native, candidates)


def _judged(
    entry: Entry, page: Page, native: str, candidates: tuple[str, ...]
) -> Iterator[Outcome]:
    words = page.languages.words_of(entry)
    if not words:
        return
    prefix = media_prefix(words)
    foreign_prefix = prefix if prefix and base(native) not in prefix.languages else None
    title = words[foreign_prefix.end :] if foreign_prefix else words
    judgement = page.languages.judge(title, native, candidates)
    if judgement.verdict is Verdict.UNDECIDED:
        yield NotJudged(entry.span, entry.title, judgement.reason)
        return
    language = judgement.language if judgement.verdict is Verdict.FOREIGN else None
    if language and page.languages.is_name_in_text(title, native, candidates):
        yield NotJudged(entry.span, entry.title, "the text uses it as a name")
    elif language and not is_announced(entry, page.article.source, language, native):
        with_prefix = f", prefix {quoted(foreign_prefix.text)} included" if foreign_prefix else ""
        yield Problem(
            entry.span,
            f"Entry {number_of(entry)} is in {language_name(language)}{with_prefix}; "
            f"its list is in {language_name(native)}: {quoted(entry.title)}",
            entry.title,
            evidence=page.languages.why(title, native, language),
            untranslated=(Untranslated(native, Reason.FOREIGN, language, judgement.probability),),
        )


CHECK = ListCheck(ForeignTitle, find)
