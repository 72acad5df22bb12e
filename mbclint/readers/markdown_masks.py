"""Templates in Markdown: hidden from the parser, and what they show.

Shortcodes of Hugo, tags of Liquid and Jekyll, macros of MDN and expressions of MDX are no Markdown.
They are covered with as many bytes of a character that means nothing in CommonMark, so that every
offset stays.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape

from msgspec import Struct

from mbclint.model.span import Span

MASK = "\x7f"
"""DELETE: neither white space nor punctuation in CommonMark, fit for addresses, one byte long."""
MASKED = re.compile(f"{MASK}+")
_INSIDE_ONE = r"(?!\{\{|\{%|<%|\n[ \t]*\n|\r\n[ \t]*\r\n|```)."
_INSIDE = rf"(?:{_INSIDE_ONE})*?"
"""Up to a blank line, a fence or another opening, so that no text is gone through twice."""
_TEMPLATE = re.compile(
    rf"\{{\{{(?!%)[^{{}}<`\r\n]*+\}}\}}|\{{\{{<{_INSIDE}>\}}\}}|\{{\{{%{_INSIDE}%\}}\}}|\{{\{{{_INSIDE}\}}\}}"
    rf"|\{{%{_INSIDE}%\}}|\{{#(?![A-Za-z][\w.:-]*\}})(?:(?!\{{#){_INSIDE_ONE})*?#\}}|<%{_INSIDE}%>",
    re.DOTALL,
)
"""First the plain ones, which nearly all are: they need no look ahead at each character."""
_OPENINGS = ("{{", "{%", "{#", "<%")
_MDX_MODULE = re.compile(
    r"^(?:import|export)\b(?:[^\r\n]|\r\n?(?![\r\n])|\n(?![\r\n]))*", re.MULTILINE
)
_MDX_TAG = re.compile(r"</?[A-Za-z][\w.]*(?:[^<>{}\"'`]|\"[^\"]*\"|'[^']*'|\{[^{}]*\})*+/?>")
_MDX_EXPRESSION = re.compile(
    r"(?<!\\)\{(?!#[^\s{}]+\}[ \t]*+#*+[ \t]*+(?:[\r\n]|\Z))(?:[^{}`\r\n]|\{[^{}\r\n]*\})*+\}"
)
"""Not the id of a heading in Docusaurus' classic form, ``{#id}`` at the end of a line."""
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_NOT_BREAK = re.compile(r"[^\r\n]+")
_MACRO = re.compile(r"\{\{\s*([A-Za-z][\w-]*)\s*\(([^{}]*)\)\s*\}\}")
_ARGUMENT = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_SHOWING = re.compile(
    r"(?:dom|js|css|html|svg|mathml|http|webextapi|webext)?xref|glossary|(?:html|svg|mathml)element"
    r"|http(?:header|status|method)|csp|rfc|bug|webextapiref|(?:svg|html)attr\w*|cssinfo|interwiki",
    re.IGNORECASE,
)
"""MDN's macros whose place is taken by a link (yari, "Macros" in its contributor guide)."""


class Masked(Struct, frozen=True):
    """A text whose templates are covered."""

    text: str
    spans: tuple[Span, ...]
    """Where templates stand, as offsets into the original."""


def mask(text: str, mdx: bool) -> Masked:
    """Cover the templates of a text; line breaks stay, so that blocks do."""
    if "{" not in text and "<%" not in text and not mdx:
        return Masked(text, ())
    spans = [*_templates(text)]
    if mdx:
        spans = merged([*spans, *_of_mdx(text)])
    if not spans:
        return Masked(text, ())
    if MASK in text:
        text = text.replace(MASK, "\x1b")
    parts: list[str] = []
    at = 0
    for span in spans:
        cut = span.cut(text)
        is_plain = cut.isascii() and "\n" not in cut and "\r" not in cut
        parts += (
            text[at : span.start],
            MASK * len(cut) if is_plain else _NOT_BREAK.sub(_cover, cut),
        )
        at = span.end
    parts.append(text[at:])
    return Masked("".join(parts), tuple(spans))


def _templates(text: str) -> Iterator[Span]:
    """Tried only where one can begin: such places are found many times as fast as a pattern."""
    end = 0
    for start in sorted({at for opening in _OPENINGS for at in _places(text, opening)}):
        if start >= end and (found := _TEMPLATE.match(text, start)):
            end = found.end()
            yield Span(start, end)


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def covered(text: str, template: Span, start: int) -> int:
    """How long the cover of a template is, from a place within it to the end of that line."""
    cut = text[start : template.end]
    if cut.isascii() and "\n" not in cut and "\r" not in cut:
        return len(cut)
    line = _NOT_BREAK.match(text, start, template.end)
    return len(line[0].encode("utf-8", "surrogatepass")) if line else 0


@lru_cache(maxsize=4_096)
def shown(template: str) -> str:
    """What a template shows to readers, as far as it says so itself: a link macro its display text
    or its target's name; others nothing. Pages use the same macros over and over."""
    macro = _MACRO.fullmatch(template)
    if not macro or not _SHOWING.fullmatch(macro[1]):
        return ""
    arguments = [double or single for double, single in _ARGUMENT.findall(macro[2])]
    return unescape(next((said for said in (*arguments[1:2], *arguments[:1]) if said), ""))


def template_at(spans: tuple[Span, ...], offset: int) -> Span | None:
    """The template that begins at an offset."""
    index = bisect_left(spans, Span(offset, 0))
    return spans[index] if index < len(spans) and spans[index].start == offset else None


def _cover(match: re.Match[str]) -> str:
    return MASK * len(match[0].encode("utf-8", "surrogatepass"))


def _of_mdx(text: str) -> list[Span]:
    """Modules, tags with expressions and expressions, outside of fenced code."""
    code: list[Span] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1][0] == opened[1][0] and len(fence[1]) >= len(opened[1]):
            code.append(Span(opened.start(), fence.end()))
            opened = None
    if opened:
        code.append(Span(opened.start(), len(text)))
    found = [
        Span(*match.span())
        for pattern in (_MDX_MODULE, _MDX_TAG, _MDX_EXPRESSION)
        for match in pattern.finditer(text)
        if pattern is not _MDX_TAG or "{" in match[0]
    ]
    return [span for span in found if not touches(code, span.start, span.end)]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a range has a part of any of the spans, which are in order and do not overlap."""
    index = bisect_right(spans, start, key=_end)
    return index < len(spans) and spans[index].start < end


def _end(span: Span) -> int:
    return span.end
