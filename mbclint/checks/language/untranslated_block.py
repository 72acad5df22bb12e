"""Parts of a translated page that were left in another language of the site."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.language.prose import without_code
from mbclint.language.sentences import own_words, sentences
from mbclint.model.article import Block, Heading
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.links import LinkKind
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.model.untranslated import Reason, Untranslated
from mbclint.readers.visible import place_within


class UntranslatedBlock(Options, frozen=True):
    """What is long enough to be judged."""

    words: int
    """The least words of a sentence or heading: names and terms are shorter."""


def find(page: Page, options: UntranslatedBlock) -> Iterator[Problem]:
    """One finding for each foreign heading, and for each run of foreign sentences of a block or of
    the alternative text of an image.
    A body that is foreign as a whole is another rule's business."""
    native, body = page.languages.page, page.languages.body
    if native is None or (body and base(body) != base(native)):
        return
    others = tuple(tag for tag in page.languages.configured if base(tag) != base(native))
    if not others:
        return
    judge = _Judge(page, native, others, options)
    article = page.article
    parts: tuple[Heading | Block, ...] = (*article.headings, *article.blocks)
    for part in parts:
        if part.language is None and part.translate:
            yield from judge.part(part)
    for link in article.links:
        if link.kind is LinkKind.IMAGE and link.text_span and link.language is None:
            yield from judge.part(Passage(link.text, link.text_span))


class _Judge(Struct, frozen=True):
    page: Page
    native: str
    others: tuple[str, ...]
    options: UntranslatedBlock

    def part(self, part: Heading | Block | Passage) -> Iterator[Problem]:
        """What is foreign in a heading, block or alternative text."""
        if not self.page.languages.may_hold_foreign(part.text, self.native, self.others):
            return
        places = [*sentences(part.text)]
        languages = [self._language(part.text[start:end]) for start, end in places]
        runs = [
            [place for place, _ in run]
            for language, run in groupby(zip(places, languages, strict=True), itemgetter(1))
            if language
        ]
        for run in runs:
            start, end = run[0][0], run[-1][1]
            text, span = part.text[start:end], self._span(part, start, end)
            bare = without_code(self.page.article.source, span)
            language = self._language(text if bare is None else bare)
            if language:
                yield self._problem(text, span, language)

    def _language(self, text: str) -> str | None:
        own = own_words(text)
        if len(own.split()) < self.options.words:
            return None
        return self.page.languages.of_sentence(own, self.native, self.others)

    def _span(self, part: Heading | Block | Passage, start: int, end: int) -> Span:
        if (start, end) == (0, len(part.text)):
            return part.span
        return place_within(self.page.article.source, part.span, start, end)

    def _problem(self, text: str, span: Span, language: str) -> Problem:
        return Problem(
            span,
            f"This is in {language_name(language)}; the page is in {language_name(self.native)}: "
            f"{quoted(text)}",
            text,
            evidence=self.page.languages.why(text, self.native, language),
            untranslated=(Untranslated(self.native, Reason.FOREIGN, language),),
        )


CHECK = PageCheck(UntranslatedBlock, find)
