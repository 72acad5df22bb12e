"""What a language detector answers, whichever backend gives the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Verdict(StrEnum):
    """What a detector says of a title among titles of another language."""

    NATIVE = "native"
    FOREIGN = "foreign"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for one title."""

    verdict: Verdict
    language: str | None
    """The likeliest language, as given among the candidates; None where nothing speaks for any."""
    score: float
    """Decimal log-likelihood ratio of the likeliest foreign language against the native one."""
    probability: float
    """How likely the title is to be foreign, from 0 to 1."""
    reason: str = ""
    """Why the title was not judged, for people."""


class Detector(Protocol):
    """Judges short titles among known languages, and names the language of longer texts."""

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """Whether ``title`` is in ``native`` or in one of ``candidates``, all BCP 47 tags."""

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """The language of a text of a sentence or more, among ``candidates`` or, without any,
        among all that the detector knows; None when the text is too short to tell."""
