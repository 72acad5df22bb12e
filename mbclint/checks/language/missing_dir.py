"""A language written from right to left, without the direction."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.language.scripts import is_right_to_left
from mbclint.model.article import LanguageMark
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.span import Span


class MissingDir(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: MissingDir) -> Iterator[Problem]:
    """Declarations of such a language where no ``dir`` that fits is in force."""
    for mark in page.article.language_marks:
        if is_right_to_left(mark.tag) and mark.direction not in ("rtl", "auto"):
            said = 'has no dir="rtl"' if mark.direction is None else f'has dir="{mark.direction}"'
            yield Problem(
                mark.span,
                f"{language_name(mark.tag)} is written from right to left, but the element with "
                f"lang={quoted(mark.tag)} {said}",
                mark.tag,
                (),
                _fix(page, mark),
            )


def _fix(page: Page, mark: LanguageMark) -> Fix | None:
    if mark.direction is not None:
        return None
    text = page.article.source.text
    end = mark.span.end + (text[mark.span.end : mark.span.end + 1] in ("'", '"'))
    edit = Edit(Span(end, end), ' dir="rtl"')
    return Fix('add dir="rtl"', Applicability.UNSAFE, (edit,))


CHECK = PageCheck(MissingDir, find)
