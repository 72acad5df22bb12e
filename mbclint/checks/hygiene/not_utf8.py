"""Files that are in another encoding than UTF-8, or than they declare."""

import re
from collections.abc import Iterator

from mbclint.checks.hygiene.encoding_names import encoding_name
from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.interval import counted
from mbclint.model.source import Declaration, Source
from mbclint.model.span import Span

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def not_utf8(source: Source) -> Iterator[Problem]:
    """What is wrong with the encoding of a file: one finding, at the place that shows it."""
    declaration = source.declaration
    if source.undecoded:
        yield _wrong_bytes(source)
    elif source.encoding == "utf-8":
        if declaration and not declaration.right:
            yield _wrongly_declared(declaration)
    elif source.byte_order_mark:
        yield _whole(Span(0, 0), source, "by its byte-order mark")
    elif declaration and declaration.right:
        yield _whole(declaration.span, source, f"as it declares ({quoted(declaration.label)})")
    elif source.encoding.startswith("utf-16"):
        yield _whole(Span(0, 0), source, "without a byte-order mark, it seems")
    else:
        yield _detected(source)


def _wrong_bytes(source: Source) -> Problem:
    first, *rest = source.undecoded
    more = f" ({counted(len(rest) + 1, 'place')} in this file)" if rest else ""
    return Problem(
        first.span,
        f"Not UTF-8 here: {_hexadecimal(first.raw)}, read as Windows-1252, "
        f"{quoted(first.span.cut(source.text))}{more}",
        "undecoded bytes",
        tuple(Related(each.span, "here too") for each in rest),
    )


def _wrongly_declared(declaration: Declaration) -> Problem:
    return Problem(
        declaration.span,
        f"The page declares {quoted(declaration.label)} but is in UTF-8: browsers garble it",
        declaration.label,
        fix=Fix("declare utf-8", Applicability.SAFE, (Edit(declaration.span, "utf-8"),)),
    )


def _whole(span: Span, source: Source, how: str) -> Problem:
    name = encoding_name(source.encoding)
    return Problem(span, f"The file is in {name}, {how}, not in UTF-8", name)


def _detected(source: Source) -> Problem:
    name = encoding_name(source.encoding)
    beyond = [match.start() for match in _BEYOND_ASCII.finditer(source.text)]
    span = Span(beyond[0], beyond[0] + 1)
    character = span.cut(source.text)
    number = f", one of {counted(len(beyond), 'character')} beyond ASCII" if beyond[1:] else ""
    declared = source.declaration
    said = f", nor what it declares ({quoted(declared.label)})" if declared else ""
    return Problem(
        span,
        f"The file is not UTF-8{said}; it seems to be in {name}, "
        f"where {_hexadecimal(character.encode(source.encoding))} is {quoted(character)}{number}",
        name,
        (Related(declared.span, "declared here"),) if declared else (),
    )


def _hexadecimal(raw: bytes) -> str:
    return " ".join(f"0x{byte:02X}" for byte in raw)
