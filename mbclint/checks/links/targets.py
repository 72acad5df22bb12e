"""Questions about addresses and their links that several checks ask."""

import re
from urllib.parse import unquote

from mbclint.model.links import Link, LinkKind, Region

_TAGS = (("{{", "}}"), ("{%", "%}"))
_LONGEST_TAG = 1_000
_SUFFIX = re.compile(r"\.[a-z0-9]{2,5}\Z")
_WORD = re.compile(r"[^\W_]+")
_NAMED = re.compile(r"<a\b[^<>]*?\saria-label(?:ledby)?\s*=\s*[\"']?[^\"'\s>]", re.IGNORECASE)
_CODE = ("`", "<code", "<kbd", "<samp", "<tt", "{{")


def within_template(source: str, at: int) -> bool:
    """Whether a place lies within a tag or macro, where brackets need not be a link's."""
    start = max(0, at - _LONGEST_TAG)
    return any(
        source.rfind(opening, start, at) > source.rfind(closing, start, at)
        for opening, closing in _TAGS
    )


def is_named_after(target: str, text: str) -> bool:
    """Whether an address shows that a text is the name of what it leads to: as its fragment, or
    with more words in the last part of its path."""
    path, _, fragment = unquote(target).casefold().partition("#")
    wanted = _WORD.findall(text.casefold())
    named = _WORD.findall(fragment or _SUFFIX.sub("", path.rstrip("/").rpartition("/")[2]))
    if fragment:
        return named[-len(wanted) :] == wanted
    return len(named) > len(wanted) and named[: len(wanted)] == wanted


def is_read(link: Link) -> bool:
    """Whether readers meet the link in the text, not in a menu."""
    return link.kind is LinkKind.ANCHOR and link.region in (Region.BODY, Region.ASIDE)


def is_code(link: Link, source: str) -> bool:
    """Whether the text of a link is set as code: a name in a program, whatever word it is."""
    return link.text_span is not None and source.startswith(_CODE, link.text_span.start)


def has_own_name(link: Link, source: str) -> bool:
    """Whether an attribute names the link for those who hear it, in place of its text."""
    return bool(_NAMED.match(source, link.whole.start, link.whole.end))
