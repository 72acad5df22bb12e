"""What was examined, as bytes: for another process, and for a later run."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from mbclint.corpus.card import Card
from mbclint.corpus.facts import PageFacts
from mbclint.engine.examiner import Examined
from mbclint.engine.judge import UNHEARD, ActiveRule, Heard
from mbclint.model.finding import Finding
from mbclint.model.report import Undecided

Rules = Callable[[], Mapping[str, ActiveRule]]
"""Asked for rules by their codes."""


class Record(Struct, frozen=True):
    """A page as it was examined once."""

    shown: str
    key: bytes
    """See ``Keys.of_facts``."""
    stamp: bytes | None
    """See ``FileReader.stamp``."""
    card: bytes
    facts: bytes | None
    """None where they were not asked for, or are kept elsewhere."""
    said: bytes | None
    """None for a page that was not judged, or where that was not asked for."""
    day: datetime.date | None
    """The day for which alone that holds; None where it was not asked for."""


class _Said(Struct, frozen=True, array_like=True):
    findings: tuple[tuple[str, Finding], ...]
    """Rules are known to whoever reads this and go by their codes."""
    undecided: tuple[Undecided, ...]


_encoder: Any = msgspec.msgpack.Encoder()
_cards = msgspec.msgpack.Decoder(Card)
_facts = msgspec.msgpack.Decoder(PageFacts)
_said = msgspec.msgpack.Decoder(_Said)


def record_of(examined: Examined, judged: bool, day: datetime.date) -> Record | None:
    """A page as bytes, without its facts if those are not at hand; None where it cannot be: no page
    could be read, a part of mbclint failed on it, or it holds what is no Unicode text."""
    said = heard_bytes(examined.heard)
    if examined.card is None or said is None:
        return None
    try:
        examined.shown.encode()
        card = card_bytes(examined.card)
        facts = facts_bytes(examined.facts) if examined.facts else None
    except UnicodeEncodeError:
        return None
    until = day if examined.heard.asked_day else None
    heard = said if judged else None
    return Record(examined.shown, examined.key, examined.stamp, card, facts, heard, until)


def examined_in(record: Record, shown: str, rules: Rules, whole: bool) -> Examined:
    """A page again, with its facts if it is wanted ``whole``. ``shown`` is its path, which the
    record may have as another object: of a large site, memory holds each path once. Raises as
    ``decoded_facts`` and ``heard_of`` do."""
    heard = heard_of(record.said, rules) if record.said else UNHEARD
    if record.day:
        heard = msgspec.structs.replace(heard, asked_day=True)
    facts = decoded_facts(record.facts) if whole and record.facts else None
    return Examined(shown, heard, _cards.decode(record.card), facts, record.key)


def decoded_facts(raw: bytes) -> PageFacts:
    """Facts by the bytes of a record. Raises ``msgspec.DecodeError``."""
    return _facts.decode(raw)


def facts_bytes(facts: PageFacts) -> bytes:
    """Facts as the bytes of a record. Raises ``UnicodeEncodeError`` for what is no Unicode text."""
    made: bytes = _encoder.encode(facts)
    return made


def card_bytes(card: Card) -> bytes:
    """A card as the bytes of a record."""
    made: bytes = _encoder.encode(card)
    return made


def heard_bytes(heard: Heard) -> bytes | None:
    """What rules said, as bytes; None where it cannot be: see ``record_of``."""
    if heard.crashes:
        return None
    findings = tuple((active.rule.code, finding) for active, finding in heard.findings)
    try:
        said: bytes = _encoder.encode(_Said(findings, heard.undecided))
    except UnicodeEncodeError:
        return None
    return said


def heard_of(raw: bytes, rules: Rules) -> Heard:
    """What was said, by rules of which all that spoke are among ``rules``; nobody is asked for
    them where none did. Raises ``msgspec.DecodeError`` and ``KeyError``."""
    said = _said.decode(raw)
    if not said.findings:
        return Heard((), said.undecided) if said.undecided else UNHEARD
    by_code = rules()
    return Heard(tuple((by_code[code], it) for code, it in said.findings), said.undecided)
