"""What HTML says of its own encoding, in its head."""

import codecs
import re

from mbclint.model.source import Declaration
from mbclint.model.span import Span

_HEAD = 1024
"""Bytes in which a declaration has to stand: HTML Standard, section 4.2.5.4."""
_PATTERN = (
    r"<(?:meta|\?xml)\b[^<>]{0,300}?\b(?:charset|encoding)\s*=\s*[\"']?\s*(?P<label>[\w.:-]+)"
)
_IN_BYTES = re.compile(_PATTERN.encode(), re.IGNORECASE)
_IN_TEXT = re.compile(_PATTERN, re.IGNORECASE | re.ASCII)
_LABELS = {
    "iso-8859-8-i": "iso8859-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-sjis": "cp932",
}
"""Labels of the Encoding Standard that Python does not know."""
_STANDS_FOR = {
    "ascii": "cp1252",
    "euc_kr": "cp949",
    "gb2312": "gbk",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-8",
    "utf-16-be": "utf-8",
    "utf-16-le": "utf-8",
}
"""Encodings that a page cannot have, by that standard: each is read as another, wider one."""
_CODECS = re.compile(
    r"utf-8|cp125\d|cp8(?:66|74)|iso8859-\d+|koi8-[ru]|mac-\w+|gbk|gb18030|big5(?:hkscs)?|cp9(?:32|49)"
    r"|euc_jp|iso2022_jp"
)
"""Python's names of the encodings that browsers read; Python has codecs that make no text."""


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that the head of an HTML page declares, by the name of Python's codec; empty for
    one that browsers do not know; None where nothing is declared."""
    found = _IN_BYTES.search(raw[:_HEAD])
    return _codec(found["label"].decode("ascii", "replace")) if found else None


def declaration_in(text: str, encoding: str) -> Declaration | None:
    """The declaration in a text that was found to be in ``encoding``."""
    found = _IN_TEXT.search(text[:_HEAD])
    if not found:
        return None
    label = found["label"]
    return Declaration(label, Span(*found.span("label")), _codec(label) == encoding)


def _codec(label: str) -> str:
    label = label.lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return ""
    name = _STANDS_FOR.get(name, name)
    return name if _CODECS.fullmatch(name) else ""
