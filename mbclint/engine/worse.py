"""Whether changed files make a site worse."""

from collections import Counter
from collections.abc import Mapping

from mbclint.engine.run import Outcome
from mbclint.model.finding import Finding, Severity


def worse_files(before: Outcome, after: Outcome, changed: frozenset[str]) -> Mapping[str, Finding]:
    """The changed files that have more errors of a rule than they had, or to which other files owe
    such errors, each with the first of them."""
    known = Counter(finding.identity for finding in _errors(before))
    new = []
    for finding in _errors(after):
        known[finding.identity] -= 1
        if known[finding.identity] < 0:
            new.append(finding)
    # A fault whose text now reads differently takes the place of the one that is gone.
    gone = Counter((path, code) for code, path, _ in (+known).elements())
    worse: dict[str, Finding] = {}
    for finding in new:
        gone[finding.path, finding.code] -= 1
        if gone[finding.path, finding.code] < 0:
            owing = [shown for shown in (finding.path, finding.concerns) if shown in changed]
            for shown in owing or changed:
                worse.setdefault(shown, finding)
    return worse


def _errors(outcome: Outcome) -> list[Finding]:
    return [it for it in outcome.report.findings if it.severity is Severity.ERROR]
