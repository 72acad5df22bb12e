"""``mbclint untranslated --summary``: how far the site is, now and before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from mbclint.engine.run import Run
from mbclint.engine.untranslated import work_of
from mbclint.translation.located import Wanted
from mbclint.translation.summary import (
    History,
    State,
    history_json,
    language_count,
    read_history,
    with_state,
)
from mbclint.translation.summary_text import summary_text
from mbclint.translation.unit import PackageError

TEXT, _JSON = "text", "json"
SUMMARY_FORMATS = (TEXT, _JSON)


@dataclass(frozen=True, slots=True)
class Told:
    """What a command has to say."""

    written: Callable[[str], bytes]
    """The whole of it in a format, by its name."""
    faults: Sequence[str]
    """What went wrong, a line each."""
    notes: Sequence[str]


def summarized(
    run: Run,
    named: Sequence[Path],
    languages: Sequence[str],
    source: str | None,
    pages: bool,
    compare: Path | None,
) -> Told:
    """The counts of the languages, of all of the site but its source for none. Raises
    ``SettingsError``."""
    site = run.project.site
    languages = languages or [tag for tag in site.languages if tag != site.source_language]
    if not languages:
        raise click.UsageError("the languages of the site are not known: give --to")
    earlier = _read(compare) if compare else None
    outcome = run.check(named)
    counts = []
    for language in languages:
        work = work_of(run, outcome, Wanted(language, source, pages))
        assert outcome.site is not None, "TRN looks at the site"
        count = language_count(
            outcome.site, frozenset(outcome.files), work.units, work.stale, language
        )
        counts.append(count)
    history = with_state(earlier, State(run.today, tuple(counts)))

    def written(name: str) -> bytes:
        text = history_json(history) if name == _JSON else summary_text(history)
        return text.encode()

    return Told(written, outcome.faults, outcome.notes)


def _read(file: Path) -> History:
    try:
        return read_history(file.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{file}: cannot be read: {error.strerror or error}") from error
    except PackageError as error:
        raise click.UsageError(f"{file}: {error}") from error
