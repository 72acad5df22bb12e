"""The languages of one page: its own, those of its lists, and which entries are foreign there."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from mbclint.language.detector import Detector, Judgement, Verdict
from mbclint.language.list_language import counted, is_clear, speaks_for
from mbclint.language.prose import prose, prose_of
from mbclint.language.reasons import reason
from mbclint.language.sentence_language import foreign_language, may_hold_foreign
from mbclint.model.article import Article, Entry, RelatedList
from mbclint.model.language_tags import base
from mbclint.model.span import Span

_SENTENCE_ENDS = tuple(".!?…:。！？؟।")


class ListLanguage(Struct, frozen=True):
    """In which language a related list is, and how many of its judged entries are in it."""

    language: str
    agreeing: int
    judged: int


class PageLanguages:
    """Answers, computed when first asked for, about the languages of one article.

    ``site_languages`` are the tags that the configuration names. Without any, the languages of the
    page, of the headings of its lists and of each list's text as a whole are the candidates.
    """

    def __init__(
        self, article: Article, detector: Detector, site_languages: Sequence[str] = ()
    ) -> None:
        self._article = article
        self._detector = detector
        self._site_languages = tuple(site_languages)
        self._lists: dict[Span, ListLanguage | None] = {}

    @property
    def configured(self) -> tuple[str, ...]:
        """The languages that the configuration names for the site."""
        return self._site_languages

    @property
    def declared(self) -> str | None:
        """The language that the page or the configuration declares."""
        return self._article.language

    @cached_property
    def body(self) -> str | None:
        """The language that the running text is written in; None when it is too short to tell."""
        blocks = [block.text for block in self._article.blocks]
        # Front matter, code and menus do not end as sentences do.
        prose = [text for text in blocks if text.endswith(_SENTENCE_ENDS)]
        text = " ".join(prose or blocks)
        candidates = {*self._site_languages, *([self.declared] if self.declared else [])}
        closed = self._detector.identify(text, sorted(candidates)) if len(candidates) > 1 else None
        if closed and self.declared and base(closed) == base(self.declared):
            return closed
        # What is not as declared may be in a language that the site does not know of.
        return self._detector.identify(text)

    @property
    def page(self) -> str | None:
        """The declared language; without one, that of the running text."""
        return self.declared or self.body

    def candidates(self, related: RelatedList) -> tuple[str, ...]:
        """The languages that entries of the list are judged among, the page's own first."""
        found = [self.page] if self.page else []
        if self._site_languages:
            found += self._site_languages
        elif whole := self._detector.identify(
            ". ".join(filter(None, map(self.words_of, related.entries))),
            self._expected(related),
        ):
            found.append(whole)
        return tuple(dict.fromkeys(found))

    def of_list(self, related: RelatedList) -> ListLanguage | None:
        """The language of a list, by all its entries together; None when they cannot tell."""
        key = related.heading.span
        if key not in self._lists:
            self._lists[key] = self._judge_list(related)
        return self._lists[key]

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """Whether a title is in the language ``native`` or in another of ``candidates``."""
        return self._detector.judge(prose(title), native, candidates)

    def words_of(self, entry: Entry) -> str:
        """What of an entry's title can be judged: no code, no names of files and interfaces."""
        return prose_of(entry, self._article.source)

    def is_name_in_text(self, title: str, native: str, candidates: Sequence[str]) -> bool:
        """Whether the page's own text in ``native`` uses the title, in the same form: then it is a
        name there, and no title that somebody forgot to translate."""
        for block in self._article.blocks:
            if title in block.text and len(title) < len(block.text):
                around = self.judge(block.text.replace(title, " "), native, candidates)
                if around.verdict is Verdict.NATIVE:
                    return True
        return False

    def may_hold_foreign(self, text: str, native: str, candidates: Sequence[str]) -> bool:
        """Whether ``of_sentence`` may say anything of a part of the text; see there."""
        return may_hold_foreign(text, native, candidates)

    def of_sentence(self, sentence: str, native: str, candidates: Sequence[str]) -> str | None:
        """The candidate that a sentence is in beyond doubt, or None."""
        return foreign_language(sentence, native, candidates, self._detector)

    def why(self, title: str, native: str, language: str) -> str:
        """What a title was judged by, in words; empty where the detector does not tell."""
        return reason(self._detector.evidence(prose(title), native, language), native, language)

    def _expected(self, related: RelatedList) -> tuple[str, ...]:
        """A heading in another language than the page narrows down the language of its list."""
        bases = {base(tag) for tag in related.heading_languages}
        if self.page is None or not bases or base(self.page) in bases:
            return ()
        return (self.page, *sorted(bases))

    def _judge_list(self, related: RelatedList) -> ListLanguage | None:
        native = self.page
        if native is None:
            return None
        others = [tag for tag in self.candidates(related) if base(tag) != base(native)]
        best = ListLanguage(native, 0, 0)
        strongest = 0.0
        for other in others:
            judgements = [
                self.judge(words, native, (other,))
                for words in map(self.words_of, related.entries)
                if words
            ]
            foreign, judged = counted(judgements)
            total = speaks_for(judgements)
            if total > strongest and is_clear(foreign, judged):
                strongest = total
                best = ListLanguage(other, foreign, judged)
        return best
