"""Changes of files as a unified diff that ``git apply`` and ``patch`` take."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\]')


def unified(path: str, before: str, after: str) -> str:
    """The diff of one file; nothing where both texts are equal. Lines end at line feeds alone, as
    these programs count them."""
    # Loaded here, because most runs show no difference.
    from difflib import unified_diff

    old, new = _LINE.findall(before), _LINE.findall(after)
    return "".join(_lines(unified_diff(old, new, _name(f"a/{path}"), _name(f"b/{path}"))))


def _lines(diff: Iterator[str]) -> Iterator[str]:
    for line in diff:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _name(path: str) -> str:
    """A path as git quotes it where it must."""
    if not _UNSAFE.search(path):
        return path
    return '"' + _UNSAFE.sub(lambda it: f"\\{ord(it[0]):03o}", path) + '"'
