"""What is true of nearly every page is said once, for the site."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from mbclint.model.finding import Finding, Place
from mbclint.model.span import Position, Span
from mbclint.rulebook.book import RuleBook

_FAMILY, _OTHERS = "REV", frozenset({"LNG204"})
"""Rules about what a site has or has not as a whole."""
_NEARLY_ALL = 0.9
_FEWEST = 20
"""Pages; a smaller site is read page by page."""


def said_once(
    findings: Iterable[Finding], pages: Collection[str], where: str, book: RuleBook
) -> tuple[Finding, ...]:
    """The findings, those of a rule that concern over nine tenths of the ``pages`` made one at the
    start of ``where``, the site's settings file. Pages that were named one by one are not among
    ``pages`` and keep theirs."""
    findings = tuple(findings)
    if len(pages) < _FEWEST:
        return findings
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if (finding.code.startswith(_FAMILY) or finding.code in _OTHERS) and finding.path in pages:
            by_code[finding.code].append(finding)
    common = {
        code: found
        for code, found in by_code.items()
        if len({each.path for each in found}) > _NEARLY_ALL * len(pages)
    }
    gone = {id(each) for found in common.values() for each in found}
    kept = [each for each in findings if id(each) not in gone]
    return (*kept, *(_of_the_site(found, len(pages), where, book) for found in common.values()))


def _of_the_site(found: Sequence[Finding], pages: int, where: str, book: RuleBook) -> Finding:
    first = found[0]
    rule = book.get(first.code)
    concerned = len({each.path for each in found})
    summary = rule.file.summary.rstrip(".") if rule else first.message
    start = Position(1, 1)
    return Finding(
        code=first.code,
        name=first.name,
        severity=first.severity,
        path=where,
        place=Place(start, start),
        message=f"{summary}: {concerned:,} of {pages:,} pages, and so said once for the site",
        subject="",
        span=Span(0, 0),
        help=first.help,
    )
