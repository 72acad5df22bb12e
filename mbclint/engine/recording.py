"""Translations that have all that their sources say anew, marked as being of the last commit."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from mbclint.corpus.drift import recorded_commit
from mbclint.corpus.facts import facts_of
from mbclint.engine.drafts import Drafts
from mbclint.fixing.front_matter_key import FrontMatterError, with_key
from mbclint.model.untranslated import Reason
from mbclint.translation.unit import Unit

Key = tuple[str, str, str]
"""Path, locator and source of a text that is to be translated."""


def record_commits(units: Iterable[Unit], placed: Collection[Key], drafts: Drafts) -> bool:
    """Write the last commit of their sources into the pages of which all stale units are placed,
    and which record one; whether there was any."""
    stale: dict[str, list[Key]] = defaultdict(list)
    commits: dict[str, str | None] = {}
    for unit in units:
        for place in unit.occurrences:
            if place.reason is Reason.STALE:
                stale[place.path].append((place.path, place.locator, unit.source))
                commits[place.path] = place.source_revision
    whole = [path for path, keys in stale.items() if all(key in placed for key in keys)]
    recorded = [path for path in whole if _record(path, commits[path], drafts)]
    return bool(recorded)


def _record(path: str, commit: str | None, drafts: Drafts) -> bool:
    article = drafts.article(path)
    there = recorded_commit(facts_of(article), drafts.project.site.addresses.commit_keys)
    if commit is None or there is None:
        return False
    try:
        drafts.put(article.source, with_key(article.source.text, ".".join(there.path), commit))
    except FrontMatterError:
        return False
    return True
