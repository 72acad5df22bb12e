"""Translators: programs of others, or a few lines, that fill in what is to be translated."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from copy import deepcopy

import openpyxl
import polib
from lxml import etree
from translate.storage import xliff as toolkit

Fill = Callable[[bytes, Callable[[str], str]], bytes]
"""A returned package, given one and the translation of each source."""


def _xliff(raw: bytes, translated: Callable[[str], str]) -> bytes:
    store = toolkit.xlifffile.parsestring(raw)
    for unit in store.units:
        if not unit.isheader() and unit.source:
            unit.target = translated(str(unit.source))
    return bytes(store)


def _xliff2(raw: bytes, translated: Callable[[str], str]) -> bytes:
    """Placeholders are moved as they are: what they stand for is not in the text."""
    root = etree.fromstring(raw)
    for unit in root.iter("{*}unit"):
        data = {it.get("id"): it.text or "" for it in unit.iter("{*}data")}
        for segment in unit.iter("{*}segment"):
            source = segment.find("{*}source")
            assert source is not None
            codes = [(data[it.get("dataRef")], deepcopy(it)) for it in source]
            pieces = [source.text or ""]
            for code, element in codes:
                pieces += [code, element.tail or ""]
            rest = translated("".join(pieces))
            target = etree.SubElement(segment, source.tag.replace("source", "target"))
            for code, element in codes:
                before, _, rest = rest.partition(code)
                _append(target, before)
                target.append(element)
                element.tail = None
            _append(target, rest)
    file = io.BytesIO()
    root.getroottree().write(file, encoding="UTF-16", xml_declaration=True)
    return file.getvalue()


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = text
    else:
        element.text = text


def _po(raw: bytes, translated: Callable[[str], str]) -> bytes:
    file = polib.pofile(raw.decode())
    for entry in file:
        entry.msgstr = translated(entry.msgid)
    return str(file).encode()


def _csv(raw: bytes, translated: Callable[[str], str]) -> bytes:
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, [*rows[0]], delimiter=";")
    writer.writeheader()
    writer.writerows(row | {"target": translated(row["source"])} for row in reversed(rows))
    return text.getvalue().encode("utf-8-sig")


def _xlsx(raw: bytes, translated: Callable[[str], str]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for sheet in book:
        names = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            source = row[names.index("source")].value
            row[names.index("target")].value = translated(str(source))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _json(raw: bytes, translated: Callable[[str], str]) -> bytes:
    package = json.loads(raw)
    for unit in package["units"]:
        unit["target"] = translated(unit["source"])
    return json.dumps(package).encode()


FILL: Mapping[str, Fill] = {
    "xlf": _xliff,
    "xlf2": _xliff2,
    "po": _po,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
"""By the endings of files."""
