"""Bytes into text, losing nothing silently."""

import codecs
import re
from contextlib import suppress
from pathlib import PurePath

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
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01
"""The share of control characters beyond which bytes are no text."""
_HEAD = 1024
"""Bytes in which a declaration has to stand: HTML Standard, section 4.2.5.4."""
_DECLARATION = re.compile(
    rb"<(?:meta|\?xml)\b[^<>]{0,300}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_LABELS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "windows-1252"),
    "iso-8859-9": "windows-1254",
    "shift_jis": "cp932",
    "gb2312": "gbk",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
"""Labels that stand for another encoding than their own: WHATWG, Encoding Standard, section 4.2."""
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
    return _FORMATS.get(PurePath(path).suffix.lower(), Format.TEXT)


def decode(raw: bytes, path: str) -> Source:
    """The text of a file. UTF-8 with or without a byte-order mark, UTF-16 and UTF-32 with one; HTML
    that is not UTF-8 in the encoding that it declares; in other text, the bytes that are not UTF-8
    are read as Windows-1252 and noted one by one.
    Raises ``UnreadableError`` for binary data."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _decode_marked(raw, mark, encoding, path)
    if len(_CONTROL.findall(raw)) > _MOST_CONTROLS * len(raw):
        raise UnreadableError("it holds binary data, not text")
    text, undecoded = _decode_utf8(raw)
    encoding = "windows-1252" if undecoded else "utf-8"
    if undecoded and (declared := _declared(raw, path)):
        with suppress(UnicodeDecodeError):
            return Source(path, raw.decode(declared), format_of(path), declared)
    return Source(path, text, format_of(path), encoding, undecoded=undecoded)


def _declared(raw: bytes, path: str) -> str | None:
    """The encoding that the head of an HTML page declares, by Python's name; None where there is
    none, or none that Python knows."""
    if format_of(path) is not Format.HTML:
        return None
    found = _DECLARATION.search(raw[:_HEAD])
    label = found[1].decode("ascii").lower() if found else ""
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name if label else None
    except LookupError:
        return None
    return None if name in ("utf-8", "utf-16", "utf-32") else name


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
