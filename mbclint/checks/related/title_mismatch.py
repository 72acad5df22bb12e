"""Entries that call their target by another name than it has."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.related.titles import near_title_key
from mbclint.checks.wording import number_of, quoted
from mbclint.corpus.member import Member
from mbclint.corpus.resolve import Fate
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base


class TitleMismatch(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: TitleMismatch) -> Iterator[Problem]:
    """A finding for each entry whose title has no word in common with that of its page, both being
    in one language. A part of a title, or a title and an explanation, is the same name."""
    for _, entries in page.lists:
        for entry, found in entries:
            target = page.page(found)
            if found is None or found.fate is not Fate.PAGE or found.fragment or target is None:
                continue
            title = target.own_title
            if (
                title is None
                or title == entry.title
                or not entry.titled
                or entry.code
                or not _in_one_language(page, target)
            ):
                continue
            own, theirs = set(near_title_key(entry.title)), set(near_title_key(title))
            if own and theirs and not own & theirs:
                yield Problem(
                    entry.span,
                    f"Entry {number_of(entry)} is called {quoted(entry.title)}; "
                    f"its page is called {quoted(title)}",
                    entry.title,
                    fix=Fix(
                        "call it by the title of its page",
                        Applicability.UNSAFE,
                        (Edit(entry.span, title),),
                    ),
                    concerns=target.path,
                )


def _in_one_language(page: SitePage, target: Member) -> bool:
    own, other = page.member.language, target.language
    return bool(own and other) and base(own or "") == base(other or "")


CHECK = SiteCheck(TitleMismatch, find)
