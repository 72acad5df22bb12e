"""The terms of the glossary in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mbclint.language.glossary import Concept
from mbclint.translation.inline import words_alone
from mbclint.translation.memory.lookup import EXACT
from mbclint.translation.unit import Suggestion, Unit

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
"""Of scripts without spaces, each character."""

_Words = tuple[str, ...]


class Terms:
    """The terms of one pair of languages, by their words."""

    def __init__(
        self, concepts: Iterable[Concept], source_language: str, target_language: str, origin: str
    ) -> None:
        self._origin = origin
        self._called: dict[_Words, dict[str, str]] = defaultdict(dict)
        """By the words of a term: its translations, each with the term as the glossary has it."""
        for concept in concepts:
            for term in concept.called(source_language):
                for translated in concept.called(target_language):
                    self._called[_words(term)].setdefault(translated, term)
        self._longest = max(map(len, self._called), default=0)

    def suggestions(self, unit: Unit) -> Iterator[Suggestion]:
        """What the text is called, where the whole of it is a term."""
        for translated in self._called.get(_words(words_alone(unit.source, unit.markup)), ()):
            yield Suggestion(translated, EXACT, self._origin)

    def note(self, unit: Unit) -> str:
        """The terms in the text, the longest where several begin at one word: ``kidney: riñón``, a
        line each."""
        words = _words(words_alone(unit.source, unit.markup))
        found: dict[str, None] = {}
        start = 0
        while start < len(words):
            size = self._size_at(words, start)
            for translated, term in self._called.get(words[start : start + size], {}).items():
                found[f"{term}: {translated}"] = None
            start += max(1, size)
        return "\n".join(found)

    def _size_at(self, words: _Words, start: int) -> int:
        """How many words the longest term has that begins at one."""
        for size in range(min(self._longest, len(words) - start), 0, -1):
            if words[start : start + size] in self._called:
                return size
        return 0


def _words(text: str) -> _Words:
    return tuple(_WORD.findall(text.casefold()))
