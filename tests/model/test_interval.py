"""Intervals and ages."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.interval import Interval, age

D = datetime.date


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("3 years", "3 years"),
        ("1 year", "1 year"),
        ("18 months", "18 months"),
        ("24 Months", "2 years"),
        ("2 weeks", "14 days"),
        ("90days", "90 days"),
    ],
)
def test_intervals_are_read_and_shown(written: str, shown: str) -> None:
    assert str(Interval.parse(written)) == shown


@pytest.mark.parametrize("wrong", ["", "3", "years", "-1 years", "0 years", "3 years ago"])
def test_other_words_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="expected an interval"):
        Interval.parse(wrong)


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert Interval(months=1).after(D(2024, 1, 31)) == D(2024, 2, 29)
    assert Interval(months=36).after(D(2024, 2, 29)) == D(2027, 2, 28)
    assert Interval(days=3).after(D(2024, 2, 28)) == D(2024, 3, 2)


@given(st.dates(), st.integers(1, 2000))
def test_an_interval_never_leads_back(day: D, months: int) -> None:
    assert Interval(months=months).after(day) > day or day.year > 9000


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (D(2020, 2, 5), D(2026, 11, 23), "6 years and 9 months"),
        (D(2020, 2, 5), D(2021, 2, 5), "1 year"),
        (D(2020, 2, 5), D(2021, 2, 4), "11 months"),
        (D(2020, 2, 5), D(2020, 3, 30), "54 days"),
        (D(2020, 2, 5), D(2020, 2, 6), "1 day"),
    ],
)
def test_ages_are_whole_years_and_months(then: D, now: D, said: str) -> None:
    assert age(then, now) == said
