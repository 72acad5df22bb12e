"""Links over http, which anybody on the way can read and change."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.links.addresses import address_of, is_template
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import LinkKind

_OWN_MACHINE = ("localhost", "127.", "0.0.0.0", "[::1]", "10.", "192.168.")
_RESERVED = (".example", ".test", ".invalid", ".local", ".internal", ".onion")


class InsecureLink(Options, frozen=True):
    """Which hosts have no https."""

    allow: frozenset[str] = frozenset()
    """Host names without "www."."""


def find(page: Page, options: InsecureLink) -> Iterator[Problem]:
    """A finding for each link that readers follow."""
    for link in page.article.links:
        if link.kind is not LinkKind.ANCHOR or link.target[:7].lower() != "http://":
            continue
        address = address_of(link.target)
        if address is None or is_template(link.target) or not _is_public(address.host):
            continue
        if address.host in options.allow:
            continue
        written = page.article.source.text[link.span.start : link.span.start + 4]
        secure = f"https{link.target[4:]}"
        yield Problem(
            link.span,
            f"The link goes over http: {quoted(link.target)}",
            link.target,
            fix=Fix(f"link to {quoted(secure)}", Applicability.UNSAFE, (Edit(link.span, secure),))
            if written.lower() == "http"
            else None,
        )


def _is_public(host: str) -> bool:
    return "." in host and not host.startswith(_OWN_MACHINE) and not host.endswith(_RESERVED)


CHECK = PageCheck(InsecureLink, find)
