"""Dates in many languages, and what is none."""

import datetime
import json
import re
from importlib.resources import files

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from mbclint.readers.cldr_generate import fresh_locale, generate
from mbclint.readers.dates import find_dates, where_dates_may_be
from mbclint.readers.months import in_month_name
from mbclint.resources import rules_folder

DAYS = (datetime.date(2020, 2, 5), datetime.date(2021, 9, 13), datetime.date(1999, 12, 31))
# Haitian Creole lost its names in CLDR 49, which writes "2020 M02 5".
WITHOUT_CLDR_DATA = {"cak", "ht"}
LANGUAGES = sorted(
    {path.stem.split("-")[0] for path in (rules_folder() / "labels").glob("*.yaml")}
    - WITHOUT_CLDR_DATA
)


def read(text: str, locale: str | None = None) -> list[str]:
    return [
        " or ".join(map(str, found.candidates)) or f"no day, {found.calendar}"
        for found in find_dates(text, locale)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cldr_writes_is_read(language: str) -> None:
    locale = fresh_locale(language)
    for style in ("medium", "long", "full"):
        for day in DAYS:
            written = format_date(day, style, locale=locale)
            assert read(written, language) == [day.isoformat()], written


def test_the_table_is_what_babel_gives() -> None:
    table = files("mbclint.readers").joinpath("cldr_dates.json").read_text("utf-8")
    assert generate(table) == table


def test_names_of_earlier_releases_are_still_read() -> None:
    assert read("৫ ফেব্রুয়ারী ২০২০", "bn") == ["2020-02-05"]
    assert read("5 février 2020", "ht") == ["2020-02-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Feb. 05, 2020", "2020-02-05"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("5th of March, 2020", "2020-03-05"),
        ("March 2nd 2020", "2020-03-02"),
        ("13 de sep. del 2021", "2021-09-13"),
        ("1 de setiembre de 2020", "2020-09-01"),
        ("1er mars 2020", "2020-03-01"),
        ("5 fevrier 2020", "2020-02-05"),
        ("12\u00a0août\u202f2020", "2020-08-12"),
        ("5-Feb-2020", "2020-02-05"),
        ("5 tháng 2, 2020", "2020-02-05"),
        ("ngày 5 tháng 2 năm 2020", "2020-02-05"),
        ("2020年2月5日", "2020-02-05"),
        ("2020年2月", "2020-02"),
        ("2020년 2월 5일", "2020-02-05"),
        ("令和2年2月5日", "2020-02-05"),
        ("平成元年1月8日", "1989-01-08"),
        ("٥ فبراير ٢٠٢٠", "2020-02-05"),
        ("5 בפברואר 2020", "2020-02-05"),
        ("5 กุมภาพันธ์ 2563", "2020-02-05"),
        ("٥ شباط ٢٠٢٠", "2020-02-05"),
        ("2020-02-05", "2020-02-05"),
        ("2018-10-6", "2018-10-06"),
        ("2020-02-05T10:00:00Z", "2020-02-05"),
        ("0001-01-01", "0001-01-01"),
        ("2020/02/05", "2020-02-05"),
        ("05.02.2020", "2020-02-05"),
        ("13/05/2020", "2020-05-13"),
        ("05/13/2020", "2020-05-13"),
        ("5/5/2020", "2020-05-05"),
        ("02/05/2020", "2020-05-02 or 2020-02-05"),
        ("02/2020", "2020-02"),
        ("February 2020", "2020-02"),
        ("2020-02-30", "no day, gregorian"),
        ("31 de febrero de 2020", "no day, gregorian"),
        ("31/02/2020", "no day, gregorian"),
        ("5 بهمن 1399", "no day, persian"),
        ("5 رمضان 1441", "no day, islamic"),
        ("05/02/1441 هـ", "no day, islamic"),
    ],
)
def test_one_date(text: str, expected: str) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "may 5 of them",
        "March of Dimes 2020",
        "1-800-555-2020",
        "5/2/2020-3",
        "1.2.2020.4",
        "192.168.2020.1",
        "2018-2020",
        "25/30/2020",
        "ISBN 978-3-2020-1234-5",
        "24/7",
        "5 mg/2020 ml",
        "in 2020 march 6 people",
        "We 2020",
        "12345/02/2020",
        "2020-02-05-7",
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", "2020-02-05"),
        ("en-GB", "2020-05-02"),
        ("es", "2020-05-02"),
        ("es-PR", "2020-02-05"),
        ("en", "2020-05-02 or 2020-02-05"),
        (None, "2020-05-02 or 2020-02-05"),
    ],
)
def test_the_locale_settles_day_and_month(locale: str | None, expected: str) -> None:
    assert read("02/05/2020", locale) == [expected]


def test_only_strict_iso_is_iso() -> None:
    texts = ("2020-02-05", "2020-02-05T10:00:00Z", "2018-10-6", "5 May 2020")
    assert [find_dates(text)[0].iso for text in texts] == [True, True, False, False]


def test_a_month_names_its_languages() -> None:
    assert find_dates("19 de octubre de 2022")[0].languages >= {"es"}
    assert find_dates("19 October 2022")[0].languages == {"en"}


@given(st.text(st.sampled_from("0123456789 /.-,年月日MayFebdeth²٢\u00a0\u200fT:Z"), max_size=60))
def test_spans_lie_in_the_text_in_order_and_cut_what_they_say(text: str) -> None:
    end = 0
    for reading in find_dates(text):
        assert end <= reading.span.start < reading.span.end <= len(text)
        assert reading.span.cut(text) == reading.text
        end = reading.span.end


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_digits_of_any_script_and_any_space_give_the_same_day(day: datetime.date) -> None:
    written = f"{day.day} May {day.year}"
    arabic = written.translate({ord("0") + n: chr(0x660 + n) for n in range(10)})
    narrow = written.replace(" ", "\u202f")
    assert read(written) == read(arabic) == read(narrow) != []


def test_every_word_of_a_months_name_is_worth_reading_on_for() -> None:
    names = json.loads(files("mbclint.readers").joinpath("cldr_dates.json").read_text("utf-8"))
    for months in names["months"].values():
        for name in months:
            assert all(map(in_month_name, name.split())), name
    assert in_month_name("באפריל")
    assert not in_month_name("stones")


@given(st.text(st.sampled_from("0129a年é²٢和—\n"), max_size=40))
def test_where_no_date_can_be_none_is_looked_for(text: str) -> None:
    expected = [match.start() for match in re.finditer(r"\d{4}|[和成正治]", text)]
    assert where_dates_may_be(text) == expected
