import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Finding, Place, Severity
from mbclint.model.report import Report, Undecided
from mbclint.reports import Style, text

COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")

Placed = Callable[..., Place]


def shown(*findings: Finding) -> str:
    return text.render(Report(findings, (), files=1), Style())


def test_a_report_is_blocks_and_counts(mixed_report: Report) -> None:
    assert text.render(mixed_report, Style()) == (
        """\
articles/ckd.txt:143:7: error SEE102 duplicate-title
  "Diálisis" is listed twice: entries 57 and 85
    143 |   85. Diálisis
        |       ^^^^^^^^
  also 115:7: entry 57
  evidence: the same letters
  help: Remove one of them, or give the two different names.
  fix: opt-in (remove entry 85)

empty.md:1:1: warning REV301 missing-review-date
  No review date

2 findings in 2 files of 3: 1 error, 1 warning. 1 title not judged \
(list them with --show-undecided).
"""
    )


def test_undecided_texts_are_listed_on_request(left_alone: Undecided) -> None:
    assert text.render(
        Report((), (left_alone, left_alone), files=1), Style(show_undecided=True)
    ) == (
        """\
articles/ckd.txt:88:6: not judged by foreign-title: "PALS" (a name or too short)
articles/ckd.txt:88:6: not judged by foreign-title: "PALS" (a name or too short)

No findings in 1 file. 2 titles not judged.
"""
    )


def test_the_summary_counts_what_there_is(repeated_title: Finding, missing_date: Finding) -> None:
    note = replace(repeated_title, severity=Severity.INFO)

    def summary(*findings: Finding, files: int) -> str:
        return text.render(Report(findings, (), files), Style()).splitlines()[-1]

    assert summary(files=3) == "No findings in 3 files."
    assert summary(files=1) == "No findings in 1 file."
    assert summary(files=1023) == "No findings in 1,023 files."
    assert summary(missing_date, files=1) == "1 finding in 1 file: 1 warning."
    assert summary(note, note, files=1023) == "2 findings in 1 file of 1,023: 2 infos."
    assert summary(repeated_title, repeated_title, missing_date, missing_date, note, files=4) == (
        "5 findings in 2 files of 4: 2 errors, 2 warnings, 1 info."
    )


@pytest.mark.parametrize(
    ("end", "hint"),
    [
        pytest.param((7, 3), " … to line 7", id="several lines"),
        pytest.param((7, 1), " … to line 6", id="up to a line's start"),
        pytest.param((6, 1), "", id="with its line break only"),
    ],
)
def test_a_span_over_lines_is_underlined_to_the_end_of_its_first(
    end: tuple[int, int], hint: str, repeated_title: Finding, placed: Placed
) -> None:
    finding = replace(repeated_title, place=placed(5, 5, *end), excerpt="one two")

    assert f"\n    5 | one two\n      |     ^^^{hint}\n" in shown(finding)


@pytest.mark.parametrize(
    ("line", "column", "excerpt", "block"),
    [
        pytest.param(1, 1, "<html>", "    1 | <html>\n      | ^\n", id="absence from a page"),
        pytest.param(9, 4, "end", "    9 | end\n      |    ^\n", id="after the last character"),
        pytest.param(12, 1, "", "    12 |\n       | ^\n", id="on an empty line"),
        pytest.param(1, 1, "", "", id="absence from an empty page"),
    ],
)
def test_an_empty_span_is_a_caret_where_there_is_a_line(
    line: int, column: int, excerpt: str, block: str, missing_date: Finding, placed: Placed
) -> None:
    at = placed(line, column, line, column)

    _, _, rest = shown(replace(missing_date, place=at, excerpt=excerpt)).partition("date\n  No ")

    assert rest.startswith(f"review date\n{block}\n1 finding")


def test_what_follows_the_span_is_not_underlined(repeated_title: Finding, placed: Placed) -> None:
    finding = replace(repeated_title, place=placed(5, 5, 5, 8), excerpt="one two three")

    assert "\n    5 | one two three\n      |     ^^^\n" in shown(finding)


def test_related_places_beyond_the_fifth_are_counted(
    repeated_title: Finding, placed: Placed
) -> None:
    related = tuple(placed(line, 2, line, 4) for line in range(1, 8))

    assert "\n  also 5:2\n  and 2 more\n" in shown(replace(repeated_title, related=related))
    assert "\n  also 5:2\n  evidence" in shown(replace(repeated_title, related=related[:5]))


def test_a_safe_fix_is_called_safe(missing_date: Finding) -> None:
    fix = Fix("add a line break", Applicability.SAFE, ())

    assert "\n  fix: safe (add a line break)\n" in shown(replace(missing_date, fix=fix))


@pytest.mark.parametrize(
    "attack", ["\x1b]0;owned\x07", "\x1b[2J", "\x9b2J", "\x90q\x9c", "\r", "\b"]
)
@pytest.mark.parametrize("colour", [False, True])
def test_no_text_of_a_page_commands_the_terminal(
    attack: str, colour: bool, repeated_title: Finding, left_alone: Undecided, placed: Placed
) -> None:
    finding = replace(
        repeated_title,
        path=f"a{attack}.txt",
        message=attack,
        excerpt=f"{attack} line",
        evidence=attack,
        help=attack,
        related=(placed(1, 1, 1, 2, attack),),
        fix=Fix(attack, Applicability.SAFE, ()),
    )
    undecided = replace(left_alone, path=attack, subject=attack, reason=attack)
    report = Report((finding,), (undecided,), files=1)

    output = COLOUR_CODE.sub("", text.render(report, Style(colour, show_undecided=True)))

    assert [c for c in output if not c.isprintable() and c != "\n"] == []
    assert len(output.splitlines()) == 12


def test_colour_marks_path_severity_gutter_and_underline(repeated_title: Finding) -> None:
    report = Report((repeated_title,), (), files=1)

    where, _, source, underline, *_ = text.render(report, Style(colour=True)).splitlines()

    assert where == (
        "\x1b[1marticles/ckd.txt\x1b[0m:143:7: \x1b[31merror\x1b[0m SEE102 duplicate-title"
    )
    assert source == "    \x1b[2m143 |\x1b[0m   85. Diálisis"
    assert underline == "    \x1b[2m    |\x1b[0m       \x1b[31m^^^^^^^^\x1b[0m"


@pytest.mark.parametrize(
    ("severity", "code"), [(Severity.ERROR, 31), (Severity.WARNING, 33), (Severity.INFO, 34)]
)
def test_each_severity_has_its_colour(severity: Severity, code: int, missing_date: Finding) -> None:
    report = Report((replace(missing_date, severity=severity),), (), files=1)

    assert f"\x1b[{code}m{severity}\x1b[0m" in text.render(report, Style(colour=True))


@given(
    message=st.text(),
    excerpt=st.text(st.characters(exclude_characters="\r\n")),
    column=st.integers(1, 20),
    show_undecided=st.booleans(),
)
def test_without_its_colour_codes_a_report_is_the_plain_one(
    message: str,
    excerpt: str,
    column: int,
    show_undecided: bool,
    repeated_title: Finding,
    left_alone: Undecided,
    placed: Placed,
) -> None:
    at = placed(5, column, 5, column + 3)
    finding = replace(repeated_title, message=message, excerpt=excerpt, place=at)
    report = Report((finding,), (replace(left_alone, subject=message),), files=1)

    coloured = text.render(report, Style(colour=True, show_undecided=show_undecided))

    plain = text.render(report, Style(colour=False, show_undecided=show_undecided))
    assert COLOUR_CODE.sub("", coloured) == plain
    assert coloured != plain
