"""Values made from files are made once, and anew where anything is another."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mbclint import installed
from mbclint.compiled import compiled

LONG_AGO = 1_700_000_000


class Maker:
    """Counts what it makes."""

    def __init__(self, files: list[Path]) -> None:
        self.files = files
        self.made = 0

    def ask(self) -> dict[str, str]:
        return compiled("texts", dict[str, str], self.files, self._make)

    def _make(self) -> dict[str, str]:
        self.made += 1
        return {file.name: file.read_text("utf-8") for file in self.files}


def written(file: Path, text: str, second: int = LONG_AGO) -> None:
    file.write_text(text, "utf-8")
    os.utime(file, (second, second))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MBCLINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def maker(tmp_path: Path, cache: Path) -> Maker:
    for name in ("one", "two"):
        written(tmp_path / name, name)
    return Maker([tmp_path / "one", tmp_path / "two"])


def test_what_is_kept_is_not_made_again(maker: Maker) -> None:
    assert maker.ask() == maker.ask() == {"one": "one", "two": "two"}
    assert maker.made == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda maker: written(maker.files[1], "longer"), id="another size"),
        pytest.param(lambda maker: written(maker.files[1], "new", LONG_AGO + 1), id="another time"),
        pytest.param(lambda maker: written(maker.files[1], "new"), id="the same size and time"),
        pytest.param(lambda maker: maker.files.pop(), id="a file less"),
        pytest.param(lambda maker: maker.files.append(Path(__file__)), id="a file more"),
    ],
)
def test_a_change_is_seen(maker: Maker, change: Callable[[Maker], object]) -> None:
    maker.ask()
    change(maker)
    assert maker.ask() == {file.name: file.read_text("utf-8") for file in maker.files}


def test_a_file_that_was_written_just_now_is_read_each_time(maker: Maker) -> None:
    maker.files[0].write_text("new", "utf-8")
    maker.ask()
    maker.ask()
    assert maker.made == 2


def test_another_program_makes_its_own(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    maker.ask()
    with monkeypatch.context() as patch:
        patch.setattr(installed, "_versions", lambda: ["msgspec-99.dist-info"])
        installed.installed.cache_clear()
        maker.ask()
    installed.installed.cache_clear()
    assert maker.made == 2


def test_another_shape_is_made_anew(maker: Maker) -> None:
    maker.ask()
    assert compiled("texts", list[int], maker.files, lambda: [1]) == [1]


@pytest.mark.parametrize("at", [0, 20, -1])
@pytest.mark.parametrize("damage", [b"", b"?"])
def test_a_damaged_file_is_made_anew(maker: Maker, cache: Path, at: int, damage: bytes) -> None:
    maker.ask()
    (file,) = cache.glob("compiled/*")
    whole = file.read_bytes()
    end = at % len(whole)
    file.write_bytes(whole[:end] + damage + whole[end + 1 :])
    assert maker.ask() == {"one": "one", "two": "two"}
    assert maker.made == 2
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_it_is_made_each_time(maker: Maker, cache: Path) -> None:
    cache.write_text("a file, and no folder")
    assert maker.ask() == maker.ask() == {"one": "one", "two": "two"}
    assert maker.made == 2


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="modes do not hold for root")
def test_a_folder_that_is_read_only_is_no_fault(maker: Maker, cache: Path) -> None:
    cache.mkdir(mode=0o555)
    assert maker.ask() == maker.ask() == {"one": "one", "two": "two"}


def test_nothing_is_left_beside_what_is_kept(maker: Maker, cache: Path) -> None:
    maker.ask()
    assert [file.name for file in cache.rglob("*") if file.is_file()] == ["texts.msgpack"]


def test_a_fault_in_making_is_heard_and_nothing_kept(maker: Maker, cache: Path) -> None:
    def fail() -> list[int]:
        raise LookupError

    with pytest.raises(LookupError):
        compiled("texts", list[int], maker.files, fail)
    assert not cache.exists()
