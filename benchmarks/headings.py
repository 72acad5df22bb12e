"""How well headings of plain text are found: documents of a Debian package against their HTML.

``python benchmarks/headings.py [PACKAGE | FOLDER]`` reads each ``.rst.txt`` or ``.txt`` that has
an HTML twin and compares the sequences of headings. A package is fetched with apt-get into
a temporary folder, ``python3.11-doc`` when none is named.
"""

import argparse
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from bs4 import BeautifulSoup

from mbclint.engine.sources import decode
from mbclint.readers.options import ReadOptions
from mbclint.readers.text import read_text

_HEADING_NAMES = ["h1", "h2", "h3", "h4", "h5", "h6"]
_ROLE = re.compile(r":[\w:+-]+:`([^`]*)`")
_TARGET = re.compile(r"^[!~]?(.*?)\s*<[^<>]*>$")
_SUBSTITUTION = re.compile(r"\|(\w[^|]*)\|_{0,2}")
_REFERENCE = re.compile(r"`([^`<]+?)(?:\s*<[^`>]*>)?`_{0,2}")
_EMPHASIS = re.compile(r"(\*\*?|_|\+|`)(?=\S)(.+?)(?<=\S)\1")
_NUMBER = re.compile(r"^(?:Chapter \d+\.|Appendix [A-Z]\.|(?:\d+\.)+)\s+")
_MANUAL_PAGE = re.compile(r"(?<=\(\d\)) Manual Page$")
_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "¶": ""}
)


def plain(text: str) -> str:
    """The text without inline markup, in a form in which both sides can be compared."""
    text = _ROLE.sub(lambda role: _TARGET.sub(r"\1", role[1]).lstrip("!~"), text)
    text = _SUBSTITUTION.sub(r"\1", text.replace("``", "`"))
    text = re.sub(r"\\(\W)", r"\1", _REFERENCE.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\2", text).translate(_ALIKE)
    text = re.sub(r"-{2,3}", "-", _NUMBER.sub("", _MANUAL_PAGE.sub("", " ".join(text.split()))))
    return text.replace("`", "").replace(" - ", "-").replace(" ", "").casefold()


def of_text(path: Path) -> list[str]:
    """The headings that mbclint finds in a plain text, its title among them."""
    article = read_text(decode(path.read_bytes(), path.name), ReadOptions(language="en"))
    headings = [(heading.span, heading.text) for heading in article.headings]
    if article.title:
        headings.append((article.title.span, article.title.text))
    return [plain(text) for _, text in sorted(headings)]


def of_html(path: Path) -> list[str]:
    """The headings of the main body of the HTML twin."""
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    for aside in soup.select("#toc, .sphinxsidebar, nav, .headerlink"):
        aside.decompose()
    body = soup.select_one("[role=main]") or soup.body or soup
    return [plain(heading.get_text()) for heading in body.find_all(_HEADING_NAMES)]


def twins(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each plain text that has an HTML page of the same name."""
    for path in sorted(folder.rglob("*.txt")):
        parts = [part for part in path.parts if part != "_sources"]
        name = path.name.removesuffix(".txt").removesuffix(".rst") + ".html"
        if (twin := Path(*parts[:-1]) / name).exists():
            yield path, twin


def compare(folder: Path) -> None:
    """Print precision, recall and what is missed most."""
    found = expected = right = pages = exact = 0
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for text, html in twins(folder):
        ours, theirs = of_text(text), of_html(html)
        common = _common(ours, theirs)
        pages, exact = pages + 1, exact + (ours == theirs)
        found, expected, right = found + len(ours), expected + len(theirs), right + common
        missed.update({f"{key} ({text.name})": 1 for key in (Counter(theirs) - Counter(ours))})
        wrong.update({f"{key} ({text.name})": 1 for key in (Counter(ours) - Counter(theirs))})
    print(f"{pages} pages, {exact} of them exactly; {expected} headings, {found} found")
    print(f"precision {right / max(found, 1):.4f}   recall {right / max(expected, 1):.4f}")
    for title, kinds in (("missed", missed), ("too much", wrong)):
        by_page = Counter(key.rpartition(" (")[2].rstrip(")") for key in kinds)
        print(f"{title}: {len(kinds)}; pages with most: {by_page.most_common(5)}")
        for key in list(kinds)[:: max(1, len(kinds) // 12)]:
            print(f"    {key}")


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", default="python3.11-doc", help="a package or a folder")
    what = parser.parse_args().what
    if Path(what).is_dir():
        compare(Path(what))
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "download", what], cwd=folder, check=True)
        for package in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", str(package), folder], check=True)
        compare(Path(folder))


if __name__ == "__main__":
    main()
