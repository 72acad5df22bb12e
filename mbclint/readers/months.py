"""Month names of all languages of the label tables, from CLDR and from what pages use beside it."""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from mbclint.compiled import compiled
from mbclint.model.language_tags import base, canonical_case
from mbclint.resources import rules_folder

_UNSETTLED = "en"
"""Bare English is written by people who put the month first and by people who put the day first."""
HEBREW_IN = "ב"
"""Hebrew writes "in" as a letter before the month."""


class _Tables(Struct, frozen=True):
    months: Mapping[str, Mapping[int, frozenset[str]]]
    calendars: Mapping[str, str]
    orders: Mapping[str, str]
    words: frozenset[str]
    """The words that names of months, of any calendar, are made of."""


def months_named(name: str) -> Mapping[int, frozenset[str]]:
    """The months that a word or two can name, each with the languages in which it does."""
    return _tables().months.get(month_key(name), {})


def other_calendar(name: str) -> str | None:
    """The calendar, other than the Gregorian, that has a month of this name."""
    return _tables().calendars.get(month_key(name))


@lru_cache(maxsize=2048)
def in_month_name(word: str) -> bool:
    """Whether a word can be the name of a month or a part of it."""
    key = month_key(word)
    words = _tables().words
    return key in words or key.removeprefix(HEBREW_IN) in words


def digit_order(locale: str | None) -> str | None:
    """``dmy``, ``mdy`` or ``ymd``: how the locale writes dates in digits, by CLDR's short format;
    None where that is open."""
    if locale is None or locale.lower() == _UNSETTLED:
        return None
    orders = _tables().orders
    tag = canonical_case(locale)
    return orders.get(tag) or orders.get(base(tag))


def writes_year_first(languages: frozenset[str]) -> bool:
    """Whether any of the languages puts the year before the month."""
    orders = _tables().orders
    return any(orders.get(language) == "ymd" or language in _YEAR_FIRST for language in languages)


_YEAR_FIRST = frozenset({"lv", "hy", "kk", "ky"})
"""Languages that put the year first in CLDR's long or full format alone."""


def month_key(name: str) -> str:
    """The form in which month names are compared: lower case, no full stops, NFC."""
    return unicodedata.normalize("NFC", name).casefold().replace(".", "").strip()


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(ch for ch in decomposed if not "\u0300" <= ch <= "\u036f")


@cache
def _tables() -> _Tables:
    cldr = Path(__file__).with_name("cldr_dates.json")
    own = rules_folder() / "vocabulary" / "months.yaml"
    return compiled("months", _Tables, (cldr, own), lambda: _made(cldr, own))


def _made(cldr_dates: Path, own_names: Path) -> _Tables:
    import yaml

    cldr = json.loads(cldr_dates.read_text("utf-8"))
    own = yaml.load(own_names.read_text("utf-8"), yaml.CBaseLoader)
    months: dict[str, dict[int, frozenset[str]]] = {}
    for names_by_language in (cldr["months"], own["variants"]):
        for language, names in names_by_language.items():
            for name, number in names.items():
                for key in {month_key(name), _without_accents(month_key(name))}:
                    known = months.setdefault(key, {})
                    known[int(number)] = known.get(int(number), frozenset()) | {language}
    calendars = {
        month_key(name): calendar for calendar, names in own["calendars"].items() for name in names
    }
    words = frozenset(word for name in (*months, *calendars) for word in name.split())
    return _Tables(months, calendars, cldr["orders"], words)
