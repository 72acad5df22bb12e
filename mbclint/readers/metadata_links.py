"""Addresses in metadata."""

import re
from collections.abc import Iterable, Iterator

from mbclint.model.links import Link, LinkKind, Region
from mbclint.model.metadata import MetadataFact

_ADDRESS = re.compile(r"(?:https?://|www\.|\.{0,2}/)[^\s{}<>]*\S?")


def metadata_links(facts: Iterable[MetadataFact]) -> Iterator[Link]:
    """Every value that is an address as a whole."""
    for fact in facts:
        if len(fact.value) > 1 and _ADDRESS.fullmatch(fact.value):
            yield Link(
                fact.value,
                fact.span,
                fact.span,
                LinkKind.METADATA,
                region=Region.HEAD,
                attribute=fact.key,
            )
