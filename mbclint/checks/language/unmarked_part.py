"""An entry in another language that says so to readers and not to their programs."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.wording import number_of, quoted
from mbclint.language.detector import Verdict
from mbclint.language.names import language_name
from mbclint.model.article import RelatedList
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base


class UnmarkedPart(Options, frozen=True):
    """This check has no options."""


def find(related: RelatedList, page: Page, options: UnmarkedPart) -> Iterator[Problem]:
    """Foreign entries without ``lang`` on them or on what stands around them."""
    language = page.languages.of_list(related)
    if language is None:
        return
    candidates = tuple(
        tag for tag in page.languages.candidates(related) if base(tag) != base(language.language)
    )
    for entry in related.entries:
        if entry.language is not None or not entry.translate or not candidates:
            continue
        judged = page.languages.judge(entry.title, language.language, candidates)
        if judged.verdict is Verdict.FOREIGN and judged.language:
            yield Problem(
                entry.span,
                f"Entry {number_of(entry)} is in {language_name(judged.language)} and has no "
                f'lang="{judged.language}", so that it is read aloud in the wrong voice: '
                f"{quoted(entry.title)}",
                entry.title,
                evidence=page.languages.why(entry.title, language.language, judged.language),
            )


CHECK = ListCheck(UnmarkedPart, find)
