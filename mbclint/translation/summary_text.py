"""How far a site is translated, for people."""

from collections.abc import Iterator, Sequence

from mbclint.language.names import language_name
from mbclint.reports.table import table
from mbclint.translation.summary import COUNTED, Count, History, LanguageCount, State

_TOP, _TOTAL = "(top)", "all"


def summary_text(history: History) -> str:
    """A table for each language: its sections with what has changed since the state before in
    brackets, then the totals of all states."""
    *earlier, now = history.states
    blocks = ["\n".join(_language(language, now, earlier)) for language in now.languages]
    return "\n\n".join(blocks) + "\n"


def _language(count: LanguageCount, now: State, earlier: Sequence[State]) -> Iterator[str]:
    yield f"{language_name(count.language)} ({count.language}), {now.made.isoformat()}"
    before = _of_language(earlier[-1], count.language) if earlier else None
    rows = [("section", *(name.replace("_", " ") for name in COUNTED))]
    had = {each.section: each.count for each in before.sections} if before else {}
    has = {each.section: each.count for each in count.sections}
    for section in sorted({*had, *has}):
        counts = has.get(section, Count()), had.get(section, Count()) if before else None
        rows.append((section or _TOP, *_cells(*counts)))
    rows.append((_TOTAL, *_cells(count.total, before.total if before else None)))
    yield from table(rows)
    if earlier:
        yield ""
        totals = [
            (state.made.isoformat(), _of_language(state, count.language)) for state in earlier
        ]
        totals.append((now.made.isoformat(), count))
        days = [(day, *_cells(of_day.total, None)) for day, of_day in totals if of_day]
        yield from table([("day", *rows[0][1:]), *days])


def _of_language(state: State, language: str) -> LanguageCount | None:
    return next((each for each in state.languages if each.language == language), None)


def _cells(now: Count, before: Count | None) -> Iterator[str]:
    for has, had in zip(now.values, (before or now).values, strict=True):
        yield f"{has:,}" if has == had else f"{has:,} ({has - had:+,})"
