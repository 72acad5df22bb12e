"""From what rules found to the units of a translator's work."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from mbclint.language.detector import Detector
from mbclint.model.finding import Finding
from mbclint.model.language_tags import base
from mbclint.model.source import Format
from mbclint.model.untranslated import Reason
from mbclint.translation.inline import words_alone
from mbclint.translation.located import Gatherer, Located, PageWork, Wanted
from mbclint.translation.unit import Occurrence, Unit

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+(?:[-'’.,][^\W_]+)*")
"""Of scripts without spaces each character counts, as translators count them."""
_ID_BYTES = 8
_UNKNOWN = "und"


def unit_id(path: str, locator: str, source: str) -> str:
    """The name of the unit whose first place this is: 16 hexadecimal digits."""
    said = "\0".join((path, locator, source)).encode("utf-8", "surrogatepass")
    return blake2b(said, digest_size=_ID_BYTES).hexdigest()


def word_count(text: str, markup: Format) -> int:
    """How many words there are to translate."""
    return len(_WORD.findall(words_alone(text, markup)))


def units_of(
    findings: Iterable[Finding],
    pages: Mapping[str, PageWork],
    wanted: Wanted,
    detector: Detector,
    source_language: str | None = None,
) -> tuple[Unit, ...]:
    """A unit for each distinct text, in the order of their first places. ``source_language`` is
    that of texts whose own is not known."""
    by_page: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_page[finding.path].append(finding)
    same: dict[tuple[str, str, Format], dict[tuple[str, str], Located]] = defaultdict(dict)
    for path in sorted(by_page.keys() & pages.keys()):
        gatherer = Gatherer(pages[path], wanted, detector, source_language or _UNKNOWN)
        for each in gatherer.located(by_page[path]):
            places = same[each.text, base(each.language), each.markup]
            key = (each.occurrence.path, each.occurrence.locator)
            if key not in places or _urgency(each) < _urgency(places[key]):
                places[key] = each
    units = (_unit(tuple(places.values()), wanted.target) for places in same.values())
    return tuple(sorted(units, key=lambda unit: _order(unit.first)))


def _unit(located: tuple[Located, ...], target: str) -> Unit:
    places = sorted(located, key=lambda each: _order(each.occurrence))
    first = places[0]
    suggestions = dict.fromkeys(each.suggestion for each in places if each.suggestion)
    return Unit(
        id=unit_id(first.occurrence.path, first.occurrence.locator, first.text),
        source=first.text,
        markup=first.markup,
        source_language=first.language,
        target_language=target,
        occurrences=tuple(each.occurrence for each in places),
        suggestions=tuple(suggestions),
        words=word_count(first.text, first.markup),
        priority=min(each.priority for each in places),
        note="\n".join(dict.fromkeys(each.note for each in places if each.note)),
    )


def _order(place: Occurrence) -> tuple[str, int, str]:
    return (place.path, place.line, place.locator)


def _urgency(located: Located) -> int:
    return list(Reason).index(located.occurrence.reason)
