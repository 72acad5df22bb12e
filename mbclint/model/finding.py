"""Findings: what rules say of pages. Everything that a person sees is a view of these."""

import unicodedata
from enum import StrEnum

from msgspec import Struct

from mbclint.model.edit import Fix
from mbclint.model.span import Position, Span
from mbclint.model.untranslated import Untranslated


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    def reaches(self, threshold: "Severity") -> bool:
        """Whether this is at least as grave as ``threshold``."""
        return self.rank <= threshold.rank


class Related(Struct, frozen=True):
    """Another place that a finding is about."""

    span: Span
    message: str


class Problem(Struct, frozen=True):
    """What a check yields; the engine adds the rule, its severity and the file."""

    span: Span
    message: str
    subject: str
    """The text concerned: with rule and path it identifies the finding wherever it moves."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    evidence: str = ""
    """What a judgement rests on, for people; empty where the message says it all."""
    concerns: str = ""
    """The path of another page without which there would be no problem."""
    untranslated: tuple[Untranslated, ...] = ()
    """What of it is work for translators, one for each language that is wanted."""


class NotJudged(Struct, frozen=True):
    """A text that a check looked at and left alone for want of evidence."""

    span: Span
    subject: str
    reason: str


class Place(Struct, frozen=True):
    """A range of a file as people and editors count it, and what is said of it."""

    start: Position
    end: Position
    """Exclusive."""
    message: str = ""
    start_byte: int = 1
    end_byte: int = 1
    """The columns in bytes of UTF-8, from 1."""


class Finding(Struct, frozen=True):
    """A problem of a rule in a file."""

    code: str
    name: str
    severity: Severity
    path: str
    place: Place
    message: str
    subject: str
    span: Span
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    edit_places: tuple[Place, ...] = ()
    """Where each edit of the fix stands, in their order: one for each edit."""
    excerpt: str = ""
    """The source line on which the finding starts."""
    help: str = ""
    """How to mend it, in a sentence."""
    evidence: str = ""
    """What a judgement rests on."""
    concerns: str = ""
    """The path of another page without which there would be no finding."""
    untranslated: tuple[Untranslated, ...] = ()
    """What of it is work for translators, one for each language that is wanted."""

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Findings are reported by path, then place, then rule."""
        return (self.path, self.place.start, self.code, self.message)

    @property
    def identity(self) -> tuple[str, str, str]:
        """Rule, path and folded text, no line: what stays the same when the text moves."""
        subject = " ".join(unicodedata.normalize("NFC", self.subject).split())
        return (self.code, unicodedata.normalize("NFC", self.path), subject)
