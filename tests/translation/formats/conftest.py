"""Units for the tests of formats."""

import datetime

from mbclint.model.source import Format
from mbclint.model.untranslated import Reason
from mbclint.translation.formats.format import About
from mbclint.translation.unit import Occurrence, Suggestion, Unit

ABOUT = About("es", datetime.date(2026, 11, 27), "1.0")


def place(path: str, line: int, locator: str, target: str | None = None) -> Occurrence:
    return Occurrence(
        path=path,
        line=line,
        locator=locator,
        rule="LNG201",
        rule_name="foreign-title",
        reason=Reason.FOREIGN,
        page_language="es",
        detected_language="en",
        probability=0.98,
        link_target=target,
        source_path="content/en/diet.md",
        source_revision="0123456789abcdef",
        source_date=datetime.date(2026, 1, 2),
        review_due=datetime.date(2027, 3, 4),
    )


MARKED = Unit(
    "a" * 16,
    "Read [the *list*](/list/) & rest at `8`",
    "en",
    "es",
    (place("content/es/my diet.md", 3, "block 1"), place("content/es/salt.md", 9, "block 2")),
    markup=Format.MARKDOWN,
    suggestions=(
        Suggestion("Lea la lista", 92, "title of a.md"),
        Suggestion("=Lea", 80, "old.tmx"),
    ),
    words=7,
    note="It was: Read it\nlist: lista",
)
FORMULA = Unit(
    *("b" * 16, '=HYPERLINK("http://x.example")', "en", "es"),
    (place("content/es/b.html", 1, "title", "/b/"),),
    words=1,
)
RIGHT_TO_LEFT = Unit(
    *("c" * 16, "كيف تحمي كليتيك؟ (2)", "ar", "es"), (place("c.txt", 1, "title"),), words=4
)
CJK = Unit(
    *("d" * 16, "腎臓の<b>検査</b>", "ja", "es"),
    (place("d.html", 1, "title"),),
    markup=Format.HTML,
    words=5,
)
UNITS = (FORMULA, MARKED, RIGHT_TO_LEFT, CJK)
TARGET = "Lea [la *lista*](/list/) y descanse a las `8`"
"""Of ``MARKED``."""
