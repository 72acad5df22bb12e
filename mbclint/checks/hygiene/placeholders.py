"""What placeholders say, and where a text says it."""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from mbclint.checks.hygiene.notes import notes_meant
from mbclint.checks.hygiene.phrases import HeldPhrases, any_of
from mbclint.checks.kinds import Options, Page
from mbclint.model.language_tags import base
from mbclint.model.span import Span

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


class _Wordings:
    """The options as texts are compared with them."""

    def __init__(self, options: PlaceholderText) -> None:
        self.phrases: dict[str, list[str]] = {}
        for text in _all(options.phrases):
            self.phrases.setdefault(text.casefold(), []).append(text)
        self.held_phrases = HeldPhrases(self.phrases)
        self.openings = [text.casefold() for text in options.openings]
        self.whole = frozenset(text.casefold() for text in _all(options.whole))
        self.titles = frozenset(text.casefold() for text in _all(options.titles))
        self.script_titles = frozenset(options.script_titles)
        self.longest = max(map(len, self.whole | self.titles | self.script_titles), default=0)


_wordings = lru_cache(maxsize=64)(_Wordings)


class Placeholders:
    """Finds the placeholders that there may be in the texts of a page."""

    def __init__(
        self, page: Page, options: PlaceholderText, texts: Mapping[Span, str], titles: Set[Span]
    ) -> None:
        """``texts`` by their places, of which some are ``titles``."""
        self._wordings = known = _wordings(options)
        self._texts, self._titles = texts, titles
        whole = "\n".join(texts.values())
        said = whole.casefold()
        held = sorted(known.held_phrases.in_text(said))
        phrases = tuple(text for folded in held for text in known.phrases[folded])
        self._phrases = any_of(phrases) if phrases else None
        self._openings = [text for text in known.openings if text in said]
        self._notes = notes_meant(
            options.marks,
            whole,
            texts.values(),
            lambda: options.words.get(base(page.languages.page or ""), ()),
        )

    def may_be_in(self, text: str) -> bool:
        """Whether ``all`` may find anything: False for nearly all texts, at little cost."""
        return bool(self._phrases or self._notes or self._openings) or self._is_short(text)

    def all(self, text: str, *, is_title: bool) -> Iterator[Span]:
        """Where the placeholders of a text stand in it."""
        if self._phrases:
            for match in self._phrases.finditer(text):
                yield Span(*match.span())
        if self._notes and not text.isupper():
            for match in self._notes.finditer(text):
                yield Span(*match.span())
        for opening in self._openings:
            if text.casefold().startswith(opening):
                yield Span(0, len(opening))
        if self._is_whole(text, is_title=is_title):
            yield Span(0, len(text))

    def _is_whole(self, text: str, *, is_title: bool) -> bool:
        known = self._wordings
        if not self._is_short(text):
            return False
        said = text.strip(_AROUND).casefold()
        if said in known.whole or (is_title and said in known.titles):
            return True
        return is_title and said in known.script_titles and said not in self._shown()

    def _is_short(self, text: str) -> bool:
        # Small letters are never fewer than capitals.
        return len(text.strip(_AROUND)) <= self._wordings.longest

    def _shown(self) -> str:
        """What the page says beside its titles."""
        shown = (text for place, text in self._texts.items() if place not in self._titles)
        return "\n".join(shown).casefold()


def _all(tables: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    return (text for table in tables.values() for text in table)
