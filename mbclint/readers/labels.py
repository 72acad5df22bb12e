"""The wordings that head related lists and announce dates, in the languages of the label tables.

``rules/labels/LOCALE.yaml`` holds each wording with the place where it was seen; ``{date}`` stands
where the date does.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from mbclint.compiled import compiled
from mbclint.model.article import LabelKind
from mbclint.model.dates import DateRole
from mbclint.model.language_tags import base
from mbclint.resources import rules_folder

_HEADINGS = (LabelKind.SEE_ALSO, LabelKind.RELATED_CONTENT)
_ROLES = {
    LabelKind.PUBLISHED: DateRole.PUBLISHED,
    LabelKind.UPDATED: DateRole.UPDATED,
    LabelKind.REVIEWED: DateRole.REVIEWED,
    LabelKind.NEXT_REVIEW: DateRole.NEXT_REVIEW,
    LabelKind.EXPIRES: DateRole.EXPIRES,
}
_DATE = "{date}"
_ENDS = " \t\u00a0:：.。…"
_ENDS_BEFORE_DATES = " ,–—-|"
_OPENING = 4
"""So many characters of a first word tell most texts from a wording."""
_CONNECTIVES = frozenset(
    [
        "on",
        "at",
        "of",
        "the",
        "el",
        "le",
        "la",
        "il",
        "em",
        "op",
        "am",
        "vom",
        "den",
        "de",
        "del",
        "dne",
        "στις",
        "в",
        "на",
        "الـ",
        "în",
        "la",
    ]
)
"""Short words between a label and its date, taken from the placeholder forms of the tables."""
BY = frozenset(
    [
        "by",
        "por",
        "par",
        "von",
        "da",
        "durch",
        "door",
        "av",
        "af",
        "por",
        "tarafından",
        "от",
        "από",
        "przez",
        "od",
        "per",
    ]
)
"""What stands between "reviewed" and the name of the reviewer."""


class HeadingLabel(Struct, frozen=True):
    """What a heading announces, and the languages in which it is worded so."""

    kind: LabelKind
    languages: frozenset[str]


class _Tables(Struct, frozen=True):
    headings: Mapping[str, HeadingLabel]
    wordings: Mapping[tuple[str, LabelKind], str]
    """The first wording of a kind by locale and by base language."""
    before: Mapping[str, DateRole]
    after: Mapping[str, DateRole]
    heading_openings: frozenset[str]
    review_openings: frozenset[str]
    """How the first words of the wordings begin, as few other texts do."""


def related_heading(text: str) -> HeadingLabel | None:
    """What is known of a heading, taken whole: case, white space and marks at its end aside."""
    tables = _tables()
    if _opening(text) not in tables.heading_openings:
        return None
    return tables.headings.get(_key(text))


def heading_in(text: str, language: str) -> str | None:
    """The wording in ``language`` of a related list's heading that is given in another one."""
    known = related_heading(text)
    if known is None:
        return None
    wordings = _tables().wordings
    return wordings.get((language, known.kind)) or wordings.get((base(language), known.kind))


def role_before(text: str) -> DateRole | None:
    """The role of a date that comes right after ``text``, which is a label and no more: with a
    short connective perhaps (``Reviewed on``), or with a name (``Reviewed by Jane Doe,``)."""
    roles = _tables().before
    key = _key(text.rstrip(_ENDS_BEFORE_DATES))
    words = key.split(" ")
    if key in roles:
        return roles[key]
    if len(words) > 1 and words[-1] in _CONNECTIVES:
        words.pop()
        if (shorter := _key(" ".join(words))) in roles:
            return roles[shorter]
    for number, word in enumerate(words):
        if word in BY and (role := roles.get(_key(" ".join(words[:number])))):
            return role
    return None


def role_after(text: str) -> DateRole | None:
    """The role of a date that ``text`` comes right after, in languages that put the label last."""
    return _tables().after.get(_key(text))


def may_open_review(text: str) -> bool:
    """Whether a text can begin with a label of reviews, by a look at its first characters."""
    return _opening(text) in _tables().review_openings


def _opening(text: str) -> str:
    return _first_word(text.lstrip(_ENDS)[:_OPENING])


@lru_cache(maxsize=4096)
def _first_word(text: str) -> str:
    words = text.casefold().split()
    return words[0].rstrip(_ENDS + _ENDS_BEFORE_DATES)[:_OPENING] if words else ""


def _key(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_ENDS)


@cache
def _tables() -> _Tables:
    paths = sorted((rules_folder() / "labels").glob("*.yaml"))
    return compiled("labels", _Tables, paths, lambda: _made(paths))


def _made(paths: Iterable[Path]) -> _Tables:
    languages: dict[str, set[str]] = {}
    kinds: dict[str, LabelKind] = {}
    wordings: dict[tuple[str, LabelKind], str] = {}
    before: dict[str, DateRole] = {}
    after: dict[str, DateRole] = {}
    for locale, kind, text in _entries(paths):
        if kind in _HEADINGS:
            kinds.setdefault(_key(text), kind)
            languages.setdefault(_key(text), set()).add(base(locale))
            wordings.setdefault((locale, kind), text)
            wordings.setdefault((base(locale), kind), text)
        elif kind in _ROLES:
            head, placeholder, tail = text.partition(_DATE)
            if _key(head):
                before.setdefault(_key(head), _ROLES[kind])
            elif placeholder and _key(tail):
                after.setdefault(_key(tail), _ROLES[kind])
    headings = {key: HeadingLabel(kinds[key], frozenset(tags)) for key, tags in languages.items()}
    reviews = [key for key, role in before.items() if role is DateRole.REVIEWED]
    openings = (frozenset(map(_opening, keys)) for keys in (headings, reviews))
    return _Tables(headings, wordings, before, after, *openings)


def _entries(paths: Iterable[Path]) -> Iterator[tuple[str, LabelKind, str]]:
    import yaml

    for path in paths:
        table = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        for kind, entries in table.items():
            for entry in entries:
                yield path.stem, LabelKind(kind), entry["text"]
