"""A site of health information in four languages, with faults whose number is known.

``python benchmarks/generate.py FOLDER --pages N [--seed S]`` writes the pages, their
``mbclint.toml``, and beside the folder ``FOLDER.expected.jsonl``: a line for each fault, with the
path and the code of the one rule that finds it. A page is the same in a site of any size. A fault
stands in every fourth topic, in one of its four languages; the rest has no finding on the day
that ``--today`` is to name.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from drafts import draft, path, write
from faults import planted
from phrases import LANGUAGES
from topics import AREAS, FEWEST, MOST, TODAY, candidates, topic

SETTINGS = """\
root = true
languages = ["en", "es", "de", "fr"]
source-language = "en"
pages = [{ path = "content/{lang}/{path}.md" }]
"""
IMAGE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>
"""


def expected_file(folder: Path) -> Path:
    """Where the faults of a site are listed."""
    return folder.with_name(f"{folder.name}.expected.jsonl")


def generate(folder: Path, pages: int, seed: int) -> int:
    """Write a site and the list of its faults; the number of its pages."""
    (folder / "images").mkdir(parents=True)
    (folder / "mbclint.toml").write_text(SETTINGS, "utf-8")
    for area in AREAS:
        (folder / "images" / f"{area}.svg").write_text(IMAGE, "utf-8")
    written = 0
    with expected_file(folder).open("w", encoding="utf-8") as expected:
        for number in range(topics(pages)):
            found = planted(seed, number)
            if found:
                line = {"path": path(number, found.told_in), "code": found.fault.code}
                expected.write(f"{json.dumps(line)}\n")
            for place, text in _pages(seed, number):
                target = folder / place
                try:
                    target.write_text(text, "utf-8")
                except FileNotFoundError:
                    target.parent.mkdir(parents=True)
                    target.write_text(text, "utf-8")
                written += 1
    return written


def topics(pages: int) -> int:
    """How many topics so many pages are."""
    count = -(-pages // len(LANGUAGES))
    if not FEWEST <= count <= MOST:
        least, most = FEWEST * len(LANGUAGES), MOST * len(LANGUAGES)
        raise SystemExit(f"--pages is from {least} to {most:,}.")
    return count


def _pages(seed: int, number: int) -> Iterator[tuple[str, str]]:
    found = planted(seed, number)
    subject = topic(seed, number, _targets(seed, number))
    for language in LANGUAGES:
        page = draft(subject, language)
        if found and found.language == language:
            if found.fault.put is None:
                continue
            found.fault.put(page)
        yield path(number, language), write(page)


def _targets(seed: int, number: int) -> Iterator[int]:
    """What pages may lead to: topics that are there in all languages."""
    for target in candidates(seed, number):
        found = planted(seed, target)
        if found is None or found.fault.put:
            yield target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder: Path = arguments.folder.absolute()
    if folder.exists():
        raise SystemExit(f"{folder} is there already.")
    written = generate(folder, arguments.pages, arguments.seed)
    print(f"{written:,} pages; faults: {expected_file(folder)}")
    print(f"mbclint check --today {TODAY.isoformat()} {folder}")


if __name__ == "__main__":
    main()
