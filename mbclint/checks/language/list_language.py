"""A related list that is, as a whole, in another language than its page."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.language.names import language_name
from mbclint.model.article import RelatedList
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.untranslated import Extent, Reason, Untranslated


class ListInOtherLanguage(Options, frozen=True):
    """This check has no options."""


def find(related: RelatedList, page: Page, options: ListInOtherLanguage) -> Iterator[Problem]:
    """One finding, at the list's heading, where most judged entries are foreign to the page."""
    language = page.languages.of_list(related)
    native = page.languages.page
    if language and native and base(language.language) != base(native):
        yield Problem(
            related.heading.span,
            f"This list is in {language_name(language.language)} ({language.agreeing} of "
            f"{language.judged} entries that can be judged); the page is in "
            f"{language_name(native)}",
            related.heading.text,
            untranslated=(
                Untranslated(native, Reason.FOREIGN, language.language, extent=Extent.LIST),
            ),
        )


CHECK = ListCheck(ListInOtherLanguage, find)
