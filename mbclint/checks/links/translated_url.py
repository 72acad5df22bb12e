"""An address that was translated, or garbled by a translation tool."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.paths import has_accent, is_garbled
from mbclint.checks.wording import quoted
from mbclint.links.addresses import host_of, is_internal, is_template, scheme_of
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import BrokenLink, BrokenLinkKind, LinkKind
from mbclint.model.span import Span

_SPACED = re.compile(r"(?<!\s)\s++(?=/)|(?<=/)\s++")
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)\s*\Z")
_ODD = re.compile(r"[^!-$&-~]")
"""What a garbled or translated address has at least one of: it is not in ASCII, has white space or
something percent-encoded."""
_LEAST_OTHERS = 3
"""So many other addresses of the site have to be in ASCII for one with accents to stand out."""


class TranslatedUrl(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: TranslatedUrl) -> Iterator[Problem]:
    """One finding for each link."""
    text = page.article.source.text
    for broken in page.article.broken_links:
        yield from _of_broken(broken)
    if not _ODD.search("".join([link.target for link in page.article.links])):
        return
    links = [
        link
        for link in page.article.links
        if link.kind is LinkKind.ANCHOR
        and scheme_of(link.target) in ("", "http:", "https:")
        and not is_template(link.target)
    ]
    host = host_of(page.article.canonical.text) if page.article.canonical else ""
    internal = [link for link in links if link.target and is_internal(link.target, host)]
    accented = {id(link) for link in internal if has_accent(link.target)}
    others = len({link.target for link in internal if id(link) not in accented})
    for link in links:
        if _SPACED.search(re.split(r"[?#]", link.target)[0]):
            yield _spaced(link.span, link.span, link.span.cut(text))
        elif is_garbled(link.target):
            said = f"The address holds characters that no address has: {quoted(link.target)}"
            yield Problem(link.span, said, link.target)
        elif id(link) in accented and others >= _LEAST_OTHERS and len(accented) * 10 <= others:
            said = (
                f"The path looks translated: {quoted(unquote(link.target))}; no other of the "
                f"{others} addresses of this site on the page has accents"
            )
            yield Problem(link.span, said, link.target)


def _of_broken(broken: BrokenLink) -> Iterator[Problem]:
    """In Markdown, spaces keep the text from being a link at all."""
    address = _IN_PARENTHESES.search(broken.text)
    if broken.kind is BrokenLinkKind.SPACES and address and _SPACED.search(address[1]):
        span = Span(*address.span(1)).shifted(broken.span.start)
        yield _spaced(broken.span, span, address[1])


def _spaced(at: Span, address: Span, written: str) -> Problem:
    fix = Fix(
        "remove the spaces",
        Applicability.UNSAFE,
        (Edit(address, _SPACED.sub("", written)),),
    )
    said = f"There are spaces around the slashes of the address: {quoted(written)}"
    return Problem(at, said, written, (), fix)


CHECK = PageCheck(TranslatedUrl, find)
