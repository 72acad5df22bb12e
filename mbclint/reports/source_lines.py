"""The source line of a finding behind a gutter, with what the finding is about underlined."""

from collections.abc import Iterator

from mbclint.model.finding import Finding
from mbclint.model.span import Position
from mbclint.reports.excerpt import excerpt
from mbclint.reports.paint import SEVERITY_LOOKS, Look, Paint

_TOP = Position(1, 1)


def source_lines(finding: Finding, paint: Paint) -> Iterator[str]:
    """The line and its underline; nothing where something is absent from an empty page."""
    start, end = finding.place.start, finding.place.end
    if not finding.excerpt and start == end == _TOP:
        return
    goes_on = end.line > start.line
    stop = len(finding.excerpt) if goes_on else end.column - 1
    shown = excerpt(finding.excerpt, start.column - 1, stop)
    number = str(start.line)
    yield f"{paint(f'{number} |', Look.DIM)} {shown.text}".rstrip(" ")
    carets = paint("^" * shown.width, SEVERITY_LOOKS[finding.severity])
    last = end.line - 1 if end.column == 1 else end.line
    hint = f" … to line {last}" if last > start.line else ""
    yield f"{paint(' ' * len(number) + ' |', Look.DIM)} {' ' * shown.indent}{carets}{hint}"
