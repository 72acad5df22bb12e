"""Bytes into text, losing nothing silently."""

import codecs
import re
from collections.abc import Sequence
from posixpath import splitext

from mbclint.engine.declared_encoding import declaration_in, declared_encoding
from mbclint.engine.detected_encoding import detect_encoding, detect_utf16, is_text
from mbclint.model.source import Format, Source, UndecodedBytes
from mbclint.model.span import Span

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 comes before UTF-16, whose mark begins UTF-32's."""
_ESCAPED = re.compile("[\udc80-\udcff]+")
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_MOST_WRONG = 2
"""Wrong bytes for each character of UTF-8 beyond ASCII, and one more, up to which a text is UTF-8
all the same. In the encodings that detection knows, fewer characters are UTF-8 by chance: most
often in EUC-JP, 0.49 for each wrong byte at the most in 299 texts of five titles."""
_MOST_CONTROLS = 0.01
"""The share of control characters beyond which bytes are no text."""
_FORMATS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
}


class UnreadableError(Exception):
    """Why a file cannot be read, in words for its editor."""


def format_of(path: str) -> Format:
    """The format by the file's ending; all that is not Markdown or HTML is plain text."""
    return _FORMATS.get(splitext(path)[1].lower(), Format.TEXT)


def decode(raw: bytes, path: str) -> Source:
    """The text of a file: UTF-8; UTF-16 and UTF-32 by their byte-order marks; else what HTML
    declares, if it can be; else what the bytes seem to be. In text that is UTF-8 for the most
    part, the other bytes are read as Windows-1252 and noted one by one.
    Raises ``UnreadableError`` for binary data."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _decode_marked(raw, mark, encoding, path)
    kind = format_of(path)
    if utf16 := detect_utf16(raw):
        return Source(path, raw.decode(utf16), kind, utf16)
    if len(raw) - len(raw.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(raw):
        raise UnreadableError("it holds binary data, not text")
    if raw.isascii():
        return Source(path, raw.decode(), kind)
    declared = declared_encoding(raw) if kind is Format.HTML else None
    text, undecoded = _decode_utf8(raw)
    encoding = "utf-8"
    if undecoded and (other := _other_encoding(raw, text, undecoded, declared)):
        text, undecoded, encoding = raw.decode(other), (), other
    declaration = declaration_in(text, encoding) if declared is not None else None
    return Source(path, text, kind, encoding, undecoded=undecoded, declaration=declaration)


def _other_encoding(
    raw: bytes, text: str, undecoded: Sequence[UndecodedBytes], declared: str | None
) -> str | None:
    """The encoding of a file as a whole that is not UTF-8; None where it is UTF-8 with a few wrong
    bytes, or nothing known."""
    if declared and declared != "utf-8" and is_text(raw, declared):
        return declared
    wrong = sum(len(each.raw) for each in undecoded)
    right = sum(not character.isascii() for character in text) - wrong
    return None if right and right * _MOST_WRONG + 1 >= wrong else detect_encoding(raw)


def _decode_marked(raw: bytes, mark: bytes, encoding: str, path: str) -> Source:
    if encoding == "utf-8":
        text, undecoded = _decode_utf8(raw[len(mark) :])
        return Source(path, text, format_of(path), encoding, True, undecoded)
    try:
        return Source(path, raw.decode(encoding), format_of(path), encoding, True)
    except UnicodeDecodeError as error:
        name = encoding.upper()
        raise UnreadableError(f"its byte-order mark says {name}, but it is not") from error


def _decode_utf8(raw: bytes) -> tuple[str, tuple[UndecodedBytes, ...]]:
    try:
        return raw.decode(), ()
    except UnicodeDecodeError:
        escaped = raw.decode("utf-8", "surrogateescape")
    undecoded = tuple(
        UndecodedBytes(Span(*match.span()), match[0].encode("utf-8", "surrogateescape"))
        for match in _ESCAPED.finditer(escaped)
    )
    return _ESCAPED.sub(_as_windows_1252, escaped), undecoded


def _as_windows_1252(escaped: re.Match[str]) -> str:
    """The same number of characters, so that offsets stay."""
    return escaped[0].encode("utf-8", "surrogateescape").decode("windows-1252", "replace")
