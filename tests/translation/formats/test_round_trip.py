"""What each format hands out, it takes back."""

import codecs
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import openpyxl
import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from mbclint.model.source import Format
from mbclint.translation.formats import FORMATS, read_package
from mbclint.translation.formats.guard import guarded, told_apart, unguarded
from mbclint.translation.formats.json import schema
from mbclint.translation.unit import PackageError, Returned, Unit
from tests.translation.formats.conftest import ABOUT, FORMULA, MARKED, TARGET, UNITS, place

SCHEMA = Path(__file__).parents[3] / "docs/schemas/untranslated-1.schema.json"
EXCHANGED = [name for name, each in FORMATS.items() if each.read]


def handed_out(name: str, *units: Unit) -> bytes:
    return FORMATS[name].write(units, ABOUT)


def read(name: str, raw: bytes) -> tuple[Returned, ...]:
    return read_package(f"work{FORMATS[name].suffixes[0]}", raw)


@pytest.mark.parametrize("name", EXCHANGED)
def test_units_come_back_as_they_went(name: str) -> None:
    back = {it.id: it for it in read(name, handed_out(name, *UNITS))}
    assert back.keys() == {unit.id for unit in UNITS}
    for unit in UNITS:
        returned = back[unit.id]
        assert (returned.source, returned.target) == (unit.source, "")
        assert returned.paths == tuple(dict.fromkeys(it.path for it in unit.occurrences))
        assert returned.target_language == "es"
        assert returned.final
        assert returned.where


@pytest.mark.parametrize("name", EXCHANGED)
def test_translations_come_back(name: str) -> None:
    (returned,) = read(name, handed_out(name, replace(MARKED, target=TARGET)))
    assert returned.target == TARGET


@pytest.mark.parametrize("name", EXCHANGED)
def test_nothing_to_do_is_a_file_too(name: str) -> None:
    assert read(name, handed_out(name)) == ()


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)
_SOURCE = _TEXT.map(lambda text: " ".join(text.split())).filter(
    lambda text: text and "\ufffe" not in text and "\uffff" not in text
)


@pytest.mark.parametrize("name", EXCHANGED)
@example(source="<a>", target="<b>", markup=Format.HTML)
@given(source=_SOURCE, target=_SOURCE, markup=st.sampled_from(Format))
def test_any_text(name: str, source: str, target: str, markup: Format) -> None:
    unit = replace(FORMULA, source=source, target=target, markup=markup)
    (returned,) = read(name, handed_out(name, unit))
    assert (returned.source, returned.target) == (source, target)


@pytest.mark.parametrize("name", EXCHANGED)
def test_characters_that_no_format_holds_stop_nothing(name: str) -> None:
    unit = replace(FORMULA, source="a\x00b\x1b\ud800c\ufffe", note="\x00")
    (returned,) = read(name, handed_out(name, unit, *()))
    assert returned.id == unit.id


@given(st.text(alphabet="'=+-@\t\r a", max_size=6))
def test_the_guard_against_formulas_is_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == unguarded(told_apart(cell)) == cell
    assert guarded(cell)[:1] not in set("=+-@\t\r") - {""}


def test_no_cell_is_a_formula() -> None:
    rows = handed_out("csv", *UNITS).decode("utf-8-sig")
    assert re.search(r'(?:^|[,\n])"?[=+@]', rows) is None
    book = openpyxl.load_workbook(io.BytesIO(handed_out("xlsx", *UNITS)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n", "inlineStr"}
    values = {cell.value for cell in book["en-es"]["B"]}
    assert FORMULA.source in values


def test_a_workbook_is_made_for_translators() -> None:
    book = openpyxl.load_workbook(io.BytesIO(handed_out("xlsx", *UNITS)))
    assert book.sheetnames == ["ar-es", "en-es", "ja-es"]
    sheet = book["en-es"]
    names = [cell.value for cell in sheet[1]]
    locked = {name: cell.protection.locked for name, cell in zip(names, sheet[2], strict=True)}
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:Z3"
    assert sheet.protection.sheet
    assert (locked["source"], locked["target"], locked["status"]) == (True, False, False)
    (states,) = sheet.data_validations.dataValidation
    assert states.formula1 == '"new,translated,reviewed,rejected"'


def test_csv_begins_as_spreadsheets_and_translate_toolkit_want_it() -> None:
    raw = handed_out("csv", *UNITS)
    assert raw.startswith(codecs.BOM_UTF8 + b"location,source,target,id,")
    assert raw.count(b"\r\n") == len(UNITS) + 1


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", ";").encode("utf-8"),
        lambda text: text.replace(",", "\t").encode("utf-16"),
        lambda text: text.replace("\r\n", "\n").encode("windows-1252"),
        lambda text: text.replace("id,", " ID ,").encode("utf-8-sig"),
    ],
)
def test_csv_as_editors_save_it(change: Callable[[str], bytes]) -> None:
    text = f"target,note,source,id\r\nNi\u00f1os,x,Children,{FORMULA.id}\r\n,,,\r\n"
    (returned,) = read("csv", change(text))
    assert (returned.id, returned.source, returned.target) == (FORMULA.id, "Children", "Niños")
    assert (returned.paths, returned.target_language) == ((), None)


def test_csv_without_its_columns_is_told() -> None:
    with pytest.raises(PackageError, match="no column source and no target"):
        read("csv", b"a,b\r\n1,2\r\n")


def test_what_the_translator_marks_as_not_finished() -> None:
    po = handed_out("po", replace(MARKED, target=TARGET)).decode()
    assert not read("po", po.replace("msgctxt", "#, fuzzy\nmsgctxt").encode())[0].final
    xliff = handed_out("xliff", replace(MARKED, target=TARGET)).decode()
    draft = xliff.replace('state="translated"', 'state="needs-review-translation"')
    assert not read("xliff", draft.encode())[0].final
    csv = handed_out("csv", MARKED).decode()
    assert not read("csv", csv.replace(",new,", ",rejected,").encode())[0].final


def test_what_tools_put_around_texts() -> None:
    xliff = handed_out("xliff", replace(MARKED, target=TARGET)).decode()
    wrapped = xliff.replace("descanse", '<mrk mtype="seg" mid="1">descanse<!-- x --></mrk>')
    assert read("xliff", wrapped.encode())[0].target == TARGET
    two = handed_out("xliff2", replace(MARKED, target=TARGET)).decode()
    wrapped = two.replace("descanse", '<mrk id="m1" type="term">descanse</mrk>')
    assert read_package("work.xlf", wrapped.encode())[0].target == TARGET


def test_several_source_languages_in_one_document() -> None:
    assert etree.fromstring(handed_out("xliff2", *UNITS)).get("srcLang") == "mul"
    assert etree.fromstring(handed_out("xliff2", MARKED)).get("srcLang") == "en"


def test_the_json_is_as_its_schema_says() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))
    jsonschema.validate(json.loads(handed_out("json", *UNITS)), json.loads(schema()))
    assert SCHEMA.read_text("utf-8") == schema()


@pytest.mark.parametrize("name", EXCHANGED)
@pytest.mark.parametrize(
    "raw", [b"", b"\x00\x01\x02", b"hello", "<a>é</a>".encode("utf-16"), b"{}"]
)
def test_what_is_no_package(name: str, raw: bytes) -> None:
    with pytest.raises(PackageError):
        read(name, raw)


@pytest.mark.parametrize("name", EXCHANGED)
def test_a_file_that_was_cut_off(name: str) -> None:
    raw = handed_out(name, *UNITS)
    try:
        found = read(name, raw[: len(raw) // 2])
    except PackageError:
        return
    # Of a row that was cut before its id, nothing is there to be put anywhere.
    assert {it.id for it in found if it.target or it.id} < {unit.id for unit in UNITS}


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("name", ["xliff", "xliff2"])
@pytest.mark.parametrize("head", [LAUGHS, EXTERNAL, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">'])
def test_entities_and_document_types_are_refused(name: str, head: str) -> None:
    text = handed_out(name, MARKED).decode().split("\n", 1)[1]
    hostile = head + text.replace("rest at", "rest &c; at" if "ENTITY" in head else "rest at")
    with pytest.raises(PackageError, match="document type"):
        read(name, hostile.encode())


def zipped(**members: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in members.items():
            archive.writestr(f"{name}.xml", contents)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (zipped(a=bytes(70_000_000)), "unfolds to 70,000,000 bytes"),
        (zipped(**{f"a{number}": b"" for number in range(1001)}), "1,001 parts"),
        (zipped(sheet=LAUGHS.encode()), "document type"),
        (zipped(sheet=b"<a/>"), "no workbook"),
    ],
)
def test_archives_that_may_harm_are_refused(raw: bytes, said: str) -> None:
    with pytest.raises(PackageError, match=said):
        read("xlsx", raw)


def test_units_in_another_order_gone_or_twice() -> None:
    po = polib.pofile(handed_out("po", *UNITS).decode())
    entries = [*po]
    po.clear()
    po.extend([entries[2], entries[0], entries[0]])
    back = read("po", b"\xef\xbb\xbf" + str(po).replace("\n", "\r\n").encode())
    assert [it.id for it in back] == [UNITS[2].id, UNITS[0].id, UNITS[0].id]


@pytest.mark.parametrize("ending", ["docx", "md", "html", ""])
def test_endings_of_no_exchange_format(ending: str) -> None:
    with pytest.raises(PackageError):
        read_package(f"work.{ending}", b"x")


def test_names_of_files_with_everything() -> None:
    unit = replace(FORMULA, occurrences=(place("a b/c:d é.md", 3, "list 1 entry 4"),))
    for name in EXCHANGED:
        (returned,) = read(name, handed_out(name, unit))
        assert returned.paths == ("a b/c:d é.md",), name
