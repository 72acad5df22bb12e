"""Suppressions as pages hold them: in comments, and under a key of the front matter."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mbclint.model.article import RelatedList
from mbclint.model.metadata import MetadataFact, MetadataOrigin
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.model.suppression import Suppression

MARK = "mbclint:"
_HTML = re.compile(r"<!--|-->|</?(?:script|style|textarea|title|xmp)\b", re.IGNORECASE)
_MDX = re.compile(r"\{/\*(.*)\*/\}", re.DOTALL)
_ASKED = re.compile(rf"\s*{MARK}\s*(?P<verb>[\w-]*)(?P<rest>.*)", re.DOTALL)
_WORD = re.compile(
    r"(?P<key>\w+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s,]+))"
    r"|(?P<rule>[A-Za-z][\w-]*)(?=[\s,]|$)|(?P<space>[\s,]+)|(?P<other>\S+)"
)
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)")
_LINE, _START, _END, _FILE = "ignore", "ignore-start", "ignore-end", "ignore-file"
_EXPECTED = 'expected names of rules, until=YYYY-MM-DD and reason="…"'
_KEYS = ("mbclint", "ignore")


class Comment(Struct, frozen=True):
    """A comment that is addressed to mbclint."""

    whole: Span
    verb: Passage
    rest: Span
    """What follows the verb."""


class Asked(Struct, frozen=True):
    """All that a page asks for, and what of it cannot be understood."""

    suppressions: tuple[Suppression, ...] = ()
    faults: tuple[Passage, ...] = ()


class _Words(Struct, frozen=True):
    """What stands behind a verb."""

    rules: tuple[Passage, ...]
    until: datetime.date | None
    reason: str
    faults: tuple[Passage, ...]


def html_comments(text: str) -> Iterator[Comment]:
    """The comments for mbclint in HTML; what stands in scripts and the like is none."""
    closing, opened = "", 0
    for match in _HTML.finditer(text) if MARK in text else ():
        token = match[0].lower()
        if closing == "-->" == token:
            yield from _comment(text, Span(opened, match.end()), Span(opened + 4, match.start()))
        if closing:
            closing = "" if token == closing else closing
        elif token == "<!--":
            closing, opened = "-->", match.start()
        elif token.startswith("<") and not token.startswith("</"):
            closing = token.replace("<", "</")


def mdx_comments(text: str, templates: Iterable[Span]) -> Iterator[Comment]:
    """The comments for mbclint among the expressions of MDX."""
    for span in templates:
        said = _MDX.fullmatch(text, span.start, span.end)
        if said and text[span.start - 1 : span.start] != "`":
            yield from _comment(text, span, Span(*said.span(1)))


def asked_for(
    text: str,
    comments: Iterable[Comment],
    related: Sequence[RelatedList] = (),
    metadata: Iterable[MetadataFact] = (),
) -> Asked:
    """What comments and front matter ask for. A comment behind something covers its line, or the
    entry that it stands in; one on a line of its own, the line that follows."""
    found: list[Suppression] = []
    faults: list[Passage] = []
    opened: list[Suppression] = []
    for comment in sorted(comments, key=lambda each: each.whole):
        words = _words(text, comment.rest)
        faults += words.faults
        removal = _removal(text, comment.whole)
        asked = Suppression(words.rules, comment.whole, None, words.until, words.reason, (removal,))
        if comment.verb.text == _FILE:
            found.append(asked)
        elif comment.verb.text == _LINE:
            covered = _covered(text, comment.whole, removal, related)
            found.append(replace(asked, covered=covered))
        elif comment.verb.text == _START:
            opened.append(asked)
        elif comment.verb.text == _END and opened:
            start = opened.pop()
            covered = Span(start.span.end, comment.whole.start)
            found.append(replace(start, covered=covered, removals=(*start.removals, removal)))
        else:
            faults.append(Passage(_complaint(comment.verb.text), comment.verb.span))
    for start in opened:
        faults.append(Passage("ignore-start without an ignore-end after it", start.span))
        found.append(replace(start, covered=Span(start.span.end, len(text))))
    for fact in metadata:
        if fact.origin is MetadataOrigin.FRONT_MATTER and fact.path[:2] == _KEYS:
            words = _words(text, fact.span)
            faults += words.faults
            found.append(Suppression(words.rules, fact.span, None, words.until, words.reason))
    return Asked(tuple(found), tuple(faults))


def _comment(text: str, whole: Span, said: Span) -> Iterator[Comment]:
    if asked := _ASKED.fullmatch(text, said.start, said.end):
        verb = Passage(asked["verb"], Span(*asked.span("verb")))
        yield Comment(whole, verb, Span(*asked.span("rest")))


def _words(text: str, place: Span) -> _Words:
    rules: list[Passage] = []
    faults: list[Passage] = []
    until: datetime.date | None = None
    reason = ""
    for word in _WORD.finditer(text, place.start, place.end):
        span = Span(*word.span())
        value = word["double"] or word["single"] or word["bare"] or ""
        if word["rule"]:
            rules.append(Passage(word["rule"], span))
        elif word["key"] == "reason":
            reason = value.strip()
        elif word["key"] == "until" and (day := _day(value)):
            until = day
        elif word["key"] == "until":
            faults.append(Passage(f'"{value}" is no date; expected one such as 2027-03-01', span))
        elif not word["space"]:
            faults.append(Passage(f'{_EXPECTED}, got "{word[0]}"', span))
    return _Words(tuple(rules), until, reason, tuple(faults))


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return None


def _complaint(verb: str) -> str:
    if verb == _END:
        return "ignore-end without an ignore-start before it"
    return f'expected {_LINE}, {_START}, {_END} or {_FILE} after "{MARK}", got "{verb}"'


def _removal(text: str, comment: Span) -> Span:
    """The comment and the space before it; the whole line where it holds nothing else."""
    start = comment.start
    while start and text[start - 1] in " \t":
        start -= 1
    after = _REST_OF_LINE.match(text, comment.end)
    alone = start == 0 or text[start - 1] in "\r\n"
    return Span(start, after.end() if alone and after else comment.end)


def _covered(text: str, comment: Span, removal: Span, related: Sequence[RelatedList]) -> Span:
    entry = next((it for each in related for it in each.entries if it.whole.covers(comment)), None)
    if entry:
        return Span(entry.whole.start, max(comment.end, entry.whole.end - 1))
    at = comment.start
    if removal.end > comment.end:
        at = removal.end + len(text[removal.end :]) - len(text[removal.end :].lstrip())
    return Span(_line_start(text, at), _line_end(text, max(at, comment.end)))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    ends = [found for found in (text.find("\n", at), text.find("\r", at)) if found >= 0]
    return min(ends, default=len(text))
