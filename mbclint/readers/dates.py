"""Dates as people write them, found and read; never guessed.

Every date has a year of four digits or of a Japanese era. The year is found first, and what stands
to its left or right must then be a whole date of a known shape.
"""

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from mbclint.model.dates import DateReading, PartialDate
from mbclint.model.language_tags import base
from mbclint.model.span import Span
from mbclint.readers.months import digit_order
from mbclint.readers.written_dates import Written, written_after, written_before

_YEAR = re.compile(r"\d{4}(?<![\d_]\d{4})(?![\d_])")
_MARK = r"[\u200e\u200f]?"
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?P<time>[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-]|[./:]\d)"
)
_STRICT_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR_FIRST = re.compile(
    rf"(?P<y>\d{{4}}){_MARK}(?P<s>[./]){_MARK}\s?(?P<m>\d{{1,2}}){_MARK}(?P=s){_MARK}\s?(?P<d>\d{{1,2}})"
    r"(?P<end>\.?)(?![\w-]|[./:,]\d)"
)
_EAST_ASIAN = re.compile(
    r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월](?:\s*(?P<d>\d{1,2})\s*[日일号號])?"
)
_YEAR_LAST = re.compile(
    rf"(?<![\w./-])(?P<a>\d{{1,2}}){_MARK}(?P<s>[./-]){_MARK}\s?(?P<b>\d{{1,2}}){_MARK}(?P=s){_MARK}\s?\Z"
)
_MONTH_YEAR = re.compile(r"(?<![\w./-])(?P<m>\d{1,2})/\Z")
_NUMBER_FOLLOWS = re.compile(r"[./-]\d")
_ERA = re.compile(
    r"(?P<era>令和|平成|昭和|大正|明治)(?P<y>\d{1,2}|元)年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?"
)
_ERA_STARTS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868}
"""First years, from CLDR's Japanese calendar."""
_ISLAMIC_MARK = re.compile(r"\s*(?:هـ|ه\b|AH\b)")
_WINDOW = 48
"""Code points on either side of a year that a date can take up."""
_GREGORIAN, _BUDDHIST, _HIJRI = range(1900, 2101), range(2400, 2701), range(1300, 1501)
_YEARS_IN_USE = (range(1200, 2101), range(2400, 2701), range(5600, 5901))
"""In any calendar; the last ones are Hebrew. Without a month in digits, 4096 is no year."""
_BUDDHIST_OFFSET = 543
_OTHER_SCRIPT = re.compile("[^\0-\u065f\u2000-\u2e7f]")
"""Where digits other than 0 to 9 can be; the second range left out is signs and quotation marks.
Said the other way round, the pattern takes ten times as long to compile."""
_ALL_NOUGHT = bytes.maketrans(b"123456789", b"000000000")
_FINDS = re.compile(r"\d{4}|[和成正治]")
_MAY_FIND = re.compile(r"[\d和成正治](?:(?<=[和成正治])|\d{3})")
_ASCII_FINDS = re.compile(r"[0-9][0-9]{3}")
"""The same, for a search that stops at the first one: it runs fast for what begins with one of a
few characters."""


def where_dates_may_be(text: str) -> list[int]:
    """The offsets without which no date is: those of four digits and of eras."""
    if not text.isascii() and _OTHER_SCRIPT.search(text):
        return [match.start() for match in _FINDS.finditer(text)]
    digits = text.encode("latin-1", "replace").translate(_ALL_NOUGHT)
    found = []
    at = digits.find(b"0000")
    while at >= 0:
        found.append(at)
        at = digits.find(b"0000", at + 4)
    return found


def may_hold_dates(text: str) -> bool:
    """Whether it is worth while to look for dates: without four digits or an era there is none."""
    pattern = _ASCII_FINDS if text.isascii() else _MAY_FIND
    return pattern.search(text) is not None


@lru_cache(maxsize=256)
def find_dates(text: str, locale: str | None = None) -> tuple[DateReading, ...]:
    """The dates in ``text``, in order, none over another; spans are offsets into ``text``.
    ``locale``, a BCP 47 tag, settles the order of day and month in digits, and the calendar. A
    block is asked about as a whole, and then as a line."""
    if not may_hold_dates(text):
        return ()
    found: list[DateReading] = []
    readings = [*_readings(text, locale), *_eras(text)]
    for reading in sorted(readings, key=lambda reading: reading.span):
        if not found or found[-1].span.end <= reading.span.start:
            found.append(reading)
    return tuple(found)


def _readings(text: str, locale: str | None) -> Iterator[DateReading]:
    end = 0
    for year in _YEAR.finditer(text):
        if year.start() < end:
            continue
        reading = (
            _iso(text, year) or _in_digits(text, year, locale) or _in_words(text, year, locale)
        )
        if reading:
            end = reading.span.end
            yield reading


def _iso(text: str, year: re.Match[str]) -> DateReading | None:
    match = _ISO.match(text, year.start())
    if not match or not _stands_alone(text, year.start()):
        return None
    candidates = _days(int(match["y"]), [(int(match["m"]), int(match["d"]))], any_year=True)
    if candidates is None:
        return None
    # A space before a time of day that is none belongs to the sentence.
    day = match[0][: match.start("time") - match.start()] if match["time"] else match[0]
    iso = bool(_STRICT_ISO.fullmatch(day)) and not (match["time"] or "").startswith(" ")
    return DateReading(Span(*match.span()), match[0], candidates, iso=iso)


def _in_digits(text: str, year: re.Match[str], locale: str | None) -> DateReading | None:
    number = int(year[0])
    start = max(0, year.start() - _WINDOW)
    if match := _EAST_ASIAN.match(text, year.start()):
        readings = [(int(match["m"]), int(match["d"]) if match["d"] else None)]
        return _read(text, Span(*match.span()), number, readings, locale)
    match = _YEAR_FIRST.match(text, year.start())
    if match and _stands_alone(text, year.start()):
        span = Span(match.start(), match.end("d"))
        return _read(text, span, number, [(int(match["m"]), int(match["d"]))], locale)
    if _NUMBER_FOLLOWS.match(text, year.end()) or text[year.end() : year.end() + 1] == "-":
        return None
    if match := _YEAR_LAST.search(text, start, year.start()):
        first, second = int(match["a"]), int(match["b"])
        day_first, month_first = (second, first), (first, second)
        order = "dmy" if match["s"] == "." else digit_order(locale)
        both: list[tuple[int, int | None]] = [day_first, month_first]
        readings = {"dmy": both[:1], "mdy": both[1:]}.get(order or "", both)
        if not any(month <= 12 for month, _ in readings):
            readings = both
        return _read(text, Span(match.start(), year.end()), number, readings, locale)
    if match := _MONTH_YEAR.search(text, start, year.start()):
        return _read(
            text, Span(match.start(), year.end()), number, [(int(match["m"]), None)], locale
        )
    return None


def _in_words(text: str, year: re.Match[str], locale: str | None) -> DateReading | None:
    number = int(year[0])
    if not any(number in years for years in _YEARS_IN_USE):
        return None
    before = written_before(text, max(0, year.start() - _WINDOW), year.start(), locale)
    if before:
        return _read_written(text, Span(before.start, year.end()), int(year[0]), before, locale)
    after = written_after(text, year.end(), min(len(text), year.end() + _WINDOW), locale)
    if after:
        return _read_written(text, Span(year.start(), after.end), int(year[0]), after, locale)
    return None


def _read_written(
    text: str, span: Span, year: int, written: Written, locale: str | None
) -> DateReading | None:
    if written.calendar:
        return DateReading(span, span.cut(text), (), written.calendar, written.languages)
    readings = [(month, written.day) for month in written.months]
    return _read(text, span, year, readings, locale, written.languages)


def _read(
    text: str,
    span: Span,
    year: int,
    readings: list[tuple[int, int | None]],
    locale: str | None,
    languages: frozenset[str] = frozenset(),
) -> DateReading | None:
    """The reading of a date whose parts are known, in the calendar that its year speaks for."""
    said = span.cut(text)
    language = base(locale) if locale else ""
    if year in _BUDDHIST and ("th" in languages or language == "th"):
        candidates = _days(year - _BUDDHIST_OFFSET, readings)
        return DateReading(span, said, candidates or (), "buddhist", languages)
    if year in _HIJRI and (_ISLAMIC_MARK.match(text, span.end) or language in ("ar", "fa", "ps")):
        name = "persian" if language in ("fa", "ps") else "islamic"
        return DateReading(span, said, (), name, languages)
    candidates = _days(year, readings)
    return (
        None if candidates is None else DateReading(span, said, candidates, "gregorian", languages)
    )


def _days(
    year: int, readings: list[tuple[int, int | None]], any_year: bool = False
) -> tuple[PartialDate, ...] | None:
    """The days that exist among the readings; empty when none does, None when it is no date."""
    if (not any_year and year not in _GREGORIAN) or year < 1:
        return None
    plausible = [(month, day) for month, day in readings if 1 <= month <= 12 and day != 0]
    plausible = [(month, day) for month, day in plausible if day is None or day <= 31]
    if not plausible:
        return None
    return tuple(
        dict.fromkeys(
            PartialDate(year, month, day)
            for month, day in plausible
            if day is None or day <= calendar.monthrange(year, month)[1]
        )
    )


def _eras(text: str) -> Iterator[DateReading]:
    for match in _ERA.finditer(text):
        number = 1 if match["y"] == "元" else int(match["y"])
        day = int(match["d"]) if match["d"] else None
        candidates = _days(_ERA_STARTS[match["era"]] + number - 1, [(int(match["m"]), day)], True)
        if candidates is not None:
            span = Span(*match.span())
            yield DateReading(span, match[0], candidates, "japanese", frozenset({"ja"}))


def _stands_alone(text: str, start: int) -> bool:
    """Whether no other number or word runs into the one at ``start``."""
    before = text[max(0, start - 2) : start]
    return not before or not (before[-1].isalnum() or (before[-1] in "-./" and before[0].isdigit()))
