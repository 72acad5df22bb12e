"""PO, as gettext has it."""

import re
from collections.abc import Iterator, Sequence

import polib

from mbclint.language.names import language_name
from mbclint.translation.formats.facts import facts_of
from mbclint.translation.formats.format import About
from mbclint.translation.formats.xml_out import legal
from mbclint.translation.unit import PackageError, Returned, Unit

_OPEN, _CLOSE = "\u2068", "\u2069"
"""What gettext puts around names with spaces."""
_REFERENCE = re.compile(
    rf"{_OPEN}(?P<spaced>[^{_CLOSE}]*){_CLOSE}(?::\d+)?|(?P<path>\S+?)(?::\d+)?(?=\s|\Z)"
)


def write(units: Sequence[Unit], about: About) -> bytes:
    """An entry a unit, its id as the context, its places as references."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "mbclint",
        "POT-Creation-Date": f"{about.made.isoformat()} 00:00+0000",
        "PO-Revision-Date": f"{about.made.isoformat()} 00:00+0000",
        "Last-Translator": "nobody yet",
        "Language-Team": language_name(about.target_language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": about.target_language.replace("-", "_"),
        "X-Source-Language": next((unit.source_language for unit in units), "und"),
        "X-Generator": f"mbclint {about.version}",
    }
    file.extend(map(_entry, units))
    return f"{file}\n".encode("utf-8", "replace")


def read(raw: bytes) -> tuple[Returned, ...]:
    """The entries that are not obsolete. Raises ``PackageError``."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackageError(f"line {line}: it is not UTF-8; save it as UTF-8") from error
    if "msgid" not in text:
        raise PackageError("it is no PO: it has no msgid")
    try:
        # A string without any line break would be taken for the name of a file.
        file = polib.pofile(f"{text}\n".replace("\r\n", "\n"), check_for_duplicates=False)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise PackageError(f"it is no PO: {error}") from error
    language = file.metadata.get("Language", "").replace("_", "-") or None
    return tuple(_returned(entry, language) for entry in file if not entry.obsolete)


def _entry(unit: Unit) -> polib.POEntry:
    said = [f"{name}: {fact}" for name, fact in facts_of(unit)]
    said += [f"at: {place.shown}" for place in unit.occurrences]
    said += [f"suggestion: {it.text} ({it.score}, {it.origin})" for it in unit.suggestions]
    return polib.POEntry(
        msgctxt=unit.id,
        msgid=legal(unit.source),
        msgstr=legal(unit.target),
        comment="\n".join(said),
        occurrences=[(_shielded(place.path), str(place.line)) for place in unit.occurrences],
    )


def _shielded(path: str) -> str:
    return f"{_OPEN}{path}{_CLOSE}" if " " in path else path


def _paths(entry: polib.POEntry) -> Iterator[str]:
    """The files of the references: those with spaces come in pieces."""
    said = " ".join(f"{path}:{line}" if line else path for path, line in entry.occurrences)
    for reference in _REFERENCE.finditer(said):
        yield reference["spaced"] or reference["path"]


def _returned(entry: polib.POEntry, language: str | None) -> Returned:
    paths = dict.fromkeys(_paths(entry))
    return Returned(
        id=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        where=f"line {entry.linenum}",
        paths=tuple(paths),
        target_language=language,
        final="fuzzy" not in entry.flags,
    )
