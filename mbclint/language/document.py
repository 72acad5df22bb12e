"""The part of ``docs/languages.md`` that says what is known of each language:
``python -m mbclint.language.document docs/languages.md`` writes it."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mbclint.language import ngrams
from mbclint.language.names import language_name
from mbclint.language.scripts import scripts_of
from mbclint.language.tables.build import has_cases, list_size
from mbclint.language.tables.store import list_name

_MARKED = re.compile(r"(?<=<!-- languages -->\n).*?(?=<!-- /languages -->)", re.DOTALL)
_LISTED = frozenset(
    ["bs", "fil", "hr", "is", "ms", "nb", "nn", "sr", "sr-Latn", "zh-Hans", "zh-Hant"]
)
"""Languages with a word list and without letters of langdetect, or with a tag for each script."""
_PUBLISHED = frozenset(
    [
        "am",
        "bo",
        "cak",
        "eu",
        "ga",
        "gl",
        "hmn",
        "ht",
        "hy",
        "iu",
        "ka",
        "km",
        "ku",
        "lo",
        "mn",
        "mt",
        "my",
        "oc",
        "ps",
        "quc",
        "si",
        "sm",
        "ti",
        "tk",
        "to",
        "uz",
        "yi",
    ]
)
"""Languages in which health information is published and of which nothing is known here."""


def table() -> str:
    """A Markdown table with a row for each language."""
    head = "| language | tag | words | cases | letters | judged by |\n|---|---|---|---|---|---|\n"
    return head + "".join(_rows())


def updated(document: str) -> str:
    """The document with the table in its place."""
    return _MARKED.sub(lambda _: table(), document)


def _rows() -> Iterator[str]:
    tags = {*ngrams.languages(), *_LISTED, *_PUBLISHED}
    for tag in sorted(tags, key=lambda tag: (language_name(tag), tag)):
        name = list_name(tag)
        size = list_size(name) if name else None
        letters = ngrams.has_table(tag)
        columns = (
            language_name(tag),
            tag,
            size or "–",
            "yes" if size and name and has_cases(name) else "–",
            "langdetect" if letters else "–",
            _judged_by(tag, size, letters),
        )
        yield f"| {' | '.join(columns)} |\n"


def _judged_by(tag: str, size: str | None, letters: bool) -> str:
    if size:
        return "words and letters"
    if not letters:
        return "not judged"
    return "letters" if scripts_of(tag) == frozenset({"Latn"}) else "script, then letters"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(updated(page.read_text("utf-8")), "utf-8")
