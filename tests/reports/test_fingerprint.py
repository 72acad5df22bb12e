"""What a fingerprint depends on."""

import pytest
from msgspec.structs import replace

from mbclint.model.finding import Finding
from mbclint.reports.fingerprint import fingerprints


@pytest.mark.parametrize("change", [{"code": "SEE103"}, {"path": "b.md"}, {"subject": "Dialysis"}])
def test_rule_path_and_text_tell_findings_apart(
    change: dict[str, str], repeated_title: Finding
) -> None:
    other = replace(repeated_title, **change)
    assert fingerprints([repeated_title]) != fingerprints([other])


def test_parts_do_not_run_into_each_other(repeated_title: Finding) -> None:
    one = replace(repeated_title, path="a.md", subject="dx")
    other = replace(repeated_title, path="a.mdd", subject="x")
    assert fingerprints([one]) != fingerprints([other])


def test_composition_and_white_space_of_the_text_do_not_matter(repeated_title: Finding) -> None:
    one = replace(repeated_title, subject="Diálisis  renal")
    other = replace(repeated_title, subject="Dia\u0301lisis\nrenal")
    assert fingerprints([one]) == fingerprints([other])


def test_texts_that_utf8_cannot_hold_have_one_too(repeated_title: Finding) -> None:
    (mark,) = fingerprints([replace(repeated_title, subject="\ud800")])
    assert len(mark) == 64
