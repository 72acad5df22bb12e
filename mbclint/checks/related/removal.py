"""Taking entries out of a list without leaving a gap in its numbers."""

from collections.abc import Collection

from mbclint.model.article import Entry, RelatedList
from mbclint.model.edit import Edit


def without_entries(related: RelatedList, gone: Collection[Entry]) -> tuple[Edit, ...]:
    """The edits that remove entries; a list numbered without gaps stays so."""
    edits = [Edit(entry.whole, "") for entry in gone]
    return (*edits, *renumbered(related, gone)) if _is_counted(related) else tuple(edits)


def renumbered(related: RelatedList, gone: Collection[Entry] = ()) -> tuple[Edit, ...]:
    """The edits that make the numbers of the remaining entries count up from the first."""
    numbers = [entry.number for entry in related.entries if entry.number and entry not in gone]
    first = next(int(entry.number.text) for entry in related.entries if entry.number)
    return tuple(
        Edit(number.span, str(wanted))
        for wanted, number in enumerate(numbers, first)
        if int(number.text) != wanted
    )


def _is_counted(related: RelatedList) -> bool:
    return related.ordered and not renumbered(related)
