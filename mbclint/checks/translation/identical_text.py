"""Titles, headings and entries of a translation that nobody translated."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.related.titles import same_title_key
from mbclint.checks.wording import quoted
from mbclint.corpus.facts import PageFacts
from mbclint.corpus.member import Member
from mbclint.language.detector import Verdict
from mbclint.language.names import language_name
from mbclint.language.prose import prose
from mbclint.model.finding import Problem
from mbclint.model.span import Span
from mbclint.model.untranslated import Reason, Untranslated


class IdenticalText(Options, frozen=True):
    """How sure the detector has to be."""

    least_words: int = 2
    """Shorter texts are names and cognates more often than not."""
    least_score: float = 1.5
    """How much has to speak for the source's language: 1.5, of the default
    detector, is thirty to one."""


def find(page: SitePage, options: IdenticalText) -> Iterator[Problem]:
    """A finding for each text that its source has in the same words."""
    source, native, written = page.source, page.member.language, page.site.source_language
    if source is None or native is None or written is None:
        return
    there = {
        same_title_key(text): what
        for _, text, what in (*_own_texts(source.facts), *_entries(page, source))
    }
    for span, text, what in (*_own_texts(page.facts), *_entries(page, page.member)):
        words = prose(text)
        if there.get(same_title_key(text)) != what or len(words.split()) < options.least_words:
            continue
        judged = page.detector.judge(words, native, (written,))
        if judged.verdict is Verdict.NATIVE or judged.score < options.least_score:
            continue
        yield Problem(
            span,
            f"The {what} {quoted(text)} is that of the {language_name(written)} page, word for "
            "word",
            text,
            concerns=source.path,
            untranslated=(Untranslated(native, Reason.IDENTICAL, written, judged.probability),),
        )


def _own_texts(facts: PageFacts) -> Iterator[tuple[Span, str, str]]:
    if facts.title:
        yield facts.title.span, facts.title.text, "title"
    for heading in facts.headings:
        if heading.translate:
            yield heading.span, heading.text, "heading"


def _entries(page: SitePage, of: Member) -> Iterator[tuple[Span, str, str]]:
    """Entries that lead to a page in their own language or nowhere: another page's title stays as
    it is."""
    for related in of.facts.related:
        for entry in related.entries:
            found = page.resolve_entry_on(of, entry)
            target = page.page(found)
            native = target is not None and target.language == of.language
            if entry.titled and entry.translate and not entry.code and (native or found is None):
                yield entry.span, entry.title, "entry"


CHECK = SiteCheck(IdenticalText, find)
