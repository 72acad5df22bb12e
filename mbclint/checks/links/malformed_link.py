"""An address that cannot work, and what was meant to be a link and is none."""

import re
from collections.abc import Iterator, Mapping

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.targets import is_read, is_template
from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import BrokenLink, BrokenLinkKind, Link, LinkKind

_SAID: Mapping[BrokenLinkKind, str] = {
    BrokenLinkKind.GAP: "White space parts the text from the address, so this is no link",
    BrokenLinkKind.UNCLOSED: "The parenthesis around the address is never closed",
    BrokenLinkKind.SPACES: "White space in the address, so this is no link",
    BrokenLinkKind.UNDEFINED: "Nothing defines the label of this link",
}
_FOLLOWED = frozenset({LinkKind.ANCHOR, LinkKind.IMAGE, LinkKind.FRAME, LinkKind.METADATA})
_WEB = re.compile(r"https?://[^/\s:@]", re.IGNORECASE)
_TWICE = re.compile(r"(?:https?:/*){2,}", re.IGNORECASE)
_NO_COLON = re.compile(r"https?/{1,3}(?=\w)|https?:/?(?=\w)|https?;//", re.IGNORECASE)
_MISSPELT = re.compile(
    r"(?!https?:)[htps]{4,6}://|(?!https?:)h[a-z]{2,5}:/{1,2}(?=\w)", re.IGNORECASE
)
_HOST = re.compile(r"www\.[\w-]+\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int)(?=/)")


class MalformedLink(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: MalformedLink) -> Iterator[Problem]:
    """One finding for each link."""
    for broken in page.article.broken_links:
        yield _of_broken(broken)
    for link in page.article.links:
        if link.kind not in _FOLLOWED or is_template(link.target):
            continue
        if fault := _fault(link):
            yield Problem(link.span, f"{fault}: {quoted(link.target)}", link.target)


def _of_broken(broken: BrokenLink) -> Problem:
    fix = None
    if broken.kind is BrokenLinkKind.GAP:
        fix = Fix("remove the gap", Applicability.SAFE, (Edit(broken.span, ""),))
    return Problem(
        broken.span, f"{_SAID[broken.kind]}: {quoted(broken.text)}", broken.text, (), fix
    )


def _fault(link: Link) -> str | None:
    """What is wrong with an address, if anything is."""
    target = link.target
    if not target:
        return "The address is empty" if is_read(link) and link.text else None
    if _TWICE.match(target):
        return "The address has two schemes"
    if not _WEB.match(target) and _NO_COLON.match(target):
        return 'The scheme is not written "http://" or "https://"'
    if _MISSPELT.match(target):
        return "The scheme is misspelt"
    if any(character in target for character in " \t\r\n") and ":" not in target.split("?")[0][6:]:
        return "There is white space in the address"
    if target.lower().startswith("mailto:") and "@" not in target and "?" not in target:
        return "The address names no mailbox"
    if link.kind is LinkKind.ANCHOR and _HOST.match(target):
        return "The scheme is missing, so that this is a path of the site itself"
    return None


CHECK = PageCheck(MalformedLink, find)
