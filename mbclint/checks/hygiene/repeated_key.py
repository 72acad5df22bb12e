"""A key of the front matter that stands twice in one table."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem, Related


class RepeatedKey(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: RepeatedKey) -> Iterator[Problem]:
    """Each key that was there before."""
    lines = page.article.source.lines
    for repeated in page.article.repeated_keys:
        line = lines.position(repeated.first.start).line
        yield Problem(
            repeated.second,
            f"The key {quoted(repeated.key)} stands already on line {line}: "
            "one of the two values is lost",
            repeated.key,
            (Related(repeated.first, "the first"),),
        )


CHECK = PageCheck(RepeatedKey, find)
