"""The reports for other programs, read as these read them."""

import json
import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Finding, Severity
from mbclint.model.report import Report
from mbclint.model.span import Span
from mbclint.reports import REPORTERS, Style
from mbclint.reports.fingerprint import fingerprints
from mbclint.reports.markdown import render as markdown
from tests.reports.conftest import place, rule_of

HOSTILE = "a::b,c%d\"e'f<g>&h|i`j]]>k\nl\r\x1b[31m\x85\u2028\ud800\ufffe*_[m](n) @all"
PLAIN = Style()
COMMAND = re.compile(
    r"::(?P<command>error|warning|notice) (?P<properties>(?:[a-zA-Z]+=[^,:\r\n]*,?)+)::(?P<data>[^\r\n]*)"
)
"""The grammar of workflow commands, for the ones that annotate."""


def rendered(name: str, *findings: Finding) -> str:
    rules = tuple({each.code: rule_of(each) for each in findings}.values())
    return REPORTERS[name](Report(findings, (), len(findings), rules=rules), PLAIN)


@pytest.fixture
def hostile(repeated_title: Finding) -> Finding:
    path = 'ü &"<,:%|.txt'
    return replace(repeated_title, path=path, message=HOSTILE, help=HOSTILE, subject=HOSTILE)


def test_fingerprints_stay_when_the_text_moves_and_tell_equal_faults_apart(
    repeated_title: Finding, missing_date: Finding
) -> None:
    moved = replace(repeated_title, place=place(190, 7, 190, 15), message="other words")
    first, second, other = fingerprints([repeated_title, moved, missing_date])
    assert len({first, second, other}) == 3
    assert fingerprints([moved]) == (first,)


def test_json_lines_are_the_findings_of_the_json_report(mixed_report: Report) -> None:
    lines = REPORTERS["jsonl"](mixed_report, PLAIN).splitlines()
    whole = json.loads(REPORTERS["json"](mixed_report, PLAIN))
    assert [json.loads(line) for line in lines] == whole["findings"]
    assert REPORTERS["jsonl"](Report((), (), 1), PLAIN) == ""


def test_sarif_tells_rules_places_fixes_and_fingerprints(repeated_title: Finding) -> None:
    log = json.loads(rendered("sarif", repeated_title))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("SEE102", "DuplicateTitle")
    assert rule["help"]["text"] == "It confuses readers. Mend it."
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("SEE102", 0, "error")
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "articles/ckd.txt", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {
        "startLine": 143,
        "startColumn": 7,
        "endLine": 143,
        "endColumn": 15,
    }
    assert result["relatedLocations"][0]["message"] == {"text": "entry 57"}
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["endLine"] == 144
    assert replacement["insertedContent"] == {"text": ""}
    assert list(result["partialFingerprints"].values()) == [*fingerprints([repeated_title])]


def test_sarif_paths_are_addresses(hostile: Finding) -> None:
    log = json.loads(rendered("sarif", hostile))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    uri = location["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert unquote(uri) == hostile.path


def annotations(text: str) -> list[dict[str, str]]:
    """What GitHub's runner reads: each command, its properties and its text, unescaped."""
    found = []
    for line in text.splitlines():
        if match := COMMAND.fullmatch(line):
            pairs = (each.split("=", 1) for each in match["properties"].split(","))
            values = {key: unescaped(value) for key, value in pairs}
            found.append({"command": match["command"], "data": unescaped(match["data"])} | values)
        else:
            assert "::" not in line
    return found


def unescaped(text: str) -> str:
    for escape, meant in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, meant)
    return text


def test_annotations_parse_by_the_grammar_of_workflow_commands(
    repeated_title: Finding, missing_date: Finding, hostile: Finding
) -> None:
    first, second, third = annotations(rendered("github", missing_date, repeated_title, hostile))
    assert [first["command"], second["command"], third["command"]] == ["error", "error", "warning"]
    assert first["data"] == f"{repeated_title.message}\n{repeated_title.help}"
    assert (first["file"], first["line"], first["col"]) == ("articles/ckd.txt", "143", "7")
    assert first["title"] == "SEE102 duplicate-title"
    assert second["file"] == hostile.path
    assert 'a::b,c%d"e' in second["data"]


def test_at_most_ten_annotations_of_a_kind(repeated_title: Finding, missing_date: Finding) -> None:
    text = rendered("github", *[repeated_title] * 14, *[missing_date] * 3)
    commands = [each["command"] for each in annotations(text)]
    assert commands == ["error"] * 10 + ["warning"] * 3
    assert "4 more of severity error are in the summary of this step." in text


def test_a_comment_names_all_and_obeys_none(hostile: Finding, missing_date: Finding) -> None:
    text = rendered("markdown", hostile, missing_date)
    assert text.startswith("**mbclint**: 2 findings in 2 files: 1 error, 1 warning.\n")
    row = next(line for line in text.splitlines() if line.startswith("| 143 |"))
    assert row.count("|") == 4
    assert not set("<[@`") & set(row.replace("<br>", ""))
    assert "| 1 | 🟡 REV301 missing-review-date | No review date |" in text


def test_a_long_comment_of_many_files_is_cut_and_says_so(repeated_title: Finding) -> None:
    findings = [
        replace(repeated_title, path=f"{file}.md", place=place(line, 1, line, 2))
        for file in range(40)
        for line in range(1, 21)
    ]
    text = markdown(Report(tuple(findings), (), 40), PLAIN)
    assert len(text) < 65_536
    shown = len(re.findall(r"^\| \d", text, re.MULTILINE))
    assert 0 < shown < len(findings)
    assert f"{len(findings) - shown} more findings would not fit here." in text


def test_gitlab_gets_what_it_shows(repeated_title: Finding) -> None:
    (issue,) = json.loads(rendered("gitlab", repeated_title))
    assert issue == {
        "description": repeated_title.message,
        "check_name": "SEE102 duplicate-title",
        "fingerprint": fingerprints([repeated_title])[0],
        "severity": "major",
        "location": {"path": "articles/ckd.txt", "lines": {"begin": 143, "end": 143}},
    }
    assert rendered("gitlab") == "[]\n"


def test_junit_has_a_case_a_finding_and_one_for_the_rest(
    repeated_title: Finding, missing_date: Finding
) -> None:
    report = Report((repeated_title, repeated_title, missing_date), (), 9)
    root = ElementTree.fromstring(REPORTERS["junit"](report, PLAIN).encode())
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "3")
    suites = [(each.get("name"), each.get("tests"), each.get("failures")) for each in root]
    assert suites == [("articles/ckd.txt", "2", "2"), ("empty.md", "1", "1"), ("mbclint", "1", "0")]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == repeated_title.message
    assert root[2][0].get("name") == "7 files without findings"


def test_checkstyle_has_an_error_a_finding(repeated_title: Finding) -> None:
    root = ElementTree.fromstring(rendered("checkstyle", repeated_title).encode())
    assert [each.tag for each in root.iter()] == ["checkstyle", "file", "error"]
    assert root[0].get("name") == "articles/ckd.txt"
    assert root[0][0].attrib == {
        "line": "143",
        "column": "7",
        "severity": "error",
        "message": repeated_title.message,
        "source": "mbclint.SEE102",
    }


def test_reviewdog_counts_bytes_and_gets_fixes_of_one_edit(repeated_title: Finding) -> None:
    there = replace(repeated_title.place, start_byte=7, end_byte=16)
    finding = replace(repeated_title, place=there)
    whole = json.loads(rendered("rdjson", finding))
    (diagnostic,) = whole["diagnostics"]
    assert whole["source"] == {"name": "mbclint"}
    assert diagnostic["severity"] == "ERROR"
    assert diagnostic["location"] == {
        "path": "articles/ckd.txt",
        "range": {"start": {"line": 143, "column": 7}, "end": {"line": 143, "column": 16}},
    }
    assert [each["text"] for each in diagnostic["suggestions"]] == [""]
    line = json.loads(rendered("rdjsonl", finding))
    assert line == diagnostic | {"source": {"name": "mbclint"}}
    edits = (Edit(Span(1, 2), ""), Edit(Span(3, 4), ""))
    two = replace(
        finding, fix=Fix("", Applicability.SAFE, edits), edit_places=finding.edit_places * 2
    )
    assert "suggestions" not in json.loads(rendered("rdjsonl", two))


@pytest.mark.parametrize("name", REPORTERS)
def test_no_format_breaks_on_what_a_page_may_hold(name: str, hostile: Finding) -> None:
    text = rendered(name, hostile, replace(hostile, severity=Severity.INFO))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\ud800-\udfff]", text)
    data: Any
    if name in ("junit", "checkstyle"):
        data = ElementTree.fromstring(text.encode())
    elif name in ("json", "sarif", "gitlab", "rdjson"):
        data = json.loads(text)
    elif name in ("jsonl", "rdjsonl"):
        data = [json.loads(line) for line in text.splitlines()]
        assert len(data) == 2
    else:
        data = text
    assert data is not None
