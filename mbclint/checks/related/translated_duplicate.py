"""Two entries of one list that are one page in two languages."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import number_of, quoted
from mbclint.corpus.member import Member
from mbclint.model.article import Entry
from mbclint.model.finding import Problem, Related


class TranslatedDuplicate(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: TranslatedDuplicate) -> Iterator[Problem]:
    """A finding for each entry whose page is the translation of an earlier entry's."""
    for _, entries in page.lists:
        earlier: dict[str, tuple[Entry, Member]] = {}
        for entry, found in entries:
            target = page.page(found)
            if target is None:
                continue
            first, other = earlier.setdefault(target.identity.group, (entry, target))
            if other.path != target.path and other.language != target.language:
                yield Problem(
                    entry.span,
                    f"{quoted(entry.title)} (entry {number_of(entry)}) is the translation of "
                    f"{quoted(first.title)} (entry {number_of(first)})",
                    entry.title,
                    (Related(first.span, f"entry {number_of(first)}"),),
                    concerns=target.path,
                )


CHECK = SiteCheck(TranslatedDuplicate, find)
