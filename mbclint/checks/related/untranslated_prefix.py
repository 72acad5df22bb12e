"""A media prefix left in a foreign language on a title that was translated."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.wording import quoted
from mbclint.language.detector import Verdict
from mbclint.language.names import language_name
from mbclint.model.article import RelatedList
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.readers.media_prefixes import media_prefix
from mbclint.readers.visible import place_within


class UntranslatedPrefix(Options, frozen=True):
    """This check has no options."""


def find(related: RelatedList, page: Page, options: UntranslatedPrefix) -> Iterator[Problem]:
    """Prefixes that are no word of the list's language, on titles that are in it."""
    language = page.languages.of_list(related)
    if language is None:
        return
    for entry in related.entries:
        prefix = media_prefix(entry.title)
        if prefix is None or base(language.language) in prefix.languages:
            continue
        rest = entry.title[prefix.end :]
        others = tuple(sorted(prefix.languages))
        if page.languages.judge(rest, language.language, others).verdict is Verdict.NATIVE:
            yield Problem(
                place_within(page.article.source, entry.span, 0, len(prefix.text)),
                f"The prefix {quoted(prefix.text)} is no word of "
                f"{language_name(language.language)}, the language of the title after it",
                entry.title,
            )


CHECK = ListCheck(UntranslatedPrefix, find)
