"""A page of another site at a glance: what tells whether it is the page that a link means."""

import re
from urllib.parse import urljoin

from bs4.dammit import EncodingDetector
from msgspec import Struct

from mbclint.readers.html_tree import Tree, parse_html

_REFRESH = re.compile(r"\s*(\d+)\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_MOST_TEXT = 20_000
"""Characters of the visible text that are looked at."""
_NOT_SHOWN = ("script", "style", "template", "noscript")


class Glance(Struct, frozen=True):
    """What a page says of itself."""

    title: str = ""
    language: str = ""
    headings: tuple[str, ...] = ()
    """The first of them, ``h1`` and ``h2``."""
    anchors: frozenset[str] = frozenset()
    """All that a fragment can lead to."""
    text: str = ""
    """The beginning of what readers see, folded."""
    refresh: str | None = None
    """The address that the page leads on to within a few seconds."""
    asks_password: bool = False
    scripts: int = 0


def decoded(raw: bytes, charset: str = "") -> str:
    """The text of a page: by its byte-order mark, else by ``charset``, which its server names, else
    as it declares itself, else UTF-8. What does not fit becomes U+FFFD."""
    body, marked = EncodingDetector.strip_byte_order_mark(raw)
    declared = EncodingDetector.find_declared_encoding(body, is_html=True)
    for encoding in (marked, charset, declared):
        try:
            if encoding:
                return body.decode(encoding, "replace")
        except LookupError:
            continue
    return body.decode("utf-8", "replace")


def glance(text: str, most_text: int = _MOST_TEXT) -> Glance:
    """Look at a page, whole or its beginning, and keep so many characters of what readers see.
    Never raises for bad markup."""
    tree = parse_html(text)
    return Glance(
        title=_first_text(tree, "title"),
        language=next((it.attr("lang") or "" for it in tree.elements(("html",))), "").strip(),
        headings=tuple(_folded(it.text) for it in [*tree.elements(("h1", "h2"))][:5]),
        anchors=_anchors(tree),
        text=_shown(tree, most_text),
        refresh=_refresh(tree),
        asks_password=bool(tree.select("input[type=password i]")),
        scripts=sum(1 for _ in tree.elements(("script",))),
    )


def links_of(text: str) -> tuple[str, ...]:
    """The addresses that a page's links lead to, as written, its base before them; those that it
    asks programs not to follow aside."""
    tree = parse_html(text)
    base = next((it.attr("href") or "" for it in tree.elements(("base",))), "")
    targets = (
        element.attr("href") or ""
        for element in tree.select("a[href]")
        if "nofollow" not in (element.attr("rel") or "").lower()
    )
    return tuple(urljoin(base, target.strip()) for target in targets)


def _anchors(tree: Tree) -> frozenset[str]:
    ids = {element.attr("id") for element in tree.select("[id]")}
    names = {element.attr("name") for element in tree.select("a[name]")}
    return frozenset(name for name in ids | names if name)


def _first_text(tree: Tree, tag: str) -> str:
    return next((_folded(element.text) for element in tree.elements((tag,))), "")


def _shown(tree: Tree, most: int) -> str:
    body = next(tree.elements(("body",)), None)
    if body is None:
        return ""
    text = body.text
    for element in tree.elements(_NOT_SHOWN):
        if inner := element.text:
            text = text.replace(inner, " ", 1)
    return _folded(text[: most * 4])[:most]


def _refresh(tree: Tree) -> str | None:
    for element in tree.select("meta[http-equiv=refresh i]"):
        found = _REFRESH.match(element.attr("content") or "")
        if found and int(found[1]) <= 5:
            return found[2].strip()
    return None


def _folded(text: str) -> str:
    return " ".join(text.split())
