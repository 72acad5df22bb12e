"""Evidence as text: a line an address, sorted, so that git merges it."""

from collections.abc import Iterable, Iterator

import msgspec

from mbclint.model.remote import Evidence

_VERSION = "mbclint-links 1"


class LinesError(Exception):
    """Why a file of evidence cannot be read, in words with the line."""


class _Line(msgspec.Struct, omit_defaults=True):
    url: str
    evidence: Evidence


def written(found: Iterable[tuple[str, Evidence]]) -> str:
    """The lines, with what they are at the top."""
    lines = [
        msgspec.json.encode(_Line(url, evidence)).decode()
        for url, evidence in sorted(found, key=lambda each: each[0])
    ]
    return "".join(f"{line}\n" for line in (_VERSION, *lines))


def read(text: str) -> Iterator[tuple[str, Evidence]]:
    """What the lines say; of an address with several lines, the latest. Raises ``LinesError``, also
    for what git left where it could not merge."""
    first, *lines = text.split("\n")
    if first.strip() != _VERSION:
        raise LinesError(f'line 1: expected "{_VERSION}", as "mbclint links --export" writes it')
    latest: dict[str, Evidence] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        try:
            each = msgspec.json.decode(line, type=_Line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise LinesError(f"line {number}: {error}") from error
        if each.url not in latest or latest[each.url].asked <= each.evidence.asked:
            latest[each.url] = each.evidence
    yield from latest.items()
