"""Translations written into the text of a page, one after the other, each read back."""

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence

from mbclint.checks.wording import enumerated, quoted
from mbclint.model.article import Article
from mbclint.model.source import Format
from mbclint.model.span import Span
from mbclint.translation.inline import codes_of, parts_of
from mbclint.translation.spots import Context, Spot, folded, spot_at, spots_of

_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_PLAIN_SCALAR = re.compile(
    r"(?!(?:yes|no|on|off|true|false|null|[yn]|[\d.,:e+-]+)\Z)[^\W_](?:[^:#]|:(?!\s|\Z)|(?<!\s)#)*",
    re.IGNORECASE,
)
"""What YAML, of any version, takes for a text without quotation marks."""
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?[\r\n]")


class PlacingError(Exception):
    """Why a translation cannot stand in its place, in words."""


def placed(article: Article, span: Span, target: str, read: Callable[[str], Article]) -> Article:
    """The page with ``target`` in the place of a text, or of a part of one, read again by ``read``.
    Raises ``PlacingError`` where anything else would change with it."""
    spot = spot_at(spots_of(article), span)
    if spot is None:
        raise PlacingError("there is no such text any more")
    text = article.source.text
    target = folded(target)
    _check_codes(folded(span.cut(text)), target, spot.markup(article))
    replacement = _written(target, spot, article)
    after = read(f"{text[: span.start]}{replacement}{text[span.end :]}")
    _check_spots(article, after, span, len(replacement) - (span.end - span.start))
    now = next(it.text for it in spots_of(after) if it.locator == spot.locator)
    if spot.is_plain and now != target:
        raise PlacingError("it would not be read as it is meant")
    return after


def _check_codes(source: str, target: str, markup: Format) -> None:
    had, has = Counter(codes_of(source, markup)), Counter(codes_of(target, markup))
    if lost := had - has:
        raise PlacingError(f"it lacks {enumerated([*map(quoted, lost)])} of the source")
    if added := has - had:
        said = enumerated([*map(quoted, added)])
        raise PlacingError(f"it has {said}, which the source has not")


def _written(text: str, spot: Spot, article: Article) -> str:
    """A translation as the file must have it."""
    source = article.source
    if spot.context is Context.VALUE:
        return _value(text, spot.span.cut(source.text), source.text[spot.span.start - 1])
    if spot.context is Context.ATTRIBUTE:
        return html.escape(text)
    parts = parts_of(text, source.format)
    return "".join(it.text if it.code else _plain(it.text, spot, source.format) for it in parts)


def _plain(text: str, spot: Spot, markup: Format) -> str:
    if markup is Format.HTML:
        return _BARE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;")
    if spot.context is Context.CELL:
        return text.replace("|", r"\|")
    if spot.context is Context.LINK:
        return text.replace("[", r"\[").replace("]", r"\]")
    return text


def _value(text: str, before: str, quote: str) -> str:
    """A value of the front matter, in the quotation marks that the old one has."""
    if quote == "'":
        return text.replace("'", "''")
    quoted_text = json.dumps(text, ensure_ascii=False)
    if quote == '"':
        return quoted_text[1:-1]
    if _BLOCK_SCALAR.match(before):
        # One line in quotation marks takes the place of a text of several lines.
        return quoted_text + ("\n" if before.endswith("\n") else "")
    return text if _PLAIN_SCALAR.fullmatch(text) else quoted_text


def _check_spots(before: Article, after: Article, span: Span, longer: int) -> None:
    """Look whether nothing but the text at ``span``, now ``longer`` characters longer, changed."""
    old, new = spots_of(before), spots_of(after)
    if len(old) != len(new):
        raise PlacingError("the page would have other texts around it than before")
    for was, now in zip(old, new, strict=True):
        if (was.locator, was.link_target) != (now.locator, now.link_target):
            raise PlacingError(f"{was.locator} of the page would be another one")
        if was.text != now.text and not was.span.covers(span):
            raise PlacingError(f"{was.locator} of the page would change as well")
        # What lies within moves with the words, and values may get quotation marks around them.
        within = span.covers(was.span) and (was.span != span or was.is_plain)
        moved = longer if was.span.end >= span.end else 0
        if not within and now.span.end != was.span.end + moved:
            raise PlacingError("the page would not be read as it is meant")
    if _addresses(before) != _addresses(after):
        raise PlacingError("links of the page would change")
    if _levels(before) != _levels(after):
        raise PlacingError("headings of the page would change")


def _addresses(article: Article) -> Sequence[str]:
    return [link.target for link in article.links]


def _levels(article: Article) -> Sequence[int]:
    return [heading.level for heading in article.headings]
