"""What is wrong with the scheme of an address."""

import re

from mbclint.links.addresses import scheme_of

_WEB = re.compile(r"https?://[^/\\\s:@?#]", re.IGNORECASE)
_TWICE = re.compile(r"https?:?/{0,3}https?(?::|//)", re.IGNORECASE)
_BROKEN = re.compile(r"https?(?::|//|[;.,]/{1,2})", re.IGNORECASE)
"""``http:/host``, ``http:host``, ``http//host``, ``http;//host``; a folder may be named "http"."""
_LETTERS = frozenset("htps")
_OTHERS = frozenset({"shttp", "mailtos"})
_MOST_EDITS = 2


def scheme_fault(target: str) -> str | None:
    """What is wrong, in words; None for an address with a sound scheme or none at all."""
    if _TWICE.match(target):
        return "The address has two schemes"
    if _BROKEN.match(target):
        sound = _WEB.match(target)
        return None if sound else 'The address does not begin "http://" or "https://" and a host'
    name = scheme_of(target)[:-1]
    rest = target[len(name) + 1 :]
    if not name or name in _OTHERS:
        return None
    meant = _meant(name, rest)
    return f'The scheme "{name}" is misspelt; "{meant}" may be meant' if meant else None


def _meant(name: str, rest: str) -> str | None:
    if rest.startswith("/"):
        # Of two edits only those are slips that leave the letters of "https": "sftp" is none.
        most = _MOST_EDITS if _LETTERS.issuperset(name) else 1
        near = sorted((_edits(name, scheme), scheme) for scheme in ("http", "https"))
        return near[0][1] if 0 < near[0][0] <= most else None
    for scheme, sign in (("mailto", "@"), ("tel", "0")):
        written = re.sub(r"\d", "0", rest)
        if sign in written and 0 < _edits(name, scheme) <= (_MOST_EDITS if sign == "@" else 1):
            return scheme
    return None


def _edits(one: str, other: str) -> int:
    """How many letters have to be put in, left out, replaced or swapped with their neighbour."""
    if abs(len(one) - len(other)) > _MOST_EDITS:
        return _MOST_EDITS + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]
