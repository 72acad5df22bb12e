"""XLSX for Excel and LibreOffice: a sheet for each pair of languages, of which the target and the
state can be written."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mbclint.translation.formats.columns import COLUMNS, STATES, header_of, returned_of, row_of
from mbclint.translation.formats.format import About
from mbclint.translation.formats.guard import told_apart, unguarded
from mbclint.translation.formats.xml_out import legal
from mbclint.translation.unit import PackageError, Returned, Unit

_WIDTHS = {"location": 40, "source": 60, "target": 60, "suggestion": 40, "note": 40, "id": 18}
_WIDTH = 14
_WRITABLE = frozenset({"target", "status", "note"})
_LONGEST_NAME = 31
_MOST_BYTES = 64 * 1024 * 1024
_MOST_MEMBERS = 1_000
_LOOKED_AT = 4096
"""Bytes of each part in which a document type would stand."""
_NUMBERS = frozenset(
    {"line", "probability", "suggestion_score", "occurrences", "words", "priority"}
)


def write(units: Sequence[Unit], about: About) -> bytes:
    """A row a unit. Texts are texts whatever they begin with: no cell becomes a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    by_pair: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        by_pair[unit.source_language, unit.target_language].append(unit)
    for (source, target), group in sorted(by_pair.items()):
        _fill(book.create_sheet(f"{source}-{target}"[:_LONGEST_NAME]), group)
    if not by_pair:
        _fill(book.create_sheet(about.target_language[:_LONGEST_NAME]), [])
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def read(raw: bytes) -> tuple[Returned, ...]:
    """The rows of all sheets, by the names of their columns. Raises ``PackageError``."""
    _check_archive(raw)
    try:
        book = load_workbook(io.BytesIO(raw), data_only=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise PackageError(f"it is no workbook of Excel (XLSX): {error}") from error
    return tuple(returned for sheet in book.worksheets for returned in _rows(sheet))


def _fill(sheet: Worksheet, units: Sequence[Unit]) -> None:
    sheet.append(list(COLUMNS))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, unit in enumerate(units, 2):
        for column, (name, text) in enumerate(zip(COLUMNS, row_of(unit), strict=True), 1):
            cell = sheet.cell(number, column)
            assert isinstance(cell, Cell)
            _set(cell, name, text)
    for column, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _WIDTH)
    sheet.freeze_panes = "C2"
    last = get_column_letter(len(COLUMNS))
    sheet.auto_filter.ref = f"A1:{last}{len(units) + 1}"
    states = DataValidation(type="list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    letter = get_column_letter(COLUMNS.index("status") + 1)
    states.add(f"{letter}2:{letter}{max(2, len(units) + 1)}")
    sheet.add_data_validation(states)
    sheet.protection.sheet = True
    sheet.protection.autoFilter = False
    sheet.protection.formatColumns = False
    sheet.protection.sort = False


def _set(cell: Cell, name: str, text: str) -> None:
    cell.protection = Protection(locked=name not in _WRITABLE)
    cell.alignment = Alignment(wrap_text=name in _WIDTHS, vertical="top")
    if name in _NUMBERS and text:
        cell.value = float(text) if "." in text else int(text)
        return
    cell.value = legal(told_apart(text))
    cell.data_type = "s"
    # Without it, who edits the cell would make a formula of it.
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def _rows(sheet: Worksheet) -> Iterator[Returned]:
    rows = sheet.iter_rows(values_only=True)
    first = next(rows, ())
    header = header_of([_text(value) for value in first])
    for number, row in enumerate(rows, 2):
        cells = [unguarded(_text(value)) for value in row]
        if returned := returned_of(header, cells, f"sheet {sheet.title}, row {number}"):
            yield returned


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _check_archive(raw: bytes) -> None:
    """Refuse what would fill the memory of its reader, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if len(members) > _MOST_MEMBERS or size > _MOST_BYTES:
                raise PackageError(
                    f"it unfolds to {size:,} bytes in {len(members):,} parts, more than "
                    f"{_MOST_BYTES:,} in {_MOST_MEMBERS:,}, and is not read"
                )
            for member in members:
                with archive.open(member) as part:
                    if b"<!DOCTYPE" in part.read(_LOOKED_AT):
                        raise PackageError(
                            f"{member.filename} in it declares a document type (DOCTYPE), which "
                            "may harm who reads it"
                        )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise PackageError(f"it is no workbook of Excel (XLSX): {error}") from error
