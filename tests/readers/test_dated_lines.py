"""What a date on a line is for, and what else the line holds."""

import pytest

from mbclint.model.dates import DateFact, DatePlace, DateRole
from mbclint.readers.dated_lines import date_facts


def told(line: str, fact: DateFact) -> tuple[str, str, str, str | None, str | None]:
    return (
        fact.reading.text,
        fact.role.value,
        fact.place.value,
        fact.label.cut(line) if fact.label else None,
        fact.trailing.cut(line) if fact.trailing else None,
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Feb. 05, 2020", [("Feb. 05, 2020", "bare", "line", None, None)]),
        (
            "Feb. 05, 2020 Read more In depth",
            [("Feb. 05, 2020", "bare", "line", None, "Read more In depth")],
        ),
        (
            "Page last reviewed: 14 February 2023 Next review due: 14 February 2026",
            [
                ("14 February 2023", "reviewed", "line", "Page last reviewed", None),
                ("14 February 2026", "next review", "line", "Next review due", None),
            ],
        ),
        (
            "Published: 1 May 2019 | Updated: 3 June 2021",
            [
                ("1 May 2019", "published", "line", "Published", None),
                ("3 June 2021", "updated", "line", "Updated", None),
            ],
        ),
        (
            "Fecha de revisión: 5 de mayo de 2020",
            [("5 de mayo de 2020", "reviewed", "line", "Fecha de revisión", None)],
        ),
        (
            "Última actualización de 5 de mayo de 2020",
            [("5 de mayo de 2020", "updated", "line", "Última actualización de", None)],
        ),
        (
            "Medically reviewed by Jane Doe, MD on 5 May 2020",
            [("5 May 2020", "reviewed", "line", "Medically reviewed by Jane Doe, MD on", None)],
        ),
        ("By Jane Doe, 3 March 2020", [("3 March 2020", "bare", "byline", None, None)]),
        ("Care desk | Feb 5, 2020", [("Feb 5, 2020", "bare", "byline", None, None)]),
        ("Monday, March 3, 2025", [("March 3, 2025", "bare", "line", None, None)]),
        ("Last reviewed: 2020", [("2020", "reviewed", "line", "Last reviewed", None)]),
        ("Founded in 2020", []),
        ("// 2021-07-01T12:00:00Z", [("2021-07-01T12:00:00Z", "bare", "sentence", None, None)]),
        (
            "The clinic opened on March 3, 2025 and treats stones.",
            [("March 3, 2025", "bare", "sentence", None, None)],
        ),
        (
            "It was reviewed 5 May 2020 by them.",
            [("5 May 2020", "bare", "sentence", None, None)],
        ),
        (
            "On 5 May 2020 we moved to a larger house near the river.",
            [("5 May 2020", "bare", "sentence", None, None)],
        ),
    ],
)
def test_a_line(line: str, expected: list[tuple[str, str, str, str | None, str | None]]) -> None:
    assert [told(line, fact) for fact in date_facts(line, 0)] == expected


def test_spans_are_those_of_the_source() -> None:
    line = "Published: 1 May 2019"
    (fact,) = date_facts(line, 100)
    assert fact.span.shifted(-100).cut(line) == "1 May 2019"
    assert fact.label
    assert fact.label.shifted(-100).cut(line) == "Published"


def test_a_date_in_a_heading_or_an_item_is_part_of_the_text() -> None:
    (fact,) = date_facts("Published: 1 May 2019", 0, heading_or_item=True)
    assert (fact.role, fact.place) == (DateRole.BARE, DatePlace.SENTENCE)
