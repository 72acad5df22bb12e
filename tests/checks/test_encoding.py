"""What EXP702 says of files that are not UTF-8, and where."""

import pytest

from mbclint.checks.hygiene.encoding import CHECK
from mbclint.engine.sources import decode
from mbclint.model.finding import Problem
from tests.checks.pages import page_of_source, problems


def faults(raw: bytes, path: str = "a.html") -> list[tuple[str, str]]:
    """What is marked, and what is said of it."""
    source = decode(raw, path)
    return [
        (each.span.cut(source.text), each.message)
        for each in problems(CHECK, page_of_source(source))
    ]


def only(raw: bytes, path: str = "a.html") -> Problem:
    (found,) = problems(CHECK, page_of_source(decode(raw, path)))
    return found


@pytest.mark.parametrize(
    ("text", "encoding", "mark", "said"),
    [
        (
            "Los riñones filtran la sangre más que el hígado.",
            "cp1252",
            "ñ",
            (
                'The file is not UTF-8; it seems to be in Windows-1252, where 0xF1 is "ñ", '
                "one of 3 characters beyond ASCII"
            ),
        ),
        (
            "Ból głowy i gorączka są częstymi objawami.",
            "iso8859-2",
            "ó",
            (
                'The file is not UTF-8; it seems to be in ISO-8859-2, where 0xF3 is "ó", '
                "one of 5 characters beyond ASCII"
            ),
        ),
        (
            "MRI の検査と治療について、医師に相談してください。",
            "cp932",
            "の",
            (
                'The file is not UTF-8; it seems to be in Shift_JIS, where 0x82 0xCC is "の", '
                "one of 23 characters beyond ASCII"
            ),
        ),
        (
            "Los riñones",
            "utf-16",
            "",
            "The file is in UTF-16, by its byte-order mark, not in UTF-8",
        ),
        (
            "Los riñones",
            "utf-16-le",
            "",
            "The file is in UTF-16 (little-endian), without a byte-order mark, it seems, not in UTF-8",
        ),
    ],
)
def test_the_encoding_is_named_where_it_shows(
    text: str, encoding: str, mark: str, said: str
) -> None:
    for path in ("a.html", "a.md", "a.txt"):
        assert faults(text.encode(encoding), path) == [(mark, said)]


def test_a_declared_encoding_is_marked_at_its_declaration() -> None:
    html = '<p></p><meta charset="iso-8859-1"><p>Größe</p>'
    assert faults(html.encode("latin-1")) == [
        (
            "iso-8859-1",
            'The file is in Windows-1252, as it declares ("iso-8859-1"), not in UTF-8',
        )
    ]


def test_utf8_that_declares_another_encoding_is_declared_anew() -> None:
    html = '<meta charset="iso-8859-1"><p>Größe</p>'
    found = only(html.encode())
    assert found.message == 'The page declares "iso-8859-1" but is in UTF-8: browsers garble it'
    assert found.fix
    (edit,) = found.fix.edits
    assert edit.span.cut(html) == "iso-8859-1"
    assert edit.replacement == "utf-8"


def test_a_wrong_declaration_is_named_beside_the_first_character() -> None:
    head = '<meta charset="utf-8">'
    found = only(f"{head}<p>Größe für alle</p>".encode("cp1252"))
    assert found.span.start == len(f"{head}<p>Gr")
    assert found.message.startswith(
        'The file is not UTF-8, nor what it declares ("utf-8"); it seems to be in Windows-1252, '
    )
    (related,) = found.related
    assert (related.span.start, related.message) == (head.index("utf-8"), "declared here")


@pytest.mark.parametrize(
    "html",
    [
        '<meta charset="utf-8"><p>Größe</p>',
        '<meta charset="UTF8"><p>Größe</p>',
        '<meta charset="iso-8859-1"><p>Ma&szlig;</p>',
        '<meta http-equiv="content-type" content="text/html; charset=utf-8"><p>Größe</p>',
        "<p>Größe</p>",
    ],
)
def test_utf8_is_no_fault(html: str) -> None:
    assert faults(html.encode()) == []


def test_single_wrong_bytes_are_named_one_by_one() -> None:
    raw = "Los riñones, más, qué ".encode() + b"\xe9 y \x81"
    found = only(raw)
    assert found.message == (
        'Not UTF-8 here: 0xE9, read as Windows-1252, "é" (2 places in this file)'
    )
    assert [related.span.start for related in found.related] == [len("Los riñones, más, qué é y ")]


def test_a_character_that_was_lost_before_is_another_fault() -> None:
    raw = "Los riñones, más, qué \ufffd ".encode() + b"\x81"
    assert [mark for mark, _ in faults(raw)] == ["\ufffd", "\ufffd"]
