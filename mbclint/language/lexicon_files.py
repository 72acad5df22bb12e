"""Reading the names and the glossary that the settings name."""

import csv
from collections.abc import Iterator
from pathlib import Path

from mbclint.language.lexicon import Lexicon, lexicon
from mbclint.model.language_tags import canonical_case, is_well_formed
from mbclint.settings.detection import Detection
from mbclint.settings.faults import Origin, SettingsError, SettingsFault


def read_lexicon(settings: Detection) -> Lexicon:
    """The lexicon of a project. Names stand one a line; ``#`` begins a comment. A glossary is
    a table, CSV or, with the ending ``.tsv``, with tabs; its first row holds language tags, each
    further one a term in these languages. Raises ``SettingsError``."""
    names = list(_names(settings.names)) if settings.names else []
    terms = list(_terms(settings.glossary)) if settings.glossary else []
    return lexicon(names, terms)


def _names(path: Path) -> Iterator[str]:
    for line in _text(path, "language.names").splitlines():
        name = line.split("#")[0].strip()
        if name:
            yield name


def _terms(path: Path) -> Iterator[tuple[str, str]]:
    text = _text(path, "language.glossary")
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    rows = csv.reader(text.splitlines(), delimiter=delimiter)
    tags = [cell.strip() for cell in next(rows, [])]
    for tag in tags:
        if not is_well_formed(tag):
            problem = f'the first row must hold language tags such as "en"; "{tag}" is none'
            raise SettingsError([SettingsFault(Origin(str(path), 1), problem, "language.glossary")])
    for row in rows:
        for tag, cell in zip(tags, row, strict=False):
            if cell.strip():
                yield cell.strip(), canonical_case(tag)


def _text(path: Path, key: str) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "it is not UTF-8"
        fault = SettingsFault(Origin(str(path)), f"{key} cannot be read: {said}", key)
        raise SettingsError([fault]) from error
