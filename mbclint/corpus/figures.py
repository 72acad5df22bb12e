"""Figures that every translation of a page has to agree on: doses, shares, telephones, days.

Amounts are compared by their value as far as it can be told, because languages separate thousands
and decimals in opposite ways: "2.5 mg" is "2,5 mg", and "1,000 ml" is "1.000 ml", whatever that is.
"""

import re
from collections.abc import Iterator

from mbclint.corpus.figure import Figure, FigureKind
from mbclint.model.article import Article
from mbclint.model.dates import DatePlace
from mbclint.readers.visible import places_within

_UNITS = {
    "mg": "mg",
    "мг": "mg",
    "µg": "mcg",
    "μg": "mcg",
    "mcg": "mcg",
    "мкг": "mcg",
    "g": "g",
    "г": "g",
    "kg": "kg",
    "кг": "kg",
    "ml": "ml",
    "мл": "ml",
    "dl": "dl",
    "l": "l",
    "mm": "mm",
    "cm": "cm",
    "см": "cm",
    "km": "km",
    "kcal": "kcal",
    "iu": "iu",
    "ui": "iu",
    "ie": "iu",
    "mmol": "mmol",
    "mmhg": "mmhg",
    "°c": "°c",
    "°f": "°f",
}
"""Units as labels and leaflets write them, with what they are called in other languages."""
_SHARES = "%|٪|per ?cent|por ciento|prozent|pour ?cents?|per cento|procent|por cento|процент\\w*"
_NUMBER = r"\d(?<![\w.,/-]\d)(?:[\d.,\u00a0\u202f']*\d)?"
_AMOUNT = re.compile(
    rf"(?P<number>{_NUMBER})[ \u00a0\u202f-]?(?:(?P<share>{_SHARES})"
    rf"|(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))}))(?![\w°])",
    re.IGNORECASE,
)
_GAP = "[-\u2010-\u2012 \u00a0.]"
_PHONE = re.compile(
    rf"(?<![\w./:-])(?:\+\d{{1,3}}{_GAP}?|1-)?(?:\(\d{{2,4}}\)[ \u00a0]?|\d{{2,4}}{_GAP})"
    rf"(?:\d{{2,4}}{_GAP}){{1,3}}\d{{2,4}}(?![\w/-])"
)
_MAY_BE_PHONE = re.compile(rf"\d{_GAP}\d\d")
_DIGIT = re.compile(r"\d")
_LAST_PART = re.compile(r"(.*?)(?:([^\d])(\d+))?", re.DOTALL)
_THOUSANDS = 3
_SUBSCRIBER = 9
"""So many last digits tell telephone numbers apart, with and without the prefixes before them."""


def figures_of(article: Article) -> tuple[Figure, ...]:
    """The figures in the running text, in its order."""
    found = []
    for block in article.blocks:
        if block.translate and _DIGIT.search(block.text):
            figures = [*_in_text(block.text)]
            ranges = [(start, end) for _, _, start, end in figures]
            places = places_within(article.source, block.span, ranges) if figures else ()
            for (kind, key, start, end), span in zip(figures, places, strict=True):
                found.append(Figure(kind, key, block.text[start:end], span))
    found += (
        Figure(FigureKind.DAY, str(fact.date), fact.reading.text, fact.span)
        for fact in article.dates
        if fact.place is DatePlace.SENTENCE and fact.date and fact.date.day
    )
    return tuple(sorted(found, key=lambda figure: figure.span))


def _in_text(text: str) -> Iterator[tuple[FigureKind, str, int, int]]:
    for match in _AMOUNT.finditer(text):
        value = _value(match["number"])
        if match["share"]:
            yield FigureKind.SHARE, value, match.start(), match.end()
        else:
            unit = _UNITS[match["unit"].lower()]
            yield FigureKind.DOSE, f"{value} {unit}", match.start(), match.end()
    for match in _PHONE.finditer(text) if _MAY_BE_PHONE.search(text) else ():
        digits = _digits(match[0])
        if len(digits) >= _SUBSCRIBER:
            yield FigureKind.PHONE, digits[-_SUBSCRIBER:], match.start(), match.end()


def _value(number: str) -> str:
    """The number with a point before its decimals and nothing between its thousands. One separator
    before three digits may be either: then it is left out in every language."""
    whole, mark, last = _LAST_PART.fullmatch(number).groups()  # type: ignore[union-attr]
    if mark and len(last) != _THOUSANDS and mark not in whole:
        return f"{_digits(whole)}.{last}".rstrip("0").rstrip(".")
    return _digits(number)


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(text))
