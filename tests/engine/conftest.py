"""A site large enough for several to share its pages."""

from pathlib import Path

import pytest

FILLER = f"<!-- {'.' * 140_000} -->"
PAGES = 9


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages that link to each other and to nothing, one that is no text, and one with a fault of
    its own."""
    folder = tmp_path_factory.mktemp("site")
    settings = 'root = true\npreset = "html"\nlanguages = ["en"]\nsource-language = "en"\n'
    (folder / "mbclint.toml").write_text(settings)
    for number in range(PAGES):
        links = f'<a href="page{number + 1}.html">next</a> <a href="lost{number}.html">lost</a>'
        text = f'<html lang="en"><title>Kidneys {number}</title><body>{FILLER}{links}</body></html>'
        (folder / f"page{number}.html").write_text(text)
    (folder / "binary.html").write_bytes(b"\x00\x01" * 4_000)
    (folder / "spanish.html").write_text(
        '<html lang="en"><title>x</title><body><h2>Ver también</h2>'
        "<ul><li>One<li>Two<li>One</ul></body></html>"
    )
    return folder
