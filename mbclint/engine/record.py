"""What was examined, as bytes: for another process, and for a later run."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Struct

from mbclint.corpus.facts import PageFacts
from mbclint.engine.examiner import Examined
from mbclint.engine.judge import ActiveRule, Heard
from mbclint.model.finding import Finding
from mbclint.model.report import Undecided


@dataclass(frozen=True, slots=True)
class Record:
    """A page as it was examined once."""

    shown: str
    key: bytes
    """See ``Keys.of_facts``."""
    facts: bytes
    said: bytes | None
    """None for a page that was not judged."""
    day: datetime.date | None
    """The day for which alone that holds; None where it was not asked for."""


class _Said(Struct, frozen=True, array_like=True):
    findings: tuple[tuple[str, Finding], ...]
    """Rules are known to whoever reads this and go by their codes."""
    undecided: tuple[Undecided, ...]


_encoder: Any = msgspec.msgpack.Encoder()
_facts = msgspec.msgpack.Decoder(PageFacts)
_said = msgspec.msgpack.Decoder(_Said)


def record_of(examined: Examined, judged: bool, day: datetime.date) -> Record | None:
    """A page as bytes; None where it cannot be: no page could be read, a part of mbclint failed on
    it, or it holds what is no Unicode text."""
    heard = examined.heard
    if examined.facts is None or heard.crashes:
        return None
    findings = tuple((active.rule.code, finding) for active, finding in heard.findings)
    try:
        examined.shown.encode()
        return Record(
            examined.shown,
            examined.key,
            _encoder.encode(examined.facts),
            _encoder.encode(_Said(findings, heard.undecided)) if judged else None,
            day if heard.asked_day else None,
        )
    except UnicodeEncodeError:
        return None


def facts_in(record: Record) -> PageFacts:
    """The facts of a page. Raises ``msgspec.DecodeError``."""
    return _facts.decode(record.facts)


def heard_in(record: Record, rules: Iterable[ActiveRule]) -> Heard:
    """What was said of it, by rules of which all that spoke are among ``rules``. Raises
    ``msgspec.DecodeError`` and ``KeyError``."""
    if record.said is None:
        return Heard()
    said = _said.decode(record.said)
    if not said.findings:
        return Heard((), said.undecided, (), record.day is not None)
    by_code = {active.rule.code: active for active in rules}
    found = tuple((by_code[code], finding) for code, finding in said.findings)
    return Heard(found, said.undecided, (), record.day is not None)


def examined_in(record: Record, rules: Iterable[ActiveRule]) -> Examined:
    """A page again. Raises as ``facts_in`` and ``heard_in`` do."""
    return Examined(record.shown, heard_in(record, rules), facts_in(record), record.key)
