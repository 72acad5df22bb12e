"""From what was answered to what that means for the link."""

from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from mbclint.model.language_tags import base
from mbclint.model.remote import Evidence, Hop, Seen, Verdict, end_of
from mbclint.network.failures import RequestError, Trouble
from mbclint.network.follow import Trail
from mbclint.network.fragments import judged
from mbclint.network.signs import for_sale, not_found, sign_in_or_consent, wall
from mbclint.readers.html_glance import Glance

_GONE = (404, 410)
_NOTHING = Glance()
_WORD_LENGTH = 4
"""Letters of words that tell one title from another."""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict and its reason, for people."""

    verdict: Verdict
    reason: str


def evidence_of(
    url: str,
    trail: Trail,
    known: Evidence | None,
    fragments: frozenset[str],
    accept: Collection[int],
    now: int,
) -> Evidence:
    """What an address has shown, and what was known of it before."""
    said = verdict_of(url, trail, accept)
    before = known.seen if known else Seen()
    status = trail.answer.status if trail.answer else None
    if said.verdict not in (Verdict.ALIVE, Verdict.MOVED):
        alive = known.alive if known else None
        return Evidence(
            *(said.verdict, said.reason, status, trail.hops), asked=now, alive=alive, seen=before
        )
    if trail.unchanged and known:
        return _again(known, now)
    page = trail.page or _NOTHING
    headers = trail.answer.headers if trail.answer else {}
    final = end_of(url, trail.hops)
    language = headers.get("content-language", "").partition(",")[0].strip()
    seen = Seen(page.title, page.language or language, urlsplit(final).hostname or "")
    return Evidence(
        *(said.verdict, said.reason, status, trail.hops),
        asked=now,
        alive=now,
        seen=seen if trail.page else before,
        taken_over=_taken_over(before, seen, page, final),
        fragments=dict(judged(page, trail.whole, fragments)) if trail.page else {},
        etag="" if trail.hops else headers.get("etag", ""),
        modified="" if trail.hops else headers.get("last-modified", ""),
    )


def verdict_of(url: str, trail: Trail, accept: Collection[int]) -> Said:
    """What the end of a trail means."""
    if trail.error is not None:
        return _of_error(trail.error)
    assert trail.answer is not None
    answer, page = trail.answer, trail.page or _NOTHING
    final = end_of(url, trail.hops)
    status = answer.status
    if status in accept or trail.unchanged:
        return _alive(url, trail.hops)
    if sign := wall(status, answer.headers, page):
        return Said(Verdict.BLOCKED, f"it keeps programs out ({sign})")
    if status in _GONE:
        return Said(Verdict.DEAD, _answered(status))
    if status >= 600 or 400 <= status < 500:
        return Said(Verdict.BLOCKED, _answered(status))
    if status >= 500 or 300 < status < 400:
        return Said(Verdict.UNREACHABLE, _answered(status))
    if other := sign_in_or_consent(url, final, page):
        return Said(Verdict.BLOCKED, f"it leads to {other}, {final}")
    if sign := not_found(page, final):
        return Said(Verdict.SOFT_404, f'it answers {status} and says "{sign}"')
    return _alive(url, trail.hops)


def _again(known: Evidence, now: int) -> Evidence:
    """The evidence for a page that has not changed since."""
    return Evidence(
        Verdict.ALIVE,
        status=known.status,
        asked=now,
        alive=now,
        seen=known.seen,
        fragments=known.fragments,
        etag=known.etag,
        modified=known.modified,
    )


def _of_error(error: RequestError) -> Said:
    if error.trouble is Trouble.NO_SUCH_HOST:
        return Said(Verdict.DEAD, error.said)
    if error.trouble is Trouble.NOT_ALLOWED:
        return Said(Verdict.BLOCKED, error.said)
    return Said(Verdict.UNREACHABLE, error.said)


def _alive(url: str, hops: tuple[Hop, ...]) -> Said:
    if not hops or not hops[0].is_permanent:
        return Said(Verdict.ALIVE, "")
    path, final = urlsplit(url).path, urlsplit(hops[-1].url)
    if final.path in ("", "/") and not final.query and path.strip("/"):
        return Said(Verdict.MOVED, "it leads to the front page: what was there is probably gone")
    return Said(Verdict.MOVED, "")


def _answered(status: int) -> str:
    try:
        return f"it answers {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"it answers {status}"


def _taken_over(before: Seen, now: Seen, page: Glance, final: str) -> str:
    """Why somebody else seems to have the address. A new title alone is no sign."""
    if sign := for_sale(page, final):
        return sign
    if not before.title or not now.title or _words(before.title) & _words(now.title):
        return ""
    other_language = (
        before.language and now.language and base(before.language) != base(now.language)
    )
    if other_language or (before.host and before.host != now.host):
        return f'its title was "{before.title}" and is now "{now.title}"'
    return ""


def _words(title: str) -> set[str]:
    return {word for word in title.casefold().split() if len(word) >= _WORD_LENGTH}
