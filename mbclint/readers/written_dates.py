"""The words beside a year that make a date: ``5 February``, ``13 de sep. del``, ``február 5``."""

import re
from collections.abc import Sequence

from msgspec import Struct

from mbclint.model.language_tags import base
from mbclint.readers.months import (
    HEBREW_IN,
    in_month_name,
    months_named,
    other_calendar,
    writes_year_first,
)

_WORD = r"[^\W\d_](?:[^\s\d,;،؛:!?()\[\]/|<>\"“”«»–—・·•-]|-(?=[^\W\d_]))*"
_WORDS = re.compile(_WORD)
_TOKEN = re.compile(
    r"(?P<number>\d+)(?:st|nd|rd|th|er|ère|re|ème|e|a|mh|na|ê|\.?[ºª°])?(?![^\W\d_])"
    rf"|(?P<word>{_WORD})"
    r"|(?P<mark>\S)",
)
_VIETNAMESE = re.compile(
    r"(?:(?<!\d)(?P<d>\d{1,2})\s+)?(?:tháng|thg\.?)\s+(?P<m>\d{1,2})(?:\s+năm|\s*,)?\s*\Z",
    re.IGNORECASE,
)
_CONNECTIVES = frozenset(
    [
        "de",
        "del",
        "d",
        "of",
        "the",
        "den",
        "di",
        "do",
        "da",
        "dos",
        "anno",
        "año",
        "ano",
        "an",
        "année",
        "gada",
        "gads",
        "godine",
        "г",
        "года",
        "р",
        "року",
        "พศ",
        "คศ",
        "ปี",
        "năm",
        "el",
        "le",
        "la",
        "il",
        "na",
        "t",
        "ta’",
        "ta'",
        "roku",
        "leta",
        "aasta",
    ]
)
"""Short words between day, month and year, from CLDR's date patterns and from pages; compared
without their full stops."""
_AFTER_YEAR = frozenset(["m", "gada", "gads", "ko", "eko", "e", "թ", "ж", "د"])
_YEAR_DAY_MONTH = frozenset({"lv", "kk", "ky"})
"""Languages that write the day before the month also where the year comes first (CLDR)."""
_MARKS_WITHIN = frozenset(".,-/'’)(،\u200e\u200f")
_MOST_SKIPPED = 5
_MOST_WORDS = 3
"""The longest month names are two words and a particle (Scottish Gaelic)."""


class Written(Struct, frozen=True):
    """The month and day that stand beside a year, and where they begin and end."""

    months: tuple[int, ...]
    day: int | None
    languages: frozenset[str]
    start: int
    end: int
    calendar: str | None = None
    """The calendar that the month's name belongs to, where it is not the Gregorian."""


class _Token(Struct, frozen=True):
    text: str
    start: int
    end: int
    number: int | None
    is_word: bool


class _Month(Struct, frozen=True):
    numbers: tuple[int, ...]
    languages: frozenset[str]
    calendar: str | None
    tokens: int


def written_before(text: str, start: int, end: int, locale: str | None) -> Written | None:
    """The day and month that end right before a year at ``end``; nothing before ``start`` is
    read."""
    if match := _VIETNAMESE.search(text, start, end):
        day = int(match["d"]) if match["d"] else None
        return Written((int(match["m"]),), day, frozenset({"vi"}), match.start(), end)
    if not _names_month(text, start, end):
        return None
    # A word that the window cuts is no word.
    tokens = [token for token in _tokens(text, start, end) if token.start > start or start == 0]
    tokens.reverse()
    at = _skip(tokens, 0, _CONNECTIVES)
    if at < len(tokens) and tokens[at].number is not None:
        number = tokens[at].number
        at = _skip(tokens, at + 1, frozenset())
        month = _month(tokens[at:], locale, backwards=True)
        if month is None:
            return None
        begin = tokens[at + month.tokens - 1].start
        return Written(month.numbers, number, month.languages, begin, end, month.calendar)
    month = _month(tokens[at:], locale, backwards=True)
    if month is None:
        return None
    last = at + month.tokens - 1
    at = _skip(tokens, last + 1, _CONNECTIVES)
    has_day = at < len(tokens) and _is_day(tokens[at])
    first = tokens[at] if has_day else tokens[last]
    day_number = first.number if has_day else None
    return Written(month.numbers, day_number, month.languages, first.start, end, month.calendar)


def written_after(text: str, start: int, end: int, locale: str | None) -> Written | None:
    """The month and day that follow a year which ends at ``start``, in languages that put the year
    first; nothing after ``end`` is read."""
    if not _names_month(text, start, end):
        return None
    tokens = _tokens(text, start, end)
    at = _skip(tokens, 0, _AFTER_YEAR)
    if at < len(tokens) and tokens[at].number is not None:
        # 2020. gada 5. februāris, 2020 ж. 5 ақпан
        day_token = tokens[at]
        at = _skip(tokens, at + 1, frozenset())
        month = _month(tokens[at:], locale, backwards=False)
        languages = month.languages & _YEAR_DAY_MONTH if month else frozenset()
        if month is None or not languages or not _is_day(day_token):
            return None
        close = tokens[at + month.tokens - 1].end
        return Written(month.numbers, day_token.number, languages, start, close)
    month = _month(tokens[at:], locale, backwards=False)
    if month is None or not writes_year_first(month.languages):
        return None
    close = tokens[at + month.tokens - 1].end
    at = _skip(tokens, at + month.tokens, frozenset())
    day = tokens[at] if at < len(tokens) and _is_day(tokens[at]) else None
    return Written(
        month.numbers,
        day.number if day else None,
        month.languages,
        start,
        day.end if day else close,
        month.calendar,
    )


def _names_month(text: str, start: int, end: int) -> bool:
    """Whether any word can belong to a month's name; beside most years there is none."""
    return any(map(in_month_name, map(_bare, _WORDS.findall(text, start, end))))


def _bare(name: str) -> str:
    """The name without what French and Catalan put before it."""
    return name.replace("d’", "").replace("d'", "")


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [
        _Token(
            match[0],
            match.start(),
            match.end(),
            int(match["number"]) if match["number"] else None,
            match["word"] is not None,
        )
        for match in _TOKEN.finditer(text, start, end)
    ]


def _skip(tokens: Sequence[_Token], at: int, words: frozenset[str]) -> int:
    """Past marks within a date and the given words."""
    for _ in range(_MOST_SKIPPED):
        if at == len(tokens):
            break
        token = tokens[at]
        word = token.text.casefold().replace(".", "")
        if not (token.text in _MARKS_WITHIN or (token.is_word and word in words)):
            break
        at += 1
    return at


def _is_day(token: _Token) -> bool:
    return token.number is not None and 1 <= token.number <= 31


def _month(tokens: Sequence[_Token], locale: str | None, *, backwards: bool) -> _Month | None:
    """The month that up to three words name, taken from the first token on."""
    for count in range(min(_MOST_WORDS, len(tokens)), 0, -1):
        words = tokens[:count]
        if not all(token.is_word for token in words):
            continue
        ordered = reversed(words) if backwards else words
        name = _bare(" ".join(token.text for token in ordered))
        if calendar := other_calendar(name):
            return _Month((), frozenset(), calendar, count)
        named = months_named(name) or months_named(name.removeprefix(HEBREW_IN))
        if named:
            own = base(locale) if locale else ""
            settled = {month: tags for month, tags in named.items() if own in tags} or named
            return _Month(tuple(sorted(settled)), frozenset().union(*settled.values()), None, count)
    return None
