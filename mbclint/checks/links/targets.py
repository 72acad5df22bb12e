"""Questions about addresses that several checks ask."""

import re

from mbclint.model.links import Link, LinkKind, Region

_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|\x7f|%[A-Z_]{3,}%")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def is_template(target: str) -> bool:
    """Whether a generator still has to fill in the address."""
    return bool(_TEMPLATE.search(target))


def is_internal(target: str) -> bool:
    """Whether an address is relative to the site: without scheme and host."""
    return not _SCHEME.match(target) and not target.startswith("//")


def is_read(link: Link) -> bool:
    """Whether readers meet the link in the text, not in a menu."""
    return link.kind is LinkKind.ANCHOR and link.region in (Region.BODY, Region.ASIDE)
