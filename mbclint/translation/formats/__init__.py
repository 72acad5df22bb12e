"""The formats in which work is handed out to translators and taken back, one file a format."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from mbclint.readers.xml_in import XmlError
from mbclint.translation.formats import csv, html, json, markdown, po, xliff12, xliff21, xlsx
from mbclint.translation.formats.format import PackageFormat
from mbclint.translation.unit import PackageError, Returned

FORMATS: Final[Mapping[str, PackageFormat]] = {
    "xliff": PackageFormat((".xlf", ".xliff"), xliff12.write, xliff12.read),
    "xliff2": PackageFormat((".xlf2",), xliff21.write, xliff21.read),
    "po": PackageFormat((".po",), po.write, po.read),
    "csv": PackageFormat((".csv",), csv.write, csv.read),
    "xlsx": PackageFormat((".xlsx",), xlsx.write, xlsx.read),
    "json": PackageFormat((".json",), json.write, json.read),
    "html": PackageFormat((".html", ".htm"), html.write),
    "markdown": PackageFormat((".md", ".markdown"), markdown.write),
}
"""The formats by their names."""


def format_named(file: str) -> str:
    """The name of the format that a file's ending stands for. Raises ``PackageError``."""
    ending = PurePath(file).suffix.lower()
    for name, each in FORMATS.items():
        if ending in each.suffixes:
            return name
    known = ", ".join(suffix for each in FORMATS.values() for suffix in each.suffixes)
    raise PackageError(f'the ending "{ending}" is that of no format; known are {known}')


def read_package(file: str, raw: bytes) -> tuple[Returned, ...]:
    """The units of a returned file, in its order. Raises ``PackageError``."""
    try:
        return _read(format_named(file), raw)
    except XmlError as error:
        raise PackageError(str(error)) from error


def _read(name: str, raw: bytes) -> tuple[Returned, ...]:
    if name in ("xliff", "xliff2"):
        # Tools name both versions .xlf.
        name = "xliff2" if xliff21.is_version_2(raw) else "xliff"
    read = FORMATS[name].read
    if read is None:
        back = ", ".join(key for key, each in FORMATS.items() if each.read)
        raise PackageError(f"{name} is for reading only; what comes back is one of {back}")
    return read(raw)
