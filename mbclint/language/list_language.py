"""In which language a list is, by all its titles together."""

from collections.abc import Sequence

from mbclint.language.detector import Detector, Judgement, Verdict
from mbclint.model.language_tags import base

_LEAST_ENTRIES = 3
"""Fewer judged entries do not make the language of a list."""
_LEAST_LEAD = 2
"""One entry more than there are others is a list of two languages, not one in the other."""
_LOUDEST = 6.0
"""One entry says no more than a million to one about its list, so that a long one cannot outshout
the others."""


def speaks_for(judgements: Sequence[Judgement]) -> float:
    """How much the judgements of a list's titles say, together, for the foreign language."""
    return sum(max(-_LOUDEST, min(_LOUDEST, it.score)) for it in judgements)


def language_of_titles(titles: Sequence[str], languages: Sequence[str], detector: Detector) -> str:
    """Which of ``languages``, one or more BCP 47 tags, most of the titles are in: the one that no
    other beats in a comparison of all titles."""
    best = languages[0]
    for language in languages[1:]:
        if base(language) != base(best):
            judgements = [detector.judge(title, best, (language,)) for title in titles]
            if speaks_for(judgements) > 0:
                best = language
    return best


def is_clear(foreign: int, judged: int) -> bool:
    """Whether so many foreign titles among all that could be judged make a foreign list."""
    return judged >= _LEAST_ENTRIES and foreign - (judged - foreign) >= _LEAST_LEAD


def counted(judgements: Sequence[Judgement]) -> tuple[int, int]:
    """How many of the judgements are foreign, and how many are not undecided."""
    judged = [it for it in judgements if it.verdict is not Verdict.UNDECIDED]
    return sum(it.verdict is Verdict.FOREIGN for it in judged), len(judged)
