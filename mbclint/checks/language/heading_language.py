"""The heading of a related list in another language than the page."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.wording import enumerated, quoted
from mbclint.language.names import language_name
from mbclint.model.article import RelatedList
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.untranslated import Reason, Untranslated
from mbclint.readers.labels import heading_in


class HeadingLanguage(Options, frozen=True):
    """This check has no options."""


def find(related: RelatedList, page: Page, options: HeadingLanguage) -> Iterator[Problem]:
    """Headings that no label table of the page's language holds."""
    native = page.languages.page
    bases = {base(tag) for tag in related.heading_languages}
    if native is None or not bases or base(native) in bases:
        return
    heading = related.heading
    names = enumerated(sorted(map(language_name, bases)))
    wording = heading_in(related.heading.text, native)
    yield Problem(
        heading.span,
        f"The heading {quoted(heading.text)} is {names}; the page is in {language_name(native)}",
        heading.text,
        fix=Fix(f'write "{wording}"', Applicability.UNSAFE, (Edit(heading.span, wording),))
        if wording
        else None,
        untranslated=(
            Untranslated(native, Reason.FOREIGN, next(iter(bases)) if len(bases) == 1 else None),
        ),
    )


CHECK = ListCheck(HeadingLanguage, find)
