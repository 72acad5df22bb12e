"""Settings that are proposed for a site, with the reason for each."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mbclint.settings.presets import PresetName


class Proposed(Struct, frozen=True):
    """The value of a setting."""

    value: object
    why: str
    """Where it comes from, in words that follow the value."""


class Unknown(Struct, frozen=True):
    """What the files do not tell, and the setting that would."""

    key: str
    example: object
    why: str


class Proposal(Struct, frozen=True):
    """Settings by their keys, in the order in which they are written."""

    generator: PresetName | None
    settings: Mapping[str, Proposed]
    unknown: Sequence[Unknown] = ()

    @property
    def values(self) -> dict[str, object]:
        """The settings alone."""
        return {key: it.value for key, it in self.settings.items()}

    def with_setting(self, key: str, value: object, why: str) -> "Proposal":
        """The same with one setting more, or another value for it."""
        return replace(self, settings={**self.settings, key: Proposed(value, why)})

    def with_unknown(self, *unknown: Unknown) -> "Proposal":
        """The same with more that is not known."""
        return replace(self, unknown=(*self.unknown, *unknown))


def unreadable(generator: PresetName, config: str, fault: str) -> tuple[Unknown, ...]:
    """That a configuration cannot be read, if there is a fault in it."""
    if not fault:
        return ()
    return (Unknown("preset", generator.value, f"{config} cannot be read: {fault}"),)


def proposal(
    generator: PresetName,
    because: str,
    settings: Mapping[str, tuple[object, str]],
    unknown: Sequence[Unknown] = (),
) -> Proposal:
    """What a generator's files tell; settings without a value are left out."""
    given = {key: Proposed(value, why) for key, (value, why) in settings.items() if value}
    preset = {"preset": Proposed(generator.value, because)}
    return Proposal(generator, {**preset, **given}, unknown)
