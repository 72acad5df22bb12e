"""A page that does not say in which language it is, or not in a way that programs understand."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.language_tags import is_well_formed, suggest
from mbclint.model.source import Format
from mbclint.model.span import Span


class MissingLang(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: MissingLang) -> Iterator[Problem]:
    """A finding for the page without a language, and one for each tag that is none."""
    article = page.article
    of_page = [mark for mark in article.language_marks if mark.of_page and mark.tag]
    if article.source.format is Format.HTML:
        missing = not article.fragment and not of_page
        said = "The html element declares no language (lang)"
    else:
        # Plain text cannot declare a language: it is judged where the site has said something.
        judged = article.source.format is Format.MARKDOWN or page.languages.configured
        missing = bool(judged) and article.language is None
        said = "Neither the page nor the configuration declares its language"
    if missing and (article.title or article.blocks):
        yield Problem(Span(0, 0), said, "")
    for mark in article.language_marks:
        if mark.tag and not is_well_formed(mark.tag):
            better = suggest(mark.tag)
            edits = (Edit(mark.span, better),) if better else ()
            fix = Fix(f'write "{better}"', Applicability.UNSAFE, edits) if better else None
            hint = f"; did you mean {quoted(better)}?" if better else ""
            said = f"{quoted(mark.tag)} is no language tag (BCP 47){hint}"
            yield Problem(mark.span, said, mark.tag, (), fix)


CHECK = PageCheck(MissingLang, find)
