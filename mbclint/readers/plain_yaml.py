"""YAML that is nothing but a table of plain values, as most front matter is: read line by line."""

import re

from mbclint.model.span import Span

Leaf = tuple[tuple[str, ...], str, Span]
"""Path, value and place without quotation marks."""
_NO_TEXT = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""What YAML takes for a line break or does not take at all, and white space that is no blank."""
_PLAIN = rf"[\w/(.$](?:(?:[^{_NO_TEXT}:# ]|:(?=[^{_NO_TEXT} ])| +(?=[^{_NO_TEXT}:# ]))*+)"
_ENTRY = re.compile(
    rf"(?P<indent> {{0,8}})(?P<key>[A-Za-z_][A-Za-z0-9_.-]{{0,60}}):"
    rf"(?: +(?P<quote>[\"']?)(?P<value>(?<=\")[^{_NO_TEXT}\"\\]*|(?<=')[^{_NO_TEXT}']*|{_PLAIN})"
    r"(?P=quote))?(?:\n|\Z)"
)


def plain_leaves(text: str) -> tuple[Leaf, ...] | None:
    """The values in the order of the text; None for what has more to it than keys with a value on
    the same line, and keys with such entries below them, each key once."""
    found: list[Leaf] = []
    known: set[tuple[str, ...]] = set()
    above: tuple[str, ...] = ()
    inner = 0
    waits = False
    at = 0
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry is None:
            return None
        at = entry.end()
        indent = len(entry["indent"])
        if indent == 0:
            path: tuple[str, ...] = (entry["key"],)
        elif above and indent == (inner or indent):
            path, inner = (*above, entry["key"]), indent
        else:
            return None
        has_value = entry["value"] is not None
        if path in known or (waits and indent == 0) or not (has_value or indent == 0):
            return None
        known.add(path)
        waits = not has_value
        if has_value:
            found.append((path, entry["value"], Span(*entry.span("value"))))
        if indent == 0:
            above, inner = (() if has_value else path), 0
    return None if waits or not found else tuple(found)
