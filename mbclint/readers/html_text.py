"""The text of HTML that readers see, and where each of its characters stands."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from mbclint.readers.html_tree import Element, is_element, is_text

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"})
_UNSEEN_OR_LISTS = _UNSEEN | {"ul", "ol", "dl"}
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<unseen>script|style|template)\b[^>]*>.*?(?:</(?P=unseen)\s*>|\Z)"
    r"|<(?P<break>br|/?(?:p|div|li|tr|td|th|h[1-6]|dt|dd|ul|ol))\b(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+>"
    r"|</?[A-Za-z!?](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+>"
    r"|(?P<reference>&(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?)",
    re.DOTALL | re.IGNORECASE,
)

_WORD = re.compile(r"\S+|\s+")


def visible_text(element: Element) -> str:
    """The text of an element with line breaks for ``br`` and without scripts and styles."""
    return "".join(_pieces(element.children))


def text_outside_lists(element: Element) -> str:
    """The same without lists within the element, which have text of their own."""
    return "".join(_pieces(element.children, _UNSEEN_OR_LISTS))


def inline_text(nodes: list[Any]) -> str:
    """The same for a run of nodes."""
    return "".join(_pieces(nodes))


def _pieces(nodes: Any, passed_over: frozenset[str] = _UNSEEN) -> Iterator[str]:
    waiting = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif is_text(node):
            yield node.data
        elif is_element(node):
            if node.tag == "br":
                yield "\n"
            elif node.tag not in passed_over:
                waiting.append(iter(node.children))


def visible_html(cut: str) -> tuple[str, list[int]]:
    """The visible text of a piece of HTML, white space folded, and the offset in ``cut`` of each of
    its characters. Line breaks of ``br`` and of blocks become a line feed."""
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    for token in _TOKEN.finditer(cut):
        _put(text, offsets, cut[at : token.start()], at)
        at = token.end()
        if token["break"]:
            _put_space(text, offsets, "\n", token.start())
        elif token["reference"]:
            for character in unescape(token["reference"]):
                _put(text, offsets, character, token.start())
    _put(text, offsets, cut[at:], at)
    if text and text[-1].isspace():
        text.pop()
        offsets.pop()
    return "".join(text), offsets


def _put(text: list[str], offsets: list[int], said: str, start: int) -> None:
    """Add a stretch of text, its white space folded; ``text`` holds words and single spaces."""
    for match in _WORD.finditer(said):
        at = start + match.start()
        if match[0].isspace():
            _put_space(text, offsets, " ", at)
        else:
            text.append(match[0])
            offsets.extend(range(at, at + len(match[0])))


def _put_space(text: list[str], offsets: list[int], space: str, at: int) -> None:
    if text and not text[-1].isspace():
        text.append(space)
        offsets.append(at)
    elif text and space == "\n":
        text[-1] = space
