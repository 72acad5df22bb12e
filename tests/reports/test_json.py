import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mbclint.model.edit import Edit
from mbclint.model.finding import Finding
from mbclint.model.report import Report, Undecided
from mbclint.model.span import Span
from mbclint.reports import Style
from mbclint.reports.json import render, schema
from mbclint.reports.shape import ReportShape

COMMITTED = Path(__file__).parents[2] / "docs/schemas/report-1.schema.json"
LISTED = Style(show_undecided=True)

FULL = {
    "code": "SEE102",
    "name": "duplicate-title",
    "severity": "error",
    "path": "articles/ckd.txt",
    "line": 143,
    "column": 7,
    "end_line": 143,
    "end_column": 15,
    "message": '"Diálisis" is listed twice: entries 57 and 85',
    "evidence": "the same letters",
    "related": [
        {"line": 115, "column": 7, "end_line": 115, "end_column": 15, "message": "entry 57"}
    ],
    "fix": {
        "description": "remove entry 85",
        "applicability": "unsafe",
        "edits": [{"line": 143, "column": 1, "end_line": 144, "end_column": 1, "replacement": ""}],
    },
}
BARE = {
    "code": "REV301",
    "name": "missing-review-date",
    "severity": "warning",
    "path": "empty.md",
    "line": 1,
    "column": 1,
    "end_line": 1,
    "end_column": 1,
    "message": "No review date",
    "evidence": "",
    "related": [],
    "fix": None,
}
NOT_JUDGED = {
    "code": "LNG201",
    "name": "foreign-title",
    "path": "articles/ckd.txt",
    "line": 88,
    "column": 6,
    "end_line": 88,
    "end_column": 10,
    "subject": "PALS",
    "reason": "a name or too short",
}
SUMMARY = {"files": 3, "errors": 1, "warnings": 1, "infos": 0, "not_judged": 1, "known": 0}


def validate(report: Any) -> None:
    jsonschema.Draft202012Validator(json.loads(schema())).validate(report)


def test_a_report_is_one_object(mixed_report: Report) -> None:
    whole = {"version": 1, "findings": [FULL, BARE], "summary": SUMMARY}

    assert json.loads(render(mixed_report, Style())) == whole
    assert json.loads(render(mixed_report, LISTED)) == whole | {"not_judged": [NOT_JUDGED]}


def test_a_clean_report_is_an_object_too() -> None:
    assert render(Report((), (), files=2), Style()) == (
        """\
{
  "version": 1,
  "findings": [],
  "summary": {
    "files": 2,
    "errors": 0,
    "warnings": 0,
    "infos": 0,
    "not_judged": 0,
    "known": 0
  }
}
"""
    )


def test_text_is_written_as_it_is(missing_date: Finding) -> None:
    finding = replace(missing_date, message="Diálisis 透析 غسيل 👩\u200d⚕")

    assert "Diálisis 透析 غسيل 👩\u200d⚕" in render(Report((finding,), (), 1), Style())


def test_a_lone_surrogate_is_replaced(missing_date: Finding) -> None:
    output = render(Report((replace(missing_date, path="caf\udce9.md"),), (), 1), Style())

    assert json.loads(output)["findings"][0]["path"] == "caf\ufffd.md"


@pytest.mark.parametrize("attack", ["\x1b]0;owned\x07", "\x1b[2J", "\x9b2J", "\x7f", "\u2028"])
def test_controls_are_escaped_and_come_back(attack: str, missing_date: Finding) -> None:
    output = render(Report((replace(missing_date, message=attack),), (), 1), Style())

    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", output) is None
    assert json.loads(output)["findings"][0]["message"] == attack


def test_each_edit_needs_its_place(repeated_title: Finding) -> None:
    assert repeated_title.fix is not None
    more = replace(repeated_title.fix, edits=(*repeated_title.fix.edits, Edit(Span(0, 0), "")))

    with pytest.raises(ValueError, match="longer"):
        render(Report((replace(repeated_title, fix=more),), (), 1), Style())


@given(message=st.text(), subject=st.text(), replacement=st.text(), show_undecided=st.booleans())
def test_what_is_written_is_valid_and_reads_back(
    message: str,
    subject: str,
    replacement: str,
    show_undecided: bool,
    repeated_title: Finding,
    left_alone: Undecided,
) -> None:
    assert repeated_title.fix is not None
    fix = replace(repeated_title.fix, edits=(Edit(Span(0, 1), replacement),))
    finding = replace(repeated_title, message=message, fix=fix)
    report = Report((finding,), (replace(left_alone, subject=subject),), files=1)

    output = render(report, Style(show_undecided=show_undecided))

    validate(json.loads(output))
    [read] = msgspec.json.decode(output, type=ReportShape).findings
    assert read.message == message
    assert read.fix is not None
    assert read.fix.edits[0].replacement == replacement
    if show_undecided:
        assert json.loads(output)["not_judged"][0]["subject"] == subject


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"version": 2}, id="another version"),
        pytest.param({"extra": 1}, id="unknown member"),
        pytest.param({"findings": [FULL | {"extra": 1}]}, id="unknown member of a finding"),
        pytest.param({"findings": [FULL | {"severity": "fatal"}]}, id="unknown severity"),
        pytest.param({"findings": [FULL | {"line": 0}]}, id="line 0"),
        pytest.param({"summary": SUMMARY | {"files": -1}}, id="negative count"),
        pytest.param({"findings": None}, id="no findings"),
    ],
)
def test_the_schema_refuses_another_shape(change: dict[str, Any]) -> None:
    whole = {"version": 1, "findings": [FULL, BARE], "summary": SUMMARY}
    validate(whole)

    with pytest.raises(jsonschema.ValidationError):
        validate(whole | change)


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))

    assert json.loads(schema())["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


def test_every_object_of_the_schema_is_closed() -> None:
    definitions = json.loads(schema())["$defs"].values()
    objects = [entry for entry in definitions if entry.get("type") == "object"]

    assert len(objects) == 7
    assert all(entry["additionalProperties"] is False for entry in objects)


def without_order_of_choices(text: str) -> Any:
    """The schema as data: msgspec's version decides in which order ``anyOf`` lists choices."""

    def ordered(member: dict[str, Any]) -> dict[str, Any]:
        return member | {"anyOf": sorted(member["anyOf"], key=str)} if "anyOf" in member else member

    return json.loads(text, object_hook=ordered)


def test_the_published_schema_is_what_the_command_prints() -> None:
    command = [sys.executable, "-m", "mbclint.reports.schema"]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    published = COMMITTED.read_text(encoding="utf-8")

    assert without_order_of_choices(printed) == without_order_of_choices(published), (
        "docs/schemas is out of date: run python -m mbclint.reports.schema"
    )
