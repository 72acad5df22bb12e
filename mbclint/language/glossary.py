"""The terms of a project, each concept with what it is called in several languages."""

from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct

from mbclint.model.language_tags import base, canonical_case, is_well_formed


class Concept(Struct, frozen=True):
    """One thing, with its terms."""

    terms: tuple[tuple[str, str], ...]
    """Each a BCP 47 tag and a term in that language; the preferred one of a language first."""

    def called(self, language: str) -> tuple[str, ...]:
        """Its terms in a language, whichever region they are of."""
        return tuple(term for tag, term in self.terms if base(tag) == base(language))


class GlossaryError(Exception):
    """Why a glossary cannot be read, in words, with the line from 1 or None."""

    def __init__(self, said: str, line: int | None = None) -> None:
        super().__init__(said)
        self.line = line


def read_glossary(file: str, raw: bytes) -> tuple[Concept, ...]:
    """The concepts of a glossary: TBX, or a table with a column a language, CSV or, with the ending
    ``.tsv``, with tabs; its first row holds language tags. Raises ``GlossaryError``."""
    ending = PurePath(file).suffix.lower()
    if ending == ".tbx":
        # XML is read by a library that takes time to load.
        from mbclint.language.tbx import concepts_of

        return tuple(concepts_of(raw))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError("it is not UTF-8") from error
    return tuple(_rows(text, "\t" if ending == ".tsv" else ","))


def _rows(text: str, delimiter: str) -> Iterator[Concept]:
    # Loaded here, because most projects have no glossary.
    import csv

    rows = csv.reader(text.splitlines(), delimiter=delimiter)
    tags = [cell.strip() for cell in next(rows, [])]
    for tag in tags:
        if not is_well_formed(tag):
            said = f'the first row must hold language tags such as "en"; "{tag}" is none'
            raise GlossaryError(said, 1)
    for row in rows:
        pairs = zip(tags, row, strict=False)
        terms = tuple((canonical_case(tag), cell.strip()) for tag, cell in pairs if cell.strip())
        if terms:
            yield Concept(terms)
