"""A worklist for people in GitHub's and GitLab's Markdown."""

from collections.abc import Iterator, Sequence

from mbclint.reports.markdown_text import plain
from mbclint.reports.summary import counted
from mbclint.translation.formats.facts import REASONS
from mbclint.translation.formats.format import About
from mbclint.translation.formats.worklist import by_page, counts, title
from mbclint.translation.unit import Unit


def write(units: Sequence[Unit], about: About) -> bytes:
    """Counts, then a table a page."""
    return "\n".join([*_lines(units, about), ""]).encode("utf-8", "replace")


def _lines(units: Sequence[Unit], about: About) -> Iterator[str]:
    words = counted(sum(unit.words for unit in units), "word")
    yield f"# {title(units, about.target_language)}"
    yield ""
    made = f"{about.made.isoformat()}, mbclint {about.version}"
    yield f"{counted(len(units), 'text')}, {words}. {made}"
    if not units:
        return
    for name, found in counts(units):
        yield from ("", f"| {name} | texts | words |", "|---|---:|---:|")
        yield from (f"| {plain(it.name)} | {it.texts:,} | {it.words:,} |" for it in found)
    for path, of_page in by_page(units):
        yield from ("", f"## {plain(path)}", "")
        yield "| line | text | suggestion | why |"
        yield "|---:|---|---|---|"
        yield from map(_row, of_page)


def _row(unit: Unit) -> str:
    first = unit.first
    where = f"{first.line}<br>{plain(first.locator)}"
    said = [plain(unit.source)]
    said += [f"leads to {plain(first.link_target)}"] if first.link_target else []
    said += [plain(line) for line in unit.note.splitlines()]
    said += [f"also {plain(place.shown)}" for place in unit.occurrences[1:]]
    suggested = [f"{plain(it.text)} ({it.score}, {plain(it.origin)})" for it in unit.suggestions]
    why = f"{REASONS[first.reason]} ({first.rule})"
    return f"| {where} | {'<br>'.join(said)} | {'<br>'.join(suggested)} | {why} |"
