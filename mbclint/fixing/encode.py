"""A changed text as the bytes of its file: encoding, byte-order mark and line breaks stay."""

import codecs

from mbclint.model.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 comes before UTF-16, whose mark begins UTF-32's."""


class EncodeError(Exception):
    """Why a text cannot be written as its file was, in words."""


def encoded(text: str, source: Source, raw: bytes) -> bytes:
    """The bytes of a file whose text was ``source`` and is now ``text``; ``raw`` is what the file
    held. Raises ``EncodeError`` where anything but the change would be lost."""
    mark, encoding = b"", source.encoding
    if source.byte_order_mark:
        mark, encoding = next(it for it in _MARKS if raw.startswith(it[0]))
    if source.undecoded or mark + _bytes(source.text, encoding) != raw:
        wrong = f"some of its bytes are not {source.encoding.upper()}"
        raise EncodeError(f"{wrong}; save it as UTF-8 first")
    return mark + _bytes(text, encoding)


def _bytes(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        raise EncodeError(
            f"its encoding, {encoding.upper()}, has no {letter!r}; save it as UTF-8 first"
        ) from error
