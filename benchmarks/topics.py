"""What the pages of a generated site are about: everything follows from a seed and a number.

A topic is a page in each language. What it is does not depend on how many others there are: links
lead to topics of lower numbers, and the first ones to each other.
"""

import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from phrases import SOURCE, phrases

TODAY = datetime.date(2026, 6, 1)
"""The day on which a generated site is judged."""
AREAS = ("heart", "kidneys", "lungs", "stomach", "skin", "bones", "head", "blood")
_PER_FOLDER = 400
_CONDITIONS = 5
"""Of an area."""
_GROUPS, _COMPANIONS, _ASPECTS = 13, 20, 26
_TITLES = _CONDITIONS * _GROUPS * _COMPANIONS * _ASPECTS
"""Of an area."""
_STEP = 7919
"""Prime, and no divisor of the number of titles: neighbours get titles that are unlike."""
MOST = _TITLES // _PER_FOLDER * _PER_FOLDER * len(AREAS)
"""Topics; with more, titles would repeat."""
FEWEST = 20
_SECTIONS, _OF_SECTIONS = 4, 10


@dataclass(frozen=True)
class Topic:
    """What is the same in all languages."""

    number: int
    opening: int
    sections: tuple[int, ...]
    sentences: tuple[tuple[int, ...], ...]
    """Of each section."""
    dose_sentence: int
    dose: int
    published: datetime.date
    reviewed: datetime.date
    later: int
    """Days after which the translations were reviewed."""
    page: int
    """The topic that a sentence leads to."""
    part: int
    """The topic to a section of which a sentence leads."""
    related: tuple[int, ...]


def sections_of(number: int) -> tuple[int, ...]:
    return tuple((number * 3 + step) % _OF_SECTIONS for step in range(_SECTIONS))


def topic(seed: int, number: int, targets: Iterator[int]) -> Topic:
    """The topic of a number; ``targets`` are others to which pages may lead, none twice."""
    chance = random.Random(f"{seed}/{number}")
    reviewed = TODAY - datetime.timedelta(days=chance.randrange(130, 500))
    return Topic(
        number=number,
        opening=chance.randrange(6),
        sections=sections_of(number),
        sentences=tuple(
            tuple(chance.sample(range(6), chance.randrange(3, 6))) for _ in range(_SECTIONS)
        ),
        dose_sentence=chance.randrange(4),
        dose=25 * chance.randrange(2, 39),
        published=reviewed - datetime.timedelta(days=chance.randrange(30, 500)),
        reviewed=reviewed,
        later=chance.randrange(20),
        page=next(targets),
        part=next(targets),
        related=tuple(next(targets) for _ in range(chance.randrange(3, 8))),
    )


def candidates(seed: int, number: int) -> Iterator[int]:
    """Topics to which another one may lead, without end and without repeats of the last few."""
    chance = random.Random(f"{seed}/{number}/targets")
    seen = {number}
    while True:
        # Most links stay near, as those of a section of a site do.
        nearest = max(0, number - 2 * _PER_FOLDER) if chance.random() < 0.7 else 0
        target = chance.randrange(nearest, max(number, FEWEST))
        if target not in seen:
            seen.add(target)
            yield target


def _title_parts(number: int) -> tuple[int, int, int, int]:
    block, place = divmod(number, _PER_FOLDER)
    round_, area = divmod(block, len(AREAS))
    index = (round_ * _PER_FOLDER + place) * _STEP % _TITLES
    index, condition = divmod(index, _CONDITIONS)
    index, group = divmod(index, _GROUPS)
    aspect, companion = divmod(index, _COMPANIONS)
    return area * _CONDITIONS + condition, group, companion, aspect


def condition(number: int, language: str) -> str:
    return phrases(language).lists["conditions"][_title_parts(number)[0]]


def title(number: int, language: str) -> str:
    illness, group, companion, aspect = _title_parts(number)
    lists = phrases(language).lists
    return (
        f"{lists['conditions'][illness]} {lists['groups'][group]} "
        f"{lists['companions'][companion]}: {lists['aspects'][aspect]}"
    )


def folder(number: int) -> str:
    block = number // _PER_FOLDER
    return f"{AREAS[block % len(AREAS)]}-{block:03}"


def file_name(number: int) -> str:
    illness, group, _, _ = _title_parts(number)
    lists = phrases(SOURCE).lists
    words = f"{lists['conditions'][illness]} {lists['groups'][group]} {number:06}"
    return f"{words.lower().replace(' ', '-')}.md"


def fragment(heading: str) -> str:
    """As GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
