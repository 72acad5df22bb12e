"""The outcome of one run: what reporters turn into text."""

from collections import Counter

from msgspec import Struct

from mbclint.model.finding import Finding, Place, Severity


class Undecided(Struct, frozen=True):
    """A text that a rule left alone, and why: counted, and listed on request."""

    code: str
    name: str
    path: str
    place: Place
    subject: str
    reason: str


class RuleInfo(Struct, frozen=True):
    """What a report says of a rule."""

    code: str
    name: str
    severity: Severity
    """By default."""
    summary: str
    why: str
    mend: str


class Report(Struct, frozen=True):
    """Findings and undecided texts, sorted, and the number of files that were checked."""

    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    files: int
    known: int = 0
    """How many findings were left out because the baseline has them."""
    gone: int = 0
    """How many of the baseline's no longer occur."""
    rules: tuple[RuleInfo, ...] = ()
    """The rules that have findings, by their codes."""

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return Counter(finding.severity for finding in self.findings)[severity]

    def reaches(self, threshold: Severity) -> bool:
        """Whether any finding is at least as grave as ``threshold``."""
        return any(finding.severity.reaches(threshold) for finding in self.findings)
