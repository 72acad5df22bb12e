"""What is a date for programs, and how far its mending is safe."""

import pytest

from mbclint.checks.review.invalid_date import CHECK
from mbclint.model.edit import Applicability
from mbclint.model.finding import Problem
from mbclint.model.source import Format
from tests.checks.pages import page_of, problems


def found(
    text: str, written: Format = Format.MARKDOWN, language: str | None = None
) -> list[Problem]:
    return problems(CHECK, page_of(text, language, written))


def mended(text: str, written: Format, safety: Applicability) -> str:
    for problem in found(text, written):
        if problem.fix and problem.fix.applicability is safety:
            (edit,) = problem.fix.edits
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2018-10-6", "2018-10-06"),
        ("2018/10/06", "2018-10-06"),
        ("2018.10.6", "2018-10-06"),
        ("06.10.2018", "2018-10-06"),
        ("22/10/2018", "2018-10-22"),
        ("10/22/2018", "2018-10-22"),
        ("2018-10-6T08:30:00Z", "2018-10-06T08:30:00Z"),
        ("10/2018", "2018-10"),
        ("Oct 6, 2018", "2018-10-06"),
        ("6 octobre 2018", "2018-10-06"),
    ],
)
def test_what_is_clear_is_mended_safely(value: str, iso: str) -> None:
    for before, after in (("", ""), ("'", "'"), ('"', '"')):
        text = f"---\ntitle: é\nlastReviewed: {before}{value}{after}\n---\n"
        expected = text.replace(value, iso)
        assert mended(text, Format.MARKDOWN, Applicability.SAFE) == expected
    json = f'<script type="application/ld+json">{{"@type":"WebPage","lastReviewed":"{value}"}}</script>'
    assert mended(json, Format.HTML, Applicability.SAFE) == json.replace(value, iso)
    meta = f"<meta name=dcterms.modified content='{value}'>"
    assert mended(meta, Format.HTML, Applicability.SAFE) == meta.replace(value, iso)


def test_toml_and_json_front_matter() -> None:
    for text in (
        '+++\r\nlastReviewed = "2018-10-6"\r\n+++\r\n',
        '{\n"lastReviewed": "2018-10-6"\n}\n',
    ):
        expected = text.replace("2018-10-6", "2018-10-06")
        assert mended(text, Format.MARKDOWN, Applicability.SAFE) == expected


def test_an_open_order_of_day_and_month_is_left_alone() -> None:
    (problem,) = found("---\ndate: 06/10/2018\n---\n")
    assert problem.fix is None
    assert problem.message.endswith("write 2018-10-06 or 2018-06-10")


def test_an_order_that_the_language_settles_is_not_safe() -> None:
    (problem,) = found("---\nlang: en-GB\ndate: 06/10/2018\n---\n")
    assert problem.fix
    assert problem.fix.applicability is Applicability.UNSAFE
    assert problem.fix.edits[0].replacement == "2018-10-06"


def test_text_that_readers_see_is_not_rewritten() -> None:
    html = (
        '<div itemscope itemtype="https://schema.org/WebPage"><b itemprop=lastReviewed>{}</b></div>'
    )
    (problem,) = found(html.format("6 October 2018"), Format.HTML)
    assert problem.fix is None
    attribute = html.replace("{}", "").replace("<b", "<meta content=2018-10-6")
    (problem,) = found(attribute, Format.HTML)
    assert problem.fix


@pytest.mark.parametrize(
    "value",
    [
        "2018-10-06",
        "2018-10",
        "2018",
        "2018-10-06T08:30",
        "2018-10-06 08:30:00 +0200",
        "2018-10-06T08:30:00.123Z",
    ],
)
def test_iso_is_no_fault(value: str) -> None:
    assert found(f"---\nlastReviewed: {value}\n---\n") == []
    assert found(f'<time datetime="{value}">then</time>', Format.HTML) == []


def test_other_fields_and_the_dates_of_http_are_no_fault() -> None:
    assert found("---\nborn: 6 October 2018\n---\n") == []
    date = "Sat, 06 Oct 2018 08:30:00 GMT"
    assert found(f'<meta http-equiv="last-modified" content="{date}">', Format.HTML) == []
    assert found('<meta name="dcterms.modified" content="6 Oct 2018">', Format.HTML)


@pytest.mark.parametrize("value", ["2018-13-06", "2018-02-30", "2018-00-10", "2018-1-32T10:00"])
def test_days_that_are_none(value: str) -> None:
    (problem,) = found(f"---\nlastReviewed: {value}\n---\n")
    assert problem.message.startswith("There is no such day as")
    assert problem.fix is None
