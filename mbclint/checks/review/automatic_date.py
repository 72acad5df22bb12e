"""A review date that a machine renews by itself."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.dates import DateRole
from mbclint.model.finding import Problem
from mbclint.model.span import Span
from mbclint.readers.labels import role_before

_NOW = re.compile(
    r"\{\{[^{}\r\n]{0,200}?\b(?:now|site\.time|build_?date|today|current_?date)\b[^{}\r\n]{0,200}\}\}"
    r"|<\?(?:php|=)[^<>\r\n]{0,200}?\bdate\s*\([^<>\r\n]{0,200}\?>"
    r"|<%=?[^<>\r\n]{0,200}?\b(?:Time\.now|Date\.today|now\(\))[^<>\r\n]{0,200}%>"
    r"|document\.lastModified|new Date\(\s*\)",
    re.IGNORECASE,
)
"""How Hugo, Jekyll, Eleventy, PHP, ERB and JavaScript write the present day."""
_TEMPLATE = re.compile(r"\{\{[^{}\r\n]*\}\}")
_MARKUP = re.compile(r"<[^<>]*>?|[*_`\"'(]+|\bdocument\.write\w*|\{\{.*?\}\}")
_LONGEST_LABEL = 200


class AutomaticDate(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: AutomaticDate) -> Iterator[Problem]:
    """Expressions for the present day, right after a label or key that announces a review."""
    text = page.article.source.text
    if not _may_have_now(text.lower()):
        return
    for now in _NOW.finditer(text):
        line_start = max(text.rfind("\n", 0, now.start()) + 1, now.start() - _LONGEST_LABEL)
        label = _MARKUP.sub(" ", text[line_start : now.start()])
        if _announces_review(label):
            yield Problem(
                Span(*now.span()),
                f"{quoted(now[0])} is the day on which the page was built or opened, shown as the "
                "day of its review",
                now[0],
            )


def _may_have_now(lower: str) -> bool:
    """A glance that tells for nearly all pages: parts of what such expressions are made of, without
    the letters that have more than one small form."""
    return (
        any(
            part in it
            for it in _TEMPLATE.findall(lower)
            for part in ("now", "e.t", "date", "today")
        )
        or ("<?" in lower and "date" in lower)
        or ("<%" in lower and ("now" in lower or "today" in lower))
        or "document.la" in lower
        or "new date(" in lower
    )


def _announces_review(label: str) -> bool:
    words = label.replace("_", " ").split()
    return any(
        role_before(" ".join(words[start:])) is DateRole.REVIEWED
        for start in range(max(0, len(words) - 6), len(words))
    )


CHECK = PageCheck(AutomaticDate, find)
