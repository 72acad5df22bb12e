"""An address that was translated, or garbled by a translation tool."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.targets import is_internal, is_template
from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import Link, LinkKind

_SPACED = re.compile(r"\s+(?=/)|(?<=/)\s+")
_GARBLED = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad“”„«»]")
_LEAST_OTHERS = 3
"""So many other addresses of the site have to be in ASCII for one with accents to stand out."""


class TranslatedUrl(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: TranslatedUrl) -> Iterator[Problem]:
    """One finding for each link."""
    links = [
        link
        for link in page.article.links
        if link.kind is LinkKind.ANCHOR and link.target and not is_template(link.target)
    ]
    internal = [link for link in links if is_internal(link.target)]
    accented = {id(link) for link in internal if _has_accent(link.target)}
    others = len({link.target for link in internal if id(link) not in accented})
    for link in links:
        if _SPACED.search(link.target):
            yield _spaced(link, page)
        elif _GARBLED.search(unquote(link.target)):
            said = f"The address holds characters that no address has: {quoted(link.target)}"
            yield Problem(link.span, said, link.target)
        elif id(link) in accented and others >= _LEAST_OTHERS and len(accented) * 10 <= others:
            said = (
                f"The path looks translated: {quoted(unquote(link.target))}; no other of the "
                f"{others} addresses of this site on the page has accents"
            )
            yield Problem(link.span, said, link.target)


def _spaced(link: Link, page: Page) -> Problem:
    written = link.span.cut(page.article.source.text)
    fix = Fix(
        "remove the spaces", Applicability.UNSAFE, (Edit(link.span, _SPACED.sub("", written)),)
    )
    said = f"There are spaces around the slashes of the address: {quoted(link.target)}"
    return Problem(link.span, said, link.target, (), fix)


def _has_accent(target: str) -> bool:
    """Whether the path holds Latin letters with marks on them."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    if path.isascii():
        return False
    return any(
        unicodedata.combining(character) for character in unicodedata.normalize("NFD", path)
    ) and all(ord(character) < 0x250 for character in unicodedata.normalize("NFC", path))


CHECK = PageCheck(TranslatedUrl, find)
