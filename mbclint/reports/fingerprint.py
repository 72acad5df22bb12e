"""Fingerprints of findings for systems that keep track of them."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from mbclint.model.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """A fingerprint for each finding: of its identity, which does not change when the text moves,
    and of how many equal ones come before it, so that two equal faults stay two."""
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for finding in findings:
        identity = finding.identity
        parts = "\0".join((*identity, str(seen[identity])))
        seen[identity] += 1
        made.append(sha256(parts.encode("utf-8", "surrogatepass")).hexdigest())
    return tuple(made)
