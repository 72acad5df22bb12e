"""An entry that leads back to the page it stands on."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.related.removal import without_entries
from mbclint.checks.related.titles import same_title_key
from mbclint.checks.wording import number_of, quoted
from mbclint.corpus.resolve import Fate, Resolution
from mbclint.model.article import Entry
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem, Related


class SelfEntry(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: SelfEntry) -> Iterator[Problem]:
    """Entries whose target is the page itself, and those without a known target that bear its
    title."""
    title = page.facts.title
    for related, entries in page.lists:
        for entry, found in entries:
            number = number_of(entry)
            trust = Applicability.UNSAFE
            pointers: tuple[Related, ...] = ()
            if found is not None and found.page == page.member.path and not found.fragment:
                said = f"Entry {number}, {quoted(entry.title)}, leads to this page itself"
                trust = Applicability.SAFE
            elif title and _bears(entry, found, title.text):
                said = f"Entry {number} bears this page's own title, {quoted(title.text)}"
                pointers = (Related(title.span, "the page's title"),)
            else:
                continue
            fix = Fix(f"remove entry {number}", trust, without_entries(related, [entry]))
            yield Problem(entry.span, said, entry.title, pointers, fix)


def _bears(entry: Entry, found: Resolution | None, title: str) -> bool:
    """A page of the same name elsewhere is another page, and so is a name in code or a macro."""
    if entry.code:
        return False
    return (found is None or found.fate in (Fate.MISSING, Fate.UNKNOWN)) and same_title_key(
        entry.title
    ) == same_title_key(title)


CHECK = SiteCheck(SelfEntry, find)
