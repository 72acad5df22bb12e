"""A worklist for people in GitHub's and GitLab's Markdown."""

from collections.abc import Iterator, Sequence

from mbclint.reports.markdown_text import code, plain
from mbclint.reports.summary import counted
from mbclint.translation.formats.facts import REASONS
from mbclint.translation.formats.format import About
from mbclint.translation.formats.worklist import by_page, counts, others_shown, title
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
        yield from ("", f"## {code(path)}", "")
        yield "| line | text | suggestion | why |"
        yield "|---:|---|---|---|"
        yield from map(_row, of_page)


def _row(unit: Unit) -> str:
    first = unit.first
    where = f"{first.line}<br>{plain(first.locator)}"
    said = [plain(unit.source)]
    said += [f"leads to {code(first.link_target)}"] if first.link_target else []
    said += [plain(line) for line in unit.note.splitlines()]
    others, more = others_shown(unit)
    said += [f"also {code(shown)}" for shown in others]
    said += [f"and in {counted(more, 'other place')}"] if more else []
    suggested = [f"{plain(it.text)} ({it.score}, {plain(it.origin)})" for it in unit.suggestions]
    why = f"{REASONS[first.reason]} ({first.rule})"
    return f"| {where} | {'<br>'.join(said)} | {'<br>'.join(suggested)} | {why} |"
