"""Reading the names and the glossary that the settings name."""

from collections.abc import Iterator
from pathlib import Path

from mbclint.language.glossary import Concept, GlossaryError, read_glossary
from mbclint.language.lexicon import Lexicon, lexicon
from mbclint.settings.detection import Detection
from mbclint.settings.faults import Origin, SettingsError, SettingsFault

_NAMES, _GLOSSARY = "language.names", "language.glossary"


def read_lexicon(settings: Detection) -> Lexicon:
    """The lexicon of a project. Names stand one a line; ``#`` begins a comment. Raises
    ``SettingsError``."""
    names = list(_names(settings.names)) if settings.names else []
    terms = [(term, tag) for it in concepts(settings) for tag, term in it.terms]
    return lexicon(names, terms)


def concepts(settings: Detection) -> tuple[Concept, ...]:
    """The glossary of a project; empty without one. Raises ``SettingsError``."""
    path = settings.glossary
    if path is None:
        return ()
    try:
        return read_glossary(path.name, path.read_bytes())
    except OSError as error:
        raise _unreadable(path, _GLOSSARY, error.strerror or str(error)) from error
    except GlossaryError as error:
        if error.line is None:
            raise _unreadable(path, _GLOSSARY, str(error)) from error
        fault = SettingsFault(Origin(str(path), error.line), str(error), _GLOSSARY)
        raise SettingsError([fault]) from error


def _names(path: Path) -> Iterator[str]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "it is not UTF-8"
        raise _unreadable(path, _NAMES, said) from error
    for line in text.splitlines():
        name = line.split("#")[0].strip()
        if name:
            yield name


def _unreadable(path: Path, key: str, said: str) -> SettingsError:
    fault = SettingsFault(Origin(str(path)), f"{key} cannot be read: {said}", key)
    return SettingsError([fault])
