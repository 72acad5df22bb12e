"""Suppressions outside of pages: in the root settings file, and in files beside texts that have no
comments."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, Final

from msgspec import Struct

from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.model.suppression import Suppression
from mbclint.settings.documents import document_in
from mbclint.settings.faults import Origin, SettingsError, SettingsFault
from mbclint.settings.kinds import Day, Kind, ListOf, Misfit, Record, Text
from mbclint.settings.nearest import did_you_mean
from mbclint.settings.wording import quoted

BESIDE: Final = ".mbclint.toml"
"""What the name of a text's file ends with, for the file beside it."""
_KEY: Final = "ignore"
_KEYS: Final[Mapping[str, Kind]] = {
    "rules": ListOf(Text("a rule"), 'a list of rules such as ["duplicate-title"]'),
    "text": Text('a glob for a title or another text, such as "MRI*"'),
    "url": Text('a glob for an address, such as "https://old.example/*"'),
    "until": Day(),
    "reason": Text("a reason"),
}
_EXAMPLE: Final = 'a table such as {rules = ["duplicate-title"], reason = "two videos"}'
BESIDE_KIND: Final = ListOf(
    Record(_KEYS, frozenset({"rules"}), _EXAMPLE), f"a list of tables, each {_EXAMPLE}"
)
SITE_KIND: Final = ListOf(
    Record(
        {**_KEYS, "path": Text('a glob for paths, such as "archive/*"')},
        frozenset({"rules"}),
        _EXAMPLE,
    ),
    f"a list of tables, each {_EXAMPLE}",
)


class SiteSuppression(Struct, frozen=True):
    """A suppression of the settings, for the pages whose paths fit a glob."""

    path: str
    suppression: Suppression
    origin: Origin

    def concerns(self, path: str) -> bool:
        """Whether it holds for a page."""
        return fnmatchcase(path, self.path)


def site_suppressions(
    written: Sequence[Mapping[str, Any]], origins: Sequence[Origin]
) -> tuple[SiteSuppression, ...]:
    """The suppressions of the root settings file, from the checked value and where each stands."""
    return tuple(
        SiteSuppression(each.get("path", "*"), _suppression(each, str(origin)), origin)
        for each, origin in zip(written, origins, strict=True)
    )


def beside(raw: bytes, name: str) -> tuple[tuple[Suppression, ...], tuple[str, ...]]:
    """The suppressions in what the file beside a text holds, by whose ``name`` they are known, and
    what is wrong with it, in words."""
    try:
        document = document_in(raw, name)
    except SettingsError as error:
        return (), tuple(map(str, error.faults))
    table, origin = document.table, document.origin
    faults = [
        SettingsFault(origin((key,)), f"unknown key {quoted(key)}{did_you_mean(key, [_KEY])}")
        for key in table
        if key != _KEY
    ]
    misfits: list[Misfit] = []
    read = BESIDE_KIND.read(table.get(_KEY, []), misfits)
    faults += [
        SettingsFault(origin((_KEY, *each.path, *each.at)), f"{_KEY}: {each.problem}")
        for each in misfits
    ]
    if faults:
        return (), tuple(map(str, faults))
    where = [str(origin((_KEY, number))) for number in range(len(read))]
    return tuple(map(_suppression, read, where)), ()


def _suppression(written: Mapping[str, Any], where: str) -> Suppression:
    nowhere = Span(0, 0)
    return Suppression(
        tuple(Passage(rule, nowhere) for rule in written["rules"]),
        nowhere,
        until=written.get("until"),
        reason=written.get("reason", ""),
        text=written.get("text") or written.get("url") or "*",
        where=where,
    )
