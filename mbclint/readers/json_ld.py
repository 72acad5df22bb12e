"""JSON-LD in an HTML page as positioned facts."""

import re

from mbclint.model.metadata import MetadataFact, MetadataOrigin
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.json_nodes import read_json

_WRAPPER = re.compile(r"\s*(?:<!--|/?/?\*?\s*<!\[CDATA\[\s*(?:\*/)?)?\s*")
_WRAPPER_END = re.compile(r"\s*(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)?\s*\Z")


def json_ld_facts(text: str, offset: int) -> tuple[tuple[MetadataFact, ...], Passage | None]:
    """The leaves of a script's content, which begins at ``offset`` of the source, and what is
    wrong with it. Comment and CDATA marks around it are passed over."""
    opening = _WRAPPER.match(text)
    start = opening.end() if opening else 0
    closing = _WRAPPER_END.search(text, start)
    body = text[start : closing.start() if closing else len(text)]
    if not body:
        return (), None
    document = read_json(body)
    if document.fault:
        at = offset + start + min(document.fault.offset, len(body) - 1)
        said = f"The JSON-LD is {document.fault.problem}; search engines will not read it"
        return (), Passage(said, Span(at, at + 1))
    facts = tuple(
        MetadataFact(
            next((step for step in reversed(leaf.path) if not step.isdecimal()), ""),
            leaf.value,
            leaf.span.shifted(offset + start),
            MetadataOrigin.JSON_LD,
            leaf.path,
            leaf.types,
        )
        for leaf in document.leaves
    )
    return facts, None
