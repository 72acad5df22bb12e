"""A telephone number that is shown and another one that is dialled."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem

_NUMBER = re.compile(r"\+?[\d(][\d\s().\-–/\u00a0\u2011]*(?:[A-Z]{3,}[\d\s().\-]*)*\d*|\+?\d+")
_EXTENSION = re.compile(r"(?:;ext=|;|,|\bext?\b|#|\bx(?=\d)).*", re.IGNORECASE)
_KEYS = {
    letter: str(digit)
    for digit, letters in enumerate(["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"], 2)
    for letter in letters
}
"""ITU-T E.161."""
_LEAST = 3
_WHOLE = 10
_SUBSCRIBER = 6
"""So many last digits in common make one number, with and without country code and trunk
prefix."""


class TelMismatch(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: TelMismatch) -> Iterator[Problem]:
    """Links to ``tel:`` whose text shows numbers, none of which is the one dialled."""
    for link in page.article.links:
        scheme, _, number = link.target.partition(":")
        if scheme.lower() != "tel" or not link.text_span:
            continue
        dialled = _digits(number)
        numbers = [
            digits
            for match in _NUMBER.finditer(_EXTENSION.sub("", link.text))
            if len(digits := _digits(match[0])) >= _LEAST
        ]
        if dialled and numbers and not any(_same(dialled, shown) for shown in numbers):
            yield Problem(
                link.text_span,
                f"The text shows {quoted(link.text)}, but the link dials {quoted(number)}",
                link.text,
            )


def _digits(written: str) -> str:
    """The keys to press, without what is dialled after the connection is made."""
    pressed = (_KEYS.get(character.upper(), character) for character in _EXTENSION.sub("", written))
    return "".join(character for character in pressed if character.isdecimal())


def _same(one: str, other: str) -> bool:
    """Whether two numbers are one, given with or without country code and trunk prefix."""
    long, short = sorted((one.lstrip("0"), other.lstrip("0")), key=len, reverse=True)
    if long == short:
        return True
    if len(short) >= _WHOLE and long.startswith(short):
        return True  # A word on the keys may go on after the last digit that counts.
    return len(short) >= _SUBSCRIBER and long.endswith(short)


CHECK = PageCheck(TelMismatch, find)
