"""The table of all settings."""

import pytest

from mbclint.settings.kinds import ListOf, Misfit
from mbclint.settings.schema import KEYS, Key, Merge


@pytest.mark.parametrize(("name", "key"), KEYS.items(), ids=list(KEYS))
def test_every_key_is_complete(name: str, key: Key) -> None:
    assert name == name.lower().replace("_", "-")
    assert key.about[0].isupper()
    assert key.about.endswith(".")
    assert "\n" not in key.about
    assert bool(key.unset) == (key.default is None)
    assert (key.merge is not Merge.ADD) or isinstance(key.kind, ListOf)


@pytest.mark.parametrize(("name", "key"), KEYS.items(), ids=list(KEYS))
def test_every_default_is_a_value_that_may_be_written(name: str, key: Key) -> None:
    if key.default is not None:
        misfits: list[Misfit] = []
        written = list(key.default) if isinstance(key.default, tuple) else key.default
        assert key.kind.read(written, misfits) == key.default
        assert misfits == []
