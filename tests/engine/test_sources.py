"""Bytes into text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.engine.sources import UnreadableError, decode, format_of
from mbclint.model.source import Format


@pytest.mark.parametrize(
    ("raw", "text", "encoding", "mark"),
    [
        ("é".encode(), "é", "utf-8", False),
        (codecs.BOM_UTF8 + "é".encode(), "é", "utf-8", True),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "é", "utf-16", True),
        (codecs.BOM_UTF32_BE + "é".encode("utf-32-be"), "é", "utf-32", True),
        ("año".encode("latin-1"), "año", "windows-1252", False),
        (b"", "", "utf-8", False),
    ],
)
def test_encodings(raw: bytes, text: str, encoding: str, mark: bool) -> None:
    source = decode(raw, "a.txt")
    assert (source.text, source.encoding, source.byte_order_mark) == (text, encoding, mark)


def test_every_byte_that_is_not_utf8_is_noted_where_it_stands() -> None:
    source = decode("añ".encode() + b"\xf1\x81b\xe9", "a.txt")
    assert source.text == "aññ\ufffdbé"
    assert [(each.span.cut(source.text), each.raw) for each in source.undecoded] == [
        ("ñ\ufffd", b"\xf1\x81"),
        ("é", b"\xe9"),
    ]


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", codecs.BOM_UTF16_LE + b"\x00\xd8\x00"]
)
def test_binary_data_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(raw, "a.txt")


@given(st.binary())
def test_any_bytes_become_text_or_a_refusal(raw: bytes) -> None:
    try:
        source = decode(raw, "a.txt")
    except UnreadableError:
        return
    source.text.encode("utf-8")
    for each in source.undecoded:
        assert len(each.span.cut(source.text)) == len(each.raw)


@pytest.mark.parametrize(
    ("path", "format_"),
    [
        ("a/B.MD", Format.MARKDOWN),
        ("a.mdx", Format.MARKDOWN),
        ("a.xhtml", Format.HTML),
        ("a.rst", Format.TEXT),
        ("README", Format.TEXT),
    ],
)
def test_formats(path: str, format_: Format) -> None:
    assert format_of(path) is format_


@pytest.mark.parametrize(
    ("label", "codec"),
    [("iso-8859-1", "windows-1252"), ("iso-8859-2", "iso8859-2"), ("Shift_JIS", "cp932")],
)
def test_html_that_is_not_utf8_is_read_as_it_declares(label: str, codec: str) -> None:
    text = f'<meta charset="{label}"><p>' + ("日本語" if codec == "cp932" else "Größe") + "</p>"
    source = decode(text.encode(codec), "a.html")
    assert (source.text, source.undecoded) == (text, ())
    assert source.encoding not in ("utf-8", "utf-16")


def test_a_declaration_that_is_wrong_or_unknown_loses_nothing() -> None:
    for label in ("ascii-with-hats", "utf-8", "iso-2022-jp"):
        source = decode(f'<meta charset="{label}"><p>Gr'.encode() + b"\xf6\xdfe</p>", "a.html")
        assert source.text.endswith("Größe</p>")
        assert source.undecoded
