"""A worklist for people: one HTML file that needs nothing else."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from mbclint.language.names import language_name
from mbclint.language.scripts import is_right_to_left
from mbclint.reports.summary import counted
from mbclint.reports.visible import visible
from mbclint.translation.formats.facts import REASONS
from mbclint.translation.formats.format import About
from mbclint.translation.formats.worklist import by_page, counts, others_shown, title
from mbclint.translation.unit import Suggestion, Unit

_STYLE = "worklist.css"
_WEB = ("http://", "https://")


def write(units: Sequence[Unit], about: About) -> bytes:
    """Counts, then a table a page. Texts keep their language and direction."""
    return "\n".join([*_lines(units, about), ""]).encode("utf-8", "replace")


def _lines(units: Sequence[Unit], about: About) -> Iterator[str]:
    heading = _plain(title(units, about.target_language))
    words = counted(sum(unit.words for unit in units), "word")
    made = f"{about.made.isoformat()}, mbclint {about.version}"
    yield '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{heading}</title>\n<style>\n{_style()}\n</style>\n</head>"
    yield f"<body>\n<header>\n<h1>{heading}</h1>"
    yield f"<p>{counted(len(units), 'text')}, {words}. {_plain(made)}</p>"
    if units:
        yield '<div class="counts">'
        for name, found in counts(units):
            yield f'<table><thead><tr><th scope="col">{name}</th>'
            yield '<th scope="col">texts</th><th scope="col">words</th></tr></thead><tbody>'
            for it in found:
                number = f"<td>{it.texts:,}</td><td>{it.words:,}</td>"
                yield f'<tr><th scope="row">{_plain(it.name)}</th>{number}</tr>'
            yield "</tbody></table>"
        yield "</div>"
    yield "</header>\n<main>"
    for path, of_page in by_page(units):
        yield f"<section>\n<h2><code>{_plain(path)}</code></h2>"
        for unit in of_page:
            yield from _card(unit)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _card(unit: Unit) -> Iterator[str]:
    first = unit.first
    yield f'<article id="u{_plain(unit.id)}">'
    yield f'<p class="place">line {first.line}, {_plain(first.locator)}</p>'
    yield f'<p class="source" {_language(unit.source_language)}>{_plain(unit.source)}</p>'
    if unit.suggestions:
        yield '<ul class="suggestions">'
        yield from (f"<li>{_suggestion(it, unit.target_language)}</li>" for it in unit.suggestions)
        yield "</ul>"
    yield "<dl>"
    for name, fact in _facts(unit):
        yield f"<div><dt>{name}</dt><dd>{fact}</dd></div>"
    yield "</dl>\n</article>"


def _suggestion(suggestion: Suggestion, language: str) -> str:
    text = f"<span {_language(language)}>{_plain(suggestion.text)}</span>"
    return f"{text} <small>{suggestion.score}, {_plain(suggestion.origin)}</small>"


def _facts(unit: Unit) -> Iterator[tuple[str, str]]:
    """What is told below a text, as HTML."""
    first = unit.first
    yield "why", f"{REASONS[first.reason]} ({_plain(first.rule)})"
    if first.detected_language and first.probability is not None:
        likely = f"{_plain(language_name(first.detected_language))}, {first.probability:.0%}"
        yield "language", likely
    if first.link_target:
        yield "leads to", _link(first.link_target)
    if first.source_path:
        yield "source", f"<code>{_plain(first.source_path)}</code>"
    if first.review_due:
        yield "review due", first.review_due.isoformat()
    others, more = others_shown(unit)
    for shown in others:
        yield "also", f"<code>{_plain(shown)}</code>"
    if more:
        hidden = unit.occurrences[-more:]
        listed = "".join(f"<li><code>{_plain(place.shown)}</code></li>" for place in hidden)
        summary = f"<summary>in {counted(more, 'other place')}</summary>"
        yield "also", f"<details>{summary}<ul>{listed}</ul></details>"
    for line in unit.note.splitlines():
        yield "note", f"<bdi>{_plain(line)}</bdi>"
    yield "effort", f"{counted(unit.words, 'word')}, priority {unit.priority}"
    yield "id", f"<code>{_plain(unit.id)}</code>"


def _link(target: str) -> str:
    if target.startswith(_WEB):
        return f'<a href="{_plain(target)}" rel="noreferrer">{_plain(target)}</a>'
    return f"<code>{_plain(target)}</code>"


def _language(tag: str) -> str:
    direction = "rtl" if is_right_to_left(tag) else "ltr"
    return f'lang="{_plain(tag)}" dir="{direction}"'


def _style() -> str:
    return files(__package__).joinpath(_STYLE).read_text("utf-8").strip()


def _plain(text: str) -> str:
    return escape(visible(text))
