"""Where mbclint keeps what can be had again."""

import sys
from pathlib import Path

import platformdirs
import pytest

from mbclint.resources import cache_folder


@pytest.mark.parametrize("home", ["/home/ana", "/", ""])
@pytest.mark.parametrize("given", ["/var/caches", "/var/caches/", "caches", "", None])
def test_the_folder_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, given: str | None, home: str
) -> None:
    monkeypatch.delenv("MBCLINT_CACHE", raising=False)
    monkeypatch.setenv("HOME", home)
    if given is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", given)
    assert cache_folder() == platformdirs.user_cache_path("mbclint", False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
def test_no_library_is_loaded_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MBCLINT_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches")
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    assert cache_folder() == Path("/var/caches/mbclint")
