"""An entry that leads the reader back to the page it stands on."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.related.removal import without_entries
from mbclint.checks.related.titles import same_title_key
from mbclint.checks.wording import number_of, quoted
from mbclint.model.article import RelatedList
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem, Related


class SelfEntry(Options, frozen=True):
    """This check has no options."""


def find(related: RelatedList, page: Page, options: SelfEntry) -> Iterator[Problem]:
    """Entries that bear the page's own title."""
    title = page.article.title
    if title is None:
        return
    for entry in related.entries:
        if entry.target and "://" in entry.target.text:
            continue  # A page of the same name on another site is another page.
        if same_title_key(entry.title) == same_title_key(title.text):
            yield Problem(
                entry.span,
                f"Entry {number_of(entry)} bears this page's own title, {quoted(title.text)}",
                entry.title,
                (Related(title.span, "the page's title"),),
                Fix(
                    f"remove entry {number_of(entry)}",
                    Applicability.UNSAFE,
                    without_entries(related, [entry]),
                ),
            )


CHECK = ListCheck(SelfEntry, find)
