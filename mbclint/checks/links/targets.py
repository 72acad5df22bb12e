"""Questions about addresses and their links that several checks ask."""

import re
from urllib.parse import unquote, urlsplit

from mbclint.model.links import Link, LinkKind, Region

_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|\x7f|%[A-Z_]{3,}%")
_TAGS = (("{{", "}}"), ("{%", "%}"))
_LONGEST_TAG = 1_000
_SUFFIX = re.compile(r"\.[a-z0-9]{2,5}\Z")
_WORD = re.compile(r"[^\W_]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NAMED = re.compile(r"<a\b[^<>]*?\saria-label(?:ledby)?\s*=\s*[\"']?[^\"'\s>]", re.IGNORECASE)
_CODE = ("`", "<code", "<kbd", "<samp", "<tt", "{{")


def is_template(target: str) -> bool:
    """Whether a generator still has to fill in the address."""
    return bool(_TEMPLATE.search(target))


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


def scheme_of(target: str) -> str:
    """The scheme in lower case, with its colon; empty for a relative address."""
    scheme = _SCHEME.match(target)
    return scheme[0].lower() if scheme else ""


def host_of(target: str) -> str:
    """The host of an address, without "www."; empty for one that is relative or cannot be read."""
    try:
        return (urlsplit(target).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_internal(target: str, host: str = "") -> bool:
    """Whether an address belongs to the site: without scheme and host, or with the site's own."""
    relative = not scheme_of(target) and not target.startswith("//")
    return relative or bool(host and host_of(target) == host)


def is_read(link: Link) -> bool:
    """Whether readers meet the link in the text, not in a menu."""
    return link.kind is LinkKind.ANCHOR and link.region in (Region.BODY, Region.ASIDE)


def is_code(link: Link, source: str) -> bool:
    """Whether the text of a link is set as code: a name in a program, whatever word it is."""
    return link.text_span is not None and source.startswith(_CODE, link.text_span.start)


def has_own_name(link: Link, source: str) -> bool:
    """Whether an attribute names the link for those who hear it, in place of its text."""
    return bool(_NAMED.match(source, link.whole.start, link.whole.end))
