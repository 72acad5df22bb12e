"""What speaks against a translation that came back, before it is put in its place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from mbclint.checks.wording import enumerated, quoted
from mbclint.language.detector import Detector, Verdict
from mbclint.language.names import language_name
from mbclint.language.prose import prose
from mbclint.translation.inline import words_alone
from mbclint.translation.spots import folded
from mbclint.translation.unit import Unit

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f٫٬']\d+)*")
_ENDS = {
    **dict.fromkeys(".。।۔．", "a full stop"),
    **dict.fromkeys("?？؟;՞", "a question mark"),
    **dict.fromkeys("!！", "an exclamation mark"),
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys("…", "an ellipsis"),
}
_CLOSING = "\"'”’»)]*_ "


class Check(StrEnum):
    """What is looked at; a person may allow each but for the first."""

    TEXT = "text"
    LANGUAGE = "language"
    NUMBERS = "numbers"
    PUNCTUATION = "punctuation"
    CAPITAL = "capital"


ALLOWABLE = tuple(check for check in Check if check is not Check.TEXT)


class Objection(Struct, frozen=True):
    """Why a translation is not used."""

    check: Check
    said: str


def objections(unit: Unit, target: str, detector: Detector) -> Iterator[Objection]:
    """All that speaks against ``target`` as the translation of a unit."""
    if not target.strip():
        yield Objection(Check.TEXT, "it has no translation yet")
        return
    if folded(target) == unit.source:
        yield Objection(Check.TEXT, "its translation is the source, untouched")
        return
    if any(unicodedata.category(char) in ("Cc", "Cs") and not char.isspace() for char in target):
        yield Objection(Check.TEXT, "its translation has control characters")
    source_words = words_alone(unit.source, unit.markup)
    target_words = words_alone(target, unit.markup)
    yield from _of_language(unit, target_words, detector)
    yield from _of_numbers(source_words, target_words)
    yield from _of_ends(source_words, target_words)
    if _first(source_words).isupper() and _first(target_words).islower():
        yield Objection(Check.CAPITAL, f"it begins in lower case: {quoted(folded(target))}")


def _of_language(unit: Unit, target: str, detector: Detector) -> Iterator[Objection]:
    judged = detector.judge(prose(target), unit.target_language, (unit.source_language,))
    if judged.verdict is Verdict.FOREIGN:
        name = language_name(unit.source_language)
        yield Objection(Check.LANGUAGE, f"its translation is in {name}: {quoted(target)}")


def _of_numbers(source: str, target: str) -> Iterator[Objection]:
    """Numbers, however their digits are grouped and in whichever script."""
    had, has = _numbers(source), _numbers(target)
    if had != has:
        wanted, found = (enumerated(sorted(each.elements())) or "none" for each in (had, has))
        yield Objection(Check.NUMBERS, f"its numbers are {found}, those of the source {wanted}")


def _numbers(text: str) -> Counter[str]:
    return Counter(
        "".join(str(unicodedata.digit(char)) for char in match[0] if char.isdigit())
        for match in _NUMBER.finditer(text)
    )


def _of_ends(source: str, target: str) -> Iterator[Objection]:
    had, has = _end(source), _end(target)
    if had != has:
        said = f"it ends in {has or 'no punctuation'}, the source in {had or 'none'}"
        yield Objection(Check.PUNCTUATION, said)


def _end(text: str) -> str:
    bare = text.rstrip(_CLOSING)
    return _ENDS.get(bare[-1:], "")


def _first(text: str) -> str:
    """The first letter or digit."""
    return next((char for char in text if char.isalnum()), "")
