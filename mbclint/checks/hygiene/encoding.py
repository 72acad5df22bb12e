"""Text that went through the wrong encoding."""

import re
from collections.abc import Iterator
from itertools import takewhile

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.interval import counted
from mbclint.model.source import Source
from mbclint.model.span import Span

_SUSPECT = re.compile(r"[ÂÃÐÑØÙâåæçðÅÄ][\u0080-\u00bf\u0152-\u2122]{1,3}")
"""A letter that stands for a lead byte of UTF-8, and signs that stand for the bytes after it."""
_WORD = re.compile(r"[^ \t\r\n]+")
_REPLACEMENT = re.compile("\ufffd+")


class Encoding(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: Encoding) -> Iterator[Problem]:
    """Bytes that are not UTF-8, replacement characters, and UTF-8 that was read as Windows-1252."""
    source = page.article.source
    yield from _not_utf8(source)
    lost = [Span(*match.span()) for match in _REPLACEMENT.finditer(source.text)]
    if lost:
        yield Problem(
            lost[0],
            f"A character was lost here: U+FFFD stands in its place{_times(lost)}",
            "\ufffd",
            tuple(Related(span, "here too") for span in lost[1:]),
        )
    yield from _mojibake(source)


def _not_utf8(source: Source) -> Iterator[Problem]:
    if source.encoding != "utf-8" and not source.undecoded:
        yield Problem(
            Span(0, 0), f"The file is encoded in {source.encoding}, not in UTF-8", source.encoding
        )
    if source.undecoded:
        first, *rest = source.undecoded
        spans = [each.span for each in source.undecoded]
        raw = " ".join(f"0x{byte:02X}" for byte in first.raw)
        yield Problem(
            first.span,
            f"Not UTF-8 here: {raw}, read as Windows-1252, "
            f"{quoted(first.span.cut(source.text))}{_times(spans)}",
            "undecoded bytes",
            tuple(Related(each.span, "here too") for each in rest),
        )


def _mojibake(source: Source) -> Iterator[Problem]:
    """One finding for the page: one wrong turn garbles every accent."""
    edits = list(_repairs(source.text)) if _SUSPECT.search(source.text) else []
    if edits:
        first = edits[0]
        garbled = first.span.cut(source.text)
        yield Problem(
            first.span,
            f"{quoted(garbled)} is {quoted(first.replacement)} read in the wrong encoding"
            f"{_times([edit.span for edit in edits])}",
            garbled,
            tuple(Related(edit.span, "here too") for edit in edits[1:]),
            Fix("restore the characters", Applicability.UNSAFE, tuple(edits)),
        )


def _repairs(text: str) -> Iterator[Edit]:
    """What ftfy makes of the words that hold a suspect, cut down to what changes."""
    from ftfy import fix_encoding

    for word in _WORD.finditer(text):
        if not _SUSPECT.search(word[0]):
            continue
        meant = fix_encoding(word[0])
        if meant != word[0] and meant.isprintable():
            before = _alike(word[0], meant)
            after = _alike(word[0][before:][::-1], meant[before:][::-1])
            span = Span(word.start() + before, word.end() - after)
            yield Edit(span, meant[before : len(meant) - after])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _times(spans: list[Span]) -> str:
    return f" ({counted(len(spans), 'place')} in this file)" if len(spans) > 1 else ""


CHECK = PageCheck(Encoding, find)
