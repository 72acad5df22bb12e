"""One target twice in a list, however it is written."""

from collections import defaultdict
from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.related.removal import without_entries
from mbclint.checks.related.titles import same_title_key
from mbclint.checks.wording import enumerated, number_of, quoted
from mbclint.corpus.resolve import Fate, Resolution
from mbclint.links.addresses import address_of, is_template, page_key
from mbclint.model.article import Entry, RelatedList
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem, Related


class DuplicateTarget(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: DuplicateTarget) -> Iterator[Problem]:
    """A finding for each target that is repeated, at its last entry."""
    for related, entries in page.lists:
        alike: dict[str, list[Entry]] = defaultdict(list)
        for entry, found in entries:
            if key := _key(entry, found):
                alike[key].append(entry)
        for same in alike.values():
            if len(same) > 1:
                yield _problem(related, same)


def _key(entry: Entry, found: Resolution | None) -> str:
    """Equal for entries that lead to one place; empty where that is not known."""
    if found is None or entry.target is None:
        return ""
    if found.fate is Fate.PAGE:
        return f"{found.page}#{found.fragment}"
    address = address_of(entry.target.text)
    if found.fate is Fate.ELSEWHERE and address and address.host:
        return f"//{address.host}{page_key(address.path)}?{address.query}#{address.fragment}"
    return "" if is_template(entry.target.text) else entry.target.text


def _problem(related: RelatedList, entries: list[Entry]) -> Problem:
    *earlier, last = entries
    numbers = enumerated([number_of(entry) for entry in entries])
    one_title = len({same_title_key(entry.title) for entry in entries}) == 1
    target = last.target.text if last.target else last.title
    return Problem(
        last.span,
        f"Entries {numbers} lead to one target, {quoted(target)}",
        last.title,
        tuple(Related(entry.span, f"entry {number_of(entry)}") for entry in earlier),
        Fix(
            f"keep entry {number_of(entries[0])} and remove "
            f"{enumerated([number_of(entry) for entry in entries[1:]])}",
            Applicability.SAFE if one_title else Applicability.UNSAFE,
            without_entries(related, entries[1:]),
        ),
    )


CHECK = SiteCheck(DuplicateTarget, find)
