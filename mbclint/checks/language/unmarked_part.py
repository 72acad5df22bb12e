"""An entry in another language that says so to readers and not to their programs."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.wording import number_of, quoted
from mbclint.language.detector import Verdict
from mbclint.language.names import language_name
from mbclint.model.article import Entry, RelatedList
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.span import Span
from mbclint.model.untranslated import Reason, Untranslated

_LINK = re.compile(r"<a(?=\s)", re.IGNORECASE)


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
        title = page.languages.words_of(entry)
        if entry.language is not None or not entry.translate or not candidates or not title:
            continue
        judged = page.languages.judge(title, language.language, candidates)
        if judged.verdict is Verdict.FOREIGN and judged.language:
            yield Problem(
                entry.span,
                f"Entry {number_of(entry)} is in {language_name(judged.language)} and has no "
                f'lang="{judged.language}", so that it is read aloud in the wrong voice: '
                f"{quoted(entry.title)}",
                entry.title,
                fix=_fix(entry, page.article.source.text, judged.language),
                evidence=page.languages.why(title, language.language, judged.language),
                untranslated=(
                    Untranslated(
                        language.language, Reason.UNMARKED, judged.language, judged.probability
                    ),
                ),
            )


def _fix(entry: Entry, text: str, language: str) -> Fix | None:
    """The attribute on the link around the title; None where there is none."""
    links = [*_LINK.finditer(text, entry.body.start, entry.span.start)]
    if len(links) != 1:
        return None
    end = links[0].end()
    edit = Edit(Span(end, end), f' lang="{language}"')
    return Fix(f'add lang="{language}"', Applicability.UNSAFE, (edit,))


CHECK = ListCheck(UnmarkedPart, find)
