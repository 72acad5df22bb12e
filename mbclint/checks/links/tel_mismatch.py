"""A telephone number that is shown and another one that is dialled."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.links.addresses import is_template, scheme_of
from mbclint.model.finding import Problem

_NUMBER = re.compile(r"[+(]{0,2}\d(?:(?:[\s().\-\u2010-\u2013\u2212·]{0,3}|/)[\dA-Z])*")
"""Digits, and capital letters that stand for keys."""
_AFTER_CALL = re.compile(r"[;,#*]|\s*\b(?:ext|x|p|w)\b|(?<=\d)[xpw](?=\d)", re.IGNORECASE)
"""What is dialled after the connection is made (RFC 3966, sections 5.1 and 5.3)."""
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
prefix. A shorter one is a short code, or a figure such as "24/7"."""


class TelMismatch(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: TelMismatch) -> Iterator[Problem]:
    """Links to ``tel:`` whose text shows numbers, none of which is the one dialled."""
    for link in page.article.links:
        if scheme_of(link.target) != "tel:" or not link.text_span or is_template(link.target):
            continue
        number = unquote(link.target.partition(":")[2])
        called = _AFTER_CALL.split(number)[0]
        dialled = _keys(called)
        shown = [match[0] for match in _NUMBER.finditer(link.text)]
        whole = len(shown) == 1 and not re.search(r"[^\W\d_]", link.text)
        judged = [run for run in shown if _is_number(run, whole, dialled)]
        if dialled and judged and not any(_same(run, called, dialled) for run in judged):
            yield Problem(
                link.text_span,
                f"The text shows {quoted(link.text)}, but the link dials {quoted(number)}",
                link.text,
            )


def _is_number(run: str, whole: bool, dialled: str) -> bool:
    """Whether digits are a telephone number: by their length, or, of a short code, because the
    text is nothing else or the link dials such a code."""
    length = len(_keys(run))
    return length > _SUBSCRIBER or (
        length >= _LEAST and (whole or len(dialled) <= _SUBSCRIBER) and "/" not in run
    )


def _keys(written: str) -> str:
    """The keys to press, in ASCII digits."""
    pressed = (_KEYS.get(character.upper(), character) for character in written)
    return "".join(str(int(key)) for key in pressed if key.isdecimal())


def _same(run: str, called: str, dialled: str) -> bool:
    """Whether a text shows the number that is dialled, in one of its written forms."""
    digits = "".join(character for character in run if character.isdecimal())
    if any(_ends_alike(dialled, shown) for shown in {_keys(run), _keys(digits)}):
        return True
    # Trunk prefixes that are not a zero, and those in the middle. The library takes a while to
    # load: it is asked only where the digits alone do not agree.
    from phonenumbers import MatchType, is_number_match

    match = is_number_match(run, called)
    return match not in (MatchType.NO_MATCH, MatchType.NOT_A_NUMBER)


def _ends_alike(one: str, other: str) -> bool:
    """Whether two numbers are one, given with or without country code and trunk zero; a word on
    the keys may go on after the last digit that counts."""
    long, short = sorted((one.lstrip("0"), other.lstrip("0")), key=len, reverse=True)
    if len(short) >= _WHOLE:
        return short in long
    return long == short or (len(short) >= _SUBSCRIBER and long.endswith(short))


CHECK = PageCheck(TelMismatch, find)
