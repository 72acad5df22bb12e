"""The unit of a translator's work, whatever the format in which it is handed out."""

import datetime

from msgspec import Struct

from mbclint.model.source import Format
from mbclint.model.span import Span
from mbclint.model.untranslated import Reason


class Occurrence(Struct, frozen=True):
    """One of the places where a text stands."""

    path: str
    """From the project's root, with forward slashes."""
    line: int
    """From 1."""
    locator: str
    """Which text of the page it is, such as ``title`` or ``list 1 entry 4``."""
    rule: str
    """The code of the rule that found it, such as LNG201."""
    rule_name: str
    reason: Reason
    page_language: str | None = None
    detected_language: str | None = None
    probability: float | None = None
    """How likely the text is not to be in the language of its surroundings, from 0 to 1."""
    link_target: str | None = None
    """Where a related entry leads, as written."""
    source_path: str | None = None
    """The page that this page is a translation of."""
    source_revision: str | None = None
    """The last commit of that page, and its day."""
    source_date: datetime.date | None = None
    review_due: datetime.date | None = None
    """When the page is to be reviewed next, by its own metadata."""
    span: Span | None = None
    """Where the text stands in its file; not handed out."""

    @property
    def shown(self) -> str:
        """As a location in one line: ``content/es/a.md:12 list 1 entry 4``."""
        return f"{self.path}:{self.line} {self.locator}"


class Suggestion(Struct, frozen=True):
    """What the text is called elsewhere."""

    text: str
    score: int
    """How alike the texts are: 100 for equal ones, else less."""
    origin: str
    """Where it comes from, for people: a page, a memory, a glossary."""


class Unit(Struct, frozen=True):
    """A text that is to be translated, with all places where it stands."""

    id: str
    """The same as long as the text stands where it stands: see ``unit_id``."""
    source: str
    """The text with its mark-up as its file has it, white space folded."""
    source_language: str
    target_language: str
    occurrences: tuple[Occurrence, ...]
    """In the order of their paths and lines; the first one speaks for the unit."""
    markup: Format = Format.TEXT
    """Which mark-up that is; ``text`` for none."""
    target: str = ""
    """Never filled with the source."""
    suggestions: tuple[Suggestion, ...] = ()
    """The best first."""
    words: int = 0
    priority: int = 2
    """1 for what is read first or may mislead, 2 for headings and lists, 3 for the rest."""
    note: str = ""
    """What a translator should know: terms of the glossary, and why the unit is here."""

    @property
    def first(self) -> Occurrence:
        """The place that speaks for the unit."""
        return self.occurrences[0]


class Returned(Struct, frozen=True):
    """A unit as a translator's file gives it back."""

    id: str
    source: str | None
    """None where the file no longer has it."""
    target: str
    """Empty where nobody has translated it."""
    where: str
    """The place in the returned file, for people: ``line 12``, ``row 3``, ``sheet es, row 3``."""
    paths: tuple[str, ...] = ()
    """The pages that the file names for it; none where it no longer names any."""
    target_language: str | None = None
    final: bool = True
    """False where the translator marked it as not finished (fuzzy, needs-translation, draft)."""


class PackageError(Exception):
    """Why a returned file cannot be read at all, in words with the place."""
