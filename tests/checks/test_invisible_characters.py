"""Marks of direction, line by line."""

import time

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


def test_a_long_line_of_marks_takes_no_longer_than_its_length() -> None:
    taken = []
    for count in (2_000, 16_000):
        page = page_of(f"kidney{_LRM} " * count, written=Format.TEXT)
        begin = time.process_time()
        problems(CHECK, page)
        taken.append(time.process_time() - begin)
    assert taken[1] < 40 * max(taken[0], 0.001)
