from collections.abc import Callable

import pytest

from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Finding, Place, Severity
from mbclint.model.report import Report, RuleInfo, Undecided
from mbclint.model.span import Position, Span


def place(line: int, column: int, end_line: int, end_column: int, message: str = "") -> Place:
    return Place(Position(line, column), Position(end_line, end_column), message)


@pytest.fixture(scope="session")
def repeated_title() -> Finding:
    """A finding with everything that a finding can have."""
    return Finding(
        code="SEE102",
        name="duplicate-title",
        severity=Severity.ERROR,
        path="articles/ckd.txt",
        place=place(143, 7, 143, 15),
        message='"Diálisis" is listed twice: entries 57 and 85',
        evidence="the same letters",
        subject="Diálisis",
        span=Span(2000, 2008),
        related=(place(115, 7, 115, 15, "entry 57"),),
        fix=Fix("remove entry 85", Applicability.UNSAFE, (Edit(Span(1994, 2009), ""),)),
        edit_places=(place(143, 1, 144, 1),),
        excerpt="  85. Diálisis",
        help="Remove one of them, or give the two different names.",
    )


@pytest.fixture(scope="session")
def missing_date() -> Finding:
    """A finding with only what every finding has: something is absent from an empty page."""
    return Finding(
        code="REV301",
        name="missing-review-date",
        severity=Severity.WARNING,
        path="empty.md",
        place=place(1, 1, 1, 1),
        message="No review date",
        subject="",
        span=Span(0, 0),
    )


@pytest.fixture(scope="session")
def left_alone() -> Undecided:
    return Undecided(
        code="LNG201",
        name="foreign-title",
        path="articles/ckd.txt",
        place=place(88, 6, 88, 10),
        subject="PALS",
        reason="a name or too short",
    )


@pytest.fixture(scope="session")
def mixed_report(repeated_title: Finding, missing_date: Finding, left_alone: Undecided) -> Report:
    findings = (repeated_title, missing_date)
    return Report(findings, (left_alone,), files=3, rules=tuple(map(rule_of, findings)))


def rule_of(finding: Finding) -> RuleInfo:
    """What a report says of the rule of a finding."""
    summary, why, mend = f"About {finding.name}.", "It confuses readers.", "Mend it."
    return RuleInfo(finding.code, finding.name, finding.severity, summary, why, mend)


@pytest.fixture(scope="session")
def placed() -> Callable[..., Place]:
    """Makes a place from line, column, end line, end column and message."""
    return place
