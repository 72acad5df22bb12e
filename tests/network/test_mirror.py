"""Published pages as files."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.engine.mirror import Mirror, file_of
from mbclint.links.remote_address import remote_address
from mbclint.model.remote import Evidence, Verdict

ALIVE = Evidence(Verdict.ALIVE, status=200, asked=1)
STEPS = st.sampled_from(
    ["a", "a.html", "b", ".", "..", "%2e%2e", "%2F", "index", "ñ", "x" * 300, "水" * 100, ""]
)
PATHS = st.lists(STEPS | st.text(max_size=5), max_size=6).map("/".join)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("/", "index.html"),
        ("/care", "care.html"),
        ("/care/", "care/index.html"),
        ("/care/at-home.html", "care/at-home.html"),
        ("/care.html/home", "care.html_/home.html"),
        ("/di%C3%A1lisis", "diálisis.html"),
    ],
)
def test_a_page_lies_where_a_built_site_has_it(path: str, file: str) -> None:
    assert file_of(f"https://kidneys.org{path}") == file


@given(st.lists(PATHS, min_size=2, max_size=2), STEPS)
def test_no_page_is_another_ones_folder_or_leaves_the_mirror(paths: list[str], query: str) -> None:
    urls = [remote_address(f"https://kidneys.org/{path}?{query}") for path in paths]
    files = [PurePosixPath(file_of(url)) for url in urls if url]
    for file in files:
        assert not file.is_absolute()
        assert ".." not in file.parts
        assert all(file not in other.parents for other in files)
        assert max(len(part.encode()) for part in file.parts) <= 255


def test_what_was_taken_in_is_there_again(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path)
    mirror.keep_page("https://kidneys.org/a", ALIVE, b"<p>Agua</p>", ("https://kidneys.org/b",))
    mirror.keep("https://kidneys.org/b", Evidence(Verdict.DEAD, status=404))
    with (tmp_path / "pages.jsonl").open("ab") as log:
        log.write(b'{"url": "https://kidneys.org/c", "ke')
    for _ in range(2):
        again = Mirror(tmp_path)
        assert again.kept == mirror.kept
        assert again.has_file("https://kidneys.org/a")
        again.end(mirror.kept)
    assert (mirror.root / "a.html").read_text() == "<p>Agua</p>"
    again.keep("https://kidneys.org/a", Evidence(Verdict.DEAD, status=410))
    assert not (mirror.root / "a.html").exists()


def test_a_crawl_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    url = "https://kidneys.org/a"

    def next_has_read(*, anew: bool = False) -> bool:
        mirror = Mirror(tmp_path)
        mirror.begin(anew)
        return mirror.is_read(url)

    mirror = Mirror(tmp_path)
    mirror.begin(anew=False)
    assert not mirror.is_read(url)
    mirror.keep_page(url, ALIVE, b"<p>Agua</p>", ())
    assert next_has_read()
    assert not next_has_read(anew=True)
    mirror.begin(anew=True)
    mirror.keep_page(url, ALIVE, b"<p>Agua</p>", ())
    (tmp_path / "begun").write_text("1000")
    assert not next_has_read(), "days ago"
    mirror.begin(anew=True)
    mirror.keep_page(url, ALIVE, b"<p>Agua</p>", ())
    mirror.end([url])
    assert not next_has_read(), "that crawl has ended"


def test_what_is_no_page_of_the_last_crawl_is_forgotten(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path)
    for name in ("a", "b"):
        mirror.keep_page(f"https://kidneys.org/{name}", ALIVE, b"<p>Agua</p>", ())
    mirror.end(["https://kidneys.org/b"])
    assert [path.name for path in mirror.root.iterdir()] == ["b.html"]
    assert [*Mirror(tmp_path).kept] == ["https://kidneys.org/b"]
