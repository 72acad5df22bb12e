"""Who a line of visible text says has reviewed the page."""

import re
from functools import cache

from mbclint.model.dates import DateRole
from mbclint.model.span import Span
from mbclint.readers.labels import BY, role_before

_NAME_END = re.compile(
    r"\s+(?:on|el|le|am|em|il)\s+(?=(?:\S+\s+)?\S*\d)|[|•·;:(\[–—]|\.\s|\s-\s|\d|\Z"
)
_LONGEST_LABEL = 40
_BY_WORDS = frozenset(word.casefold().replace("ı", "i") + mark for word in BY for mark in ("", ":"))


def may_name_reviewer(line: str) -> bool:
    """Whether a word such as "by" stands where a name may follow; nearly no line has one."""
    words = line[: _LONGEST_LABEL + 12].casefold().replace("ı", "i").split()
    return not _BY_WORDS.isdisjoint(words)


def reviewer_in(line: str) -> Span | None:
    """The name after a label such as "Medically reviewed by"; None when there is none."""
    if not may_name_reviewer(line):
        return None
    for by in _by().finditer(line, 0, _LONGEST_LABEL + 12):
        label = line[: by.start()].strip()
        if label and len(label) <= _LONGEST_LABEL and role_before(label) is DateRole.REVIEWED:
            end = _NAME_END.search(line, by.end())
            name = line[by.end() : end.start() if end else len(line)].rstrip(" ,.")
            if name:
                return Span(by.end(), by.end() + len(name))
    return None


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(BY, key=len, reverse=True))
    return re.compile(rf"(?<=\s)(?:{words})\s*:?\s+(?=\S)", re.IGNORECASE)
