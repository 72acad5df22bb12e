"""When an address is asked again."""

import random

from mbclint.model.remote import Evidence, Verdict
from mbclint.network.follow import Trail
from mbclint.settings.online import OnlineSettings

_FIRST_PAUSE = 1.0
"""Seconds before an address is asked again; doubled with each try."""
_JITTER = 0.25
_MOST_PAUSE = 30.0
_TOO_MANY = 429
_SERVER_ERROR = 500


def pause_before_next(
    trail: Trail, evidence: Evidence, tries: int, settings: OnlineSettings
) -> float | None:
    """How long to wait before asking again; None where the answer stands. What is dead is asked a
    second time, what did not answer up to ``retries`` times."""
    backoff = min(_MOST_PAUSE, _FIRST_PAUSE * 2 ** (tries - 1))
    backoff *= 1 + random.uniform(-_JITTER, _JITTER)
    if evidence.verdict is Verdict.DEAD:
        return backoff if tries < 2 else None
    if trail.error is not None:
        return backoff if trail.error.trouble.may_pass and tries <= settings.retries else None
    if trail.answer is None or evidence.verdict not in (Verdict.BLOCKED, Verdict.UNREACHABLE):
        return None
    if trail.answer.status != _TOO_MANY and trail.answer.status < _SERVER_ERROR:
        return None
    if tries > settings.retries:
        return None
    patience = trail.answer.patience
    if patience is not None and patience > settings.longest_wait:
        return None
    return backoff if patience is None else max(patience, 0.0)
