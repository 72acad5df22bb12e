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
        ("año".encode("latin-1"), "año", "cp1252", False),
        ("año\n".encode("utf-16-be"), "año\n", "utf-16-be", False),
        ("腎臓病 10".encode("utf-16-le"), "腎臓病 10", "utf-16-le", False),
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
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0\x01\0\0\0",
        "odd".encode("utf-16-le")[:-1],
    ],
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
        assert source.encoding == "cp1252"
        assert source.declaration
        assert source.declaration.span.cut(source.text) == label
        assert not source.declaration.right


_POLISH = "Ból głowy i gorączka są częstymi objawami. Życie z kamicą nerkową.\n"
_JAPANESE = "腎臓結石は、尿の中の物質が固まってできるものです。医師に相談してください。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Los riñones filtran la sangre. ¿Duele más el riñón que los huesos?\n", "cp1252"),
        ("“Smart quotes” – naïve café, à l’hôpital\n", "cp1252"),
        (_POLISH, "iso8859-2"),
        (_POLISH, "cp1250"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy.\n", "iso8859-2"),
        ("Камни в почках: лечение зависит от размера.\n", "cp1251"),
        ("Камни в почках: лечение зависит от размера.\n", "koi8-u"),
        (_JAPANESE, "cp932"),
        (_JAPANESE, "euc_jp"),
        ("肾结石是在肾脏内形成的坚硬沉积物。请咨询您的医生。\n", "gbk"),
        ("腎結石是在腎臟內形成的堅硬沉積物。請諮詢您的醫生。\n", "big5"),
        ("신장 결석은 신장 안에 생기는 단단한 침전물입니다.\n", "cp949"),
        (
            "MRI용 viewer 프로그램\nDICOM 파일을 PNG로 변환하는 도구\nPDF 문서용 라이브러리 - 런타임\n",
            "cp949",
        ),
        ("Οι πέτρες στα νεφρά είναι σκληρές εναποθέσεις.\n", "cp1253"),
        ("Inkstų akmenligė: kreipkitės į gydytoją, jeigu skauda šoną.\n", "cp1257"),
    ],
)
@pytest.mark.parametrize("before", ["", "Plain ASCII goes before.\n" * 3000])
def test_what_declares_nothing_is_detected(text: str, encoding: str, before: str) -> None:
    source = decode((before + text).encode(encoding), "a.md")
    assert (source.text, source.encoding, source.undecoded) == (before + text, encoding, ())


def test_markup_tells_nothing_of_an_encoding() -> None:
    html = f'<html lang="ja"><title>検査と治療</title><p class="lead">{_JAPANESE[:26]}</p></html>'
    assert decode(html.encode("cp932"), "a.html").text == html


def test_a_declaration_that_cannot_be_yields_to_detection() -> None:
    # In ISO-8859-2, the bytes of Windows-1250 are control characters.
    head = '<meta charset="iso-8859-2"><p>'
    source = decode((head + _POLISH.replace("i ", "„i” ")).encode("cp1250"), "a.html")
    assert source.encoding == "cp1250"
    assert source.text.endswith(_POLISH.replace("i ", "„i” "))


def test_codecs_that_make_no_text_are_no_declarations() -> None:
    for label in ("rot13", "hex", "unicode_escape", "undefined", "utf-7"):
        source = decode(f'<meta charset="{label}"><p>año</p>'.encode("cp1252"), "a.html")
        assert source.encoding == "cp1252"


@pytest.mark.parametrize("written", ["é ã à ü ñ " * 9, "ñ"])
def test_text_that_is_utf8_for_the_most_part_stays_so(written: str) -> None:
    source = decode(f"{written} ".encode() + b"Gr\xf6\xdfe", "a.txt")
    assert source.text == f"{written} Größe"
    assert [each.raw for each in source.undecoded] == [b"\xf6\xdf"]
