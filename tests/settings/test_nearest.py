"""Near names."""

import pytest

from mbclint.settings.nearest import did_you_mean, nearest

NAMES = ["include", "extend-rules", "max-file-size", "SEE"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("inclde", "include"),
        ("Max_File_Size", "max-file-size"),
        ("see", "SEE"),
        ("extends-rule", "extend-rules"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_name(wrong: str, right: str | None) -> None:
    assert nearest(wrong, NAMES) == right


def test_the_question() -> None:
    assert did_you_mean("inclde", NAMES) == '; did you mean "include"?'
    assert did_you_mean("zzz", NAMES) == ""
