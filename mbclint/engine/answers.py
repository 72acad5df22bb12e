"""What becomes of the units that translators hand back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from mbclint.language.detector import Detector
from mbclint.translation.quality import Check, objections
from mbclint.translation.spots import folded
from mbclint.translation.unit import Returned, Unit


@dataclass(slots=True)
class Answer:
    """What became of a returned unit."""

    returned: Returned
    placed: list[str] = field(default_factory=list)
    """Where it stands now."""
    left: list[str] = field(default_factory=list)
    """Why it was not used, or not everywhere."""


Pair = tuple[Answer, Unit]


def matched(
    answers: Sequence[Answer],
    units: Sequence[Unit],
    detector: Detector,
    allowed: Collection[Check],
) -> Iterator[Pair]:
    """The returned units that can be used, each with what it translates; the others are told why
    not."""
    by_id = {unit.id: unit for unit in units}
    by_text = {unit.source: unit for unit in units}
    seen: dict[str, str] = {}
    for answer in answers:
        returned = answer.returned
        source = None if returned.source is None else folded(returned.source)
        unit = by_id.get(returned.id) or by_text.get(source or "")
        if unit is None:
            answer.left.append("its text is not there any more, or needs no translation now")
        elif source is not None and source != unit.source:
            answer.left.append(f'the page has another text there now: "{unit.source}"')
        elif seen.setdefault(unit.id, returned.target) != returned.target:
            answer.left.append("the file has another translation of the same text before it")
        else:
            found = objections(unit, returned.target, detector)
            answer.left += (it.said for it in found if it.check not in allowed)
            if not answer.left and not returned.final:
                answer.left.append("it is marked as not finished")
            if not answer.left:
                yield answer, unit


def found_again(pairs: Sequence[Pair], units: Sequence[Unit]) -> Iterator[Pair]:
    """The same units as they are after others were placed: where they stand has moved."""
    by_text = {unit.source: unit for unit in units}
    for answer, unit in pairs:
        if unit.source in by_text:
            yield answer, by_text[unit.source]
