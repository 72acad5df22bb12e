"""Proposed settings: as a commented settings file, and in words."""

import json
from collections.abc import Iterator

from mbclint.generators.proposal import Proposal

_HEAD = """\
# Written by "mbclint init". What each key does: docs/settings.md.
root = true
"""


def settings_file(proposal: Proposal) -> str:
    """A settings file with the reason for each value, and what is not known as comments."""
    parts = [_HEAD]
    for key, proposed in proposal.settings.items():
        parts.append(f"# {_line(proposed.why)}\n{key} = {_value(proposed.value)}\n")
    for unknown in proposal.unknown:
        commented = _value(unknown.example).replace("\n", "\n# ")
        parts.append(f"# Not known: {_line(unknown.why)}.\n# {unknown.key} = {commented}\n")
    return "\n".join(parts)


def in_words(proposal: Proposal) -> Iterator[str]:
    """What is assumed and what is not known, a line each."""
    for key, proposed in proposal.settings.items():
        short = _value(proposed.value) if key != "pages" else "its patterns"
        yield f"  {key}: {short} ({_line(proposed.why)})"
    for unknown in proposal.unknown:
        yield f"  not known: {_line(unknown.why)}; the key {unknown.key} settles it"


def _line(text: str) -> str:
    """Without line breaks and other controls, which would end a comment."""
    return " ".join("".join(it if it.isprintable() else " " for it in text).split())


def _value(value: object) -> str:
    """A value in TOML: what JSON writes of strings, numbers and truth values is the same."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{key} = {_value(each)}" for key, each in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, list | tuple):
        if any(isinstance(each, dict) for each in value):
            return "[\n" + "".join(f"  {_value(each)},\n" for each in value) + "]"
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
