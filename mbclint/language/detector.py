"""What a language detector answers, whichever backend gives the answer."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import msgspec


class Verdict(StrEnum):
    """What a detector says of a title among titles of another language."""

    NATIVE = "native"
    FOREIGN = "foreign"
    UNDECIDED = "undecided"


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """The answer for one title."""

    verdict: Verdict
    language: str | None
    """The language of the title, as given among the candidates; None where it is undecided."""
    score: float
    """How much speaks for the likeliest foreign language, or, below zero, for the native one; of
    the default detector, about the decimal logarithm of the odds."""
    probability: float
    """How likely the title is to be foreign, from 0 to 1."""
    reason: str = ""
    """Why the title was not judged, for people."""


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """What one word of a title says."""

    word: str
    weight: float
    """Its part of the score: above zero for the foreign language, below for the native one."""


class Detector(Protocol):
    """Judges short titles among known languages, and names the language of longer texts."""

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """Whether ``title`` is in ``native`` or in one of ``candidates``, all BCP 47 tags. Never
        raises: what it does not know, a language or a title, it leaves undecided."""

    def evidence(self, title: str, native: str, language: str) -> tuple[Evidence, ...]:
        """What each word says for ``language`` against ``native``, in the order of the title; of
        backends that do not tell by words, nothing."""

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """The language of a text of a sentence or more, among ``candidates`` or, without any,
        among all that the detector knows; None when the text is too short to tell."""
