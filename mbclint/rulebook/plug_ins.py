"""The check that a rule file names: one of mbclint's own, or a plug-in's."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mbclint.checks.kinds import Check, ListCheck, PageCheck
from mbclint.checks.registry import CHECKS, check_named

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENGINE = "engine"
"""The ``check`` of rules that the engine reports itself: unreadable files, failing checks."""
_PLUG_INS = "mbclint.checks"


def is_built_in(name: str) -> bool:
    """Whether a name is that of a check that mbclint brings, or of none."""
    return name == ENGINE or name in CHECKS


class NoCheckError(Exception):
    """Nothing by this name is a check; says why."""


def check_of(name: str) -> Check | None:
    """The check of a name; None for what has none. Raises ``NoCheckError``."""
    if name == ENGINE:
        return None
    if name in CHECKS:
        return check_named(name)
    plugged = _plug_ins()
    if name not in plugged:
        from difflib import get_close_matches

        near = get_close_matches(name, [*CHECKS, *plugged], 1)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        raise NoCheckError(f'there is no check "{name}"{hint}')
    check = plugged[name].load()
    if not isinstance(check, PageCheck | ListCheck):
        raise NoCheckError(
            f'the plug-in "{name}" is a {type(check).__name__}; expected a PageCheck or ListCheck'
        )
    return check


def _plug_ins() -> "Mapping[str, EntryPoint]":
    # Takes longer to load than all rules do, and most packs ask for no plug-in.
    from importlib.metadata import entry_points

    return {found.name: found for found in entry_points(group=_PLUG_INS)}
