"""Marks of direction, line by line."""

from mbclint.checks.hygiene.invisible_characters import CHECK
from mbclint.model.source import Format
from tests.checks.pages import page_of, problems

_LRM = "\u200e"


def marked(text: str) -> list[int]:
    """Where marks are found that do nothing."""
    return [
        place.start
        for problem in problems(CHECK, page_of(text, written=Format.TEXT))
        for place in (problem.span, *(other.span for other in problem.related))
    ]


def test_a_mark_is_judged_by_its_own_line() -> None:
    hebrew, english = f"כליות {_LRM}(MRI){_LRM}", f"kidney{_LRM} and {_LRM}liver"
    for lines in ([english, hebrew, english], [hebrew, english, hebrew], ["", english, hebrew]):
        text = "\n".join(lines)
        starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
        expected = [
            start + at
            for start, line in zip(starts, lines, strict=True)
            if line == english
            for at in (6, 12)
        ]
        assert marked(text) == expected
