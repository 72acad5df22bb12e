"""A published site as a project: its pages in a folder, judged as those of a built site."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from mbclint.corpus.remote_links import RemoteLink
from mbclint.engine.crawl import Crawl
from mbclint.engine.mirror import file_of
from mbclint.model.finding import Finding
from mbclint.model.remote import Evidence
from mbclint.model.report import Report

_SETTINGS = "mbclint.toml"
_OF_SOURCES = ["EXP705"]
"""Rules about what only editors of the source see."""


@dataclass(frozen=True, slots=True)
class Live:
    """The pages that were read."""

    start: str
    """The address from which they were found."""
    root: Path
    """The folder of the project."""
    files: tuple[Path, ...]
    published: Mapping[str, str]
    """The addresses of the pages by their files, as findings name those."""
    known: Mapping[str, Evidence]
    """What is known of the addresses that were asked."""
    unread: Mapping[str, str]
    """What sitemaps name and what did not answer with what is wanted, and why."""
    left: int
    """How many more pages were found than were to be read."""

    def evidence(self, links: Iterable[RemoteLink]) -> Mapping[str, Evidence]:
        """What is known of the addresses of links; nothing more is asked."""
        return {it.url: self.known[it.url] for it in links if it.url in self.known}

    def by_address(self, report: Report) -> Report:
        """The report with addresses in the place of files, and no fixes: those are for sources."""
        return replace(
            report,
            findings=tuple(self._named(it) for it in report.findings),
            undecided=tuple(
                replace(it, path=self.published.get(it.path, it.path)) for it in report.undecided
            ),
        )

    def _named(self, finding: Finding) -> Finding:
        # What is said of the settings is said of the site.
        path = self.published.get(finding.path, self.start)
        concerns = self.published.get(finding.concerns, "")
        return replace(finding, path=path, concerns=concerns, fix=None, edit_places=())


def read_live(crawl: Crawl, start: str, extend: Path | None) -> Live:
    """Read the pages of a site that a sitemap names, or a page and what it links to. ``extend``
    names the settings that the project builds on. Raises ``CrawlError`` and ``OSError``."""
    crawled = asyncio.run(crawl.run(start))
    root = crawl.mirror.root
    write_settings(root, start, extend)
    files = {file_of(url): url for url in crawled.pages}
    return Live(
        *(start, root, tuple(root / file for file in files), files),
        *(crawled.known, crawled.unread, crawled.left),
    )


def write_settings(root: Path, start: str, extend: Path | None) -> None:
    """What is true of the site. What is not among the pages that were read, may be there."""
    parts = urlsplit(start)
    lines = [
        "root = true",
        'preset = "html"',
        f"base-url = {json.dumps(f'{parts.scheme}://{parts.netloc}')}",
        'elsewhere = ["/**"]',
        f"ignore = {json.dumps(_OF_SOURCES)}",
    ]
    if extend:
        lines.insert(0, f"extend = [{json.dumps(str(extend.absolute()), ensure_ascii=False)}]")
    root.mkdir(parents=True, exist_ok=True)
    (root / _SETTINGS).write_text("\n".join((*lines, "")), encoding="utf-8")
