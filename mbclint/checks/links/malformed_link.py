"""An address that cannot work, and what was meant to be a link and is none."""

import re
from collections.abc import Iterator, Mapping

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.schemes import scheme_fault
from mbclint.checks.links.targets import is_read, within_template
from mbclint.checks.wording import quoted
from mbclint.links.addresses import is_template, scheme_of
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import BrokenLink, BrokenLinkKind, Link, LinkKind

_SAID: Mapping[BrokenLinkKind, str] = {
    BrokenLinkKind.GAP: "White space parts the text from the address, so this is no link",
    BrokenLinkKind.UNCLOSED: "The parenthesis around the address is never closed",
    BrokenLinkKind.SPACES: "White space in the address, so this is no link",
    BrokenLinkKind.UNDEFINED: "Nothing defines the label of this link",
}
_WITH_SPACES = ("data:", "javascript:", "mailto:", "tel:", "sms:", "callto:")
"""What comes after these is not an address of the web."""
_COUNTRIES = (
    "ar|at|au|be|br|ca|ch|cl|co|cz|de|dk|es|eu|fi|fr|gr|hu|ie|it|jp|kr|mx|nl|no|nz|pe|pt|se|uk"
    "|us|uy|za"
)
"""Country domains that are no usual ending of a file."""
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = re.compile(
    rf"www\.{_LABEL}\.[\w.-]+|(?:{_LABEL}\.)+(?:(?:gov|edu|com|int)(?=[/?#]|$)|(?:org|net)(?=/)"
    rf"|(?:{_COUNTRIES})(?=/[^.]))",
    re.IGNORECASE,
)


_WHITE_SPACE = re.compile(r"\s")
_RELATIVE = ("/", "#", ".")
"""What begins like this has no scheme, nor a host that may be meant to have one."""


class MalformedLink(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: MalformedLink) -> Iterator[Problem]:
    """One finding for each address, also when several links share its definition."""
    text = page.article.source.text
    for broken in page.article.broken_links:
        yield _of_broken(broken)
    seen = set()
    for link in page.article.links:
        if link.kind is LinkKind.STYLE or is_template(link.target) or link.span in seen:
            continue
        if not link.target:
            if link.text and is_read(link) and not _is_made_elsewhere(link, text):
                yield Problem(link.whole, f"The link {quoted(link.text)} has no address", link.text)
        elif fault := _fault(link, text):
            seen.add(link.span)
            yield Problem(link.span, f"{fault}: {quoted(link.target)}", link.target)


def _is_made_elsewhere(link: Link, text: str) -> bool:
    """Whether a script acts in place of an address, or the brackets are those of a macro."""
    scripted = "onclick" in link.whole.cut(text)
    return scripted or within_template(text, link.whole.start)


def _of_broken(broken: BrokenLink) -> Problem:
    fix = None
    if broken.kind is BrokenLinkKind.GAP:
        fix = Fix("remove the gap", Applicability.SAFE, (Edit(broken.span, ""),))
    said = f"{_SAID[broken.kind]}: {quoted(broken.text)}"
    return Problem(broken.span, said, broken.text, (), fix)


def _fault(link: Link, text: str) -> str | None:
    """What is wrong with an address, if anything is."""
    target = link.target
    if target.startswith(_RELATIVE) and not _WHITE_SPACE.search(target):
        return None
    if fault := scheme_fault(target):
        return fault
    scheme = scheme_of(target)
    angled = text[link.span.start - 1 : link.span.start] == "<"  # Markdown's way to allow spaces.
    if scheme not in _WITH_SPACES and not angled and _WHITE_SPACE.search(target.partition("#")[0]):
        return "There is white space in the address"
    if scheme == "mailto:" and not re.search(r"@|%40|:\?", target, re.IGNORECASE):
        return "The address names no mailbox"
    # A host in the text is made a link by Markdown itself, scheme and all.
    if link.kind is LinkKind.ANCHOR and link.span != link.whole and _HOST.match(target):
        return "The scheme is missing, so that this is a path of the site itself"
    return None


CHECK = PageCheck(MalformedLink, find)
