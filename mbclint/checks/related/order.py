"""A list that is not in the order of its language's alphabet."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.related.collation import sort_key
from mbclint.checks.wording import number_of, quoted
from mbclint.language.names import language_name
from mbclint.model.article import RelatedList
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.interval import counted
from mbclint.model.language_tags import base


class Order(Options, frozen=True):
    """The alphabets that are known."""

    tailorings: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    """By base language: letters, and those that follow each. A language that is not named is not
    judged; an empty table means the order of the Unicode Collation Algorithm."""


def find(related: RelatedList, page: Page, options: Order) -> Iterator[Problem]:
    """One finding at the heading, naming the first entry that comes too late."""
    language = page.languages.of_list(related)
    tailoring = options.tailorings.get(base(language.language)) if language else None
    if language is None or tailoring is None:
        return
    key = sort_key(tailoring)
    keyed = [(key(entry.title), entry) for entry in related.entries]
    late = [(a[1], b[1]) for a, b in pairwise(keyed) if b[0] < a[0]]
    if not late:
        return
    before, first = late[0]
    text = page.article.source.text
    wanted = [entry for _, entry in sorted(keyed, key=lambda pair: pair[0])]
    edits = tuple(
        Edit(old.body, new.body.cut(text))
        for old, new in zip(related.entries, wanted, strict=True)
        if old is not new
    )
    yield Problem(
        related.heading.span,
        f"The list is not in the alphabetical order of {language_name(language.language)}: "
        f"entry {number_of(first)}, {quoted(first.title)}, comes after {quoted(before.title)} "
        f"({counted(len(late), 'break')} in the order)",
        related.heading.text,
        fix=Fix("sort the list", Applicability.UNSAFE, edits),
    )


CHECK = ListCheck(Order, find)
