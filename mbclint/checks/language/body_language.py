"""A page whose text is in another language than it declares."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.language.names import language_name
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.untranslated import Extent, Reason, Untranslated


class BodyLanguage(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: BodyLanguage) -> Iterator[Problem]:
    """One finding, at the first block of the body."""
    declared = page.languages.declared
    written = page.languages.body if declared else None
    if declared and written and base(declared) != base(written):
        yield Problem(
            page.article.blocks[0].span,
            f"The text is in {language_name(written)}; the page is declared as "
            f"{language_name(declared)} ({declared})",
            declared,
            untranslated=(Untranslated(declared, Reason.FOREIGN, written, extent=Extent.PAGE),),
        )


CHECK = PageCheck(BodyLanguage, find)
