"""CSV for spreadsheets: UTF-8 with a byte-order mark, by which Excel knows it."""

import codecs
import csv
import io
from collections.abc import Sequence

from mbclint.translation.formats.columns import COLUMNS, header_of, returned_of, row_of
from mbclint.translation.formats.format import About
from mbclint.translation.formats.guard import guarded, unguarded
from mbclint.translation.unit import PackageError, Returned, Unit

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"
_LONGEST_CELL = 1_000_000


def write(units: Sequence[Unit], about: About) -> bytes:
    """A row a unit."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for unit in units:
        writer.writerow([guarded(cell) for cell in row_of(unit)])
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def read(raw: bytes) -> tuple[Returned, ...]:
    """The rows, by the names of their columns. Raises ``PackageError``."""
    text = _text(raw)
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    found = []
    try:
        header = header_of(next(rows, []))
        for row in rows:
            cells = [unguarded(cell) for cell in row]
            if returned := returned_of(header, cells, f"line {rows.line_num}"):
                found.append(returned)
    except csv.Error as error:
        raise PackageError(f"line {rows.line_num}: it is no CSV: {error}") from error
    return tuple(found)


def _text(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.upper()
                raise PackageError(f"its byte-order mark says {name}, but it is not") from error
    try:
        return raw.decode()
    except UnicodeDecodeError:
        # What Excel saves as "CSV" where nobody asks it for UTF-8.
        return raw.decode("windows-1252", "replace")


def _delimiter(text: str) -> str:
    """What stands between the names of the columns: a semicolon where commas are decimal signs."""
    first = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)
