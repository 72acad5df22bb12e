"""The pages of a crawl that a web archive (WARC) holds, as a published site."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from mbclint.engine.crawl import as_file
from mbclint.engine.live import Live, write_settings
from mbclint.engine.mirror import file_of
from mbclint.engine.warc_records import ArchiveError, Capture, Damage, is_page, records
from mbclint.links.remote_address import remote_address
from mbclint.model.interval import counted


def read_archive(
    file: Path, root: Path, extend: Path | None, most: int
) -> tuple[Live, tuple[str, ...]]:
    """The pages of an archive, with ``most`` bytes of each at the most, as files below ``root``,
    and what could not be taken from it. ``extend`` names the settings that the project builds on.
    Raises ``ArchiveError`` and ``OSError``."""
    pages = _Pages(root)
    damaged: list[str] = []
    for found in records(file, most):
        if isinstance(found, Damage):
            damaged.append(
                f"{file}: the record at byte {found.position:,} cannot be read: {found.why}"
            )
        else:
            pages.take(found)
    if not pages.files:
        raise ArchiveError(f"{file}: it holds no HTML page")
    pages.clean()
    write_settings(root, f"{pages.site}/", extend)
    published = {name: url for url, name in pages.files.items()}
    paths = tuple(root / name for name in published)
    live = Live(f"{pages.site}/", root, paths, published, {}, {}, 0)
    return live, (*damaged, *pages.notes())


@dataclass(slots=True)
class _Pages:
    """Of each address of one site, the answer that came last."""

    root: Path
    site: str = ""
    """The scheme and host of the first page: a project is about one site."""
    files: dict[str, str] = field(default_factory=dict)
    """By address, below the root."""
    others: set[str] = field(default_factory=set)
    """Pages of other sites."""
    lacking: set[str] = field(default_factory=set)
    """Pages of which the archive says only that they are what they were."""

    def take(self, capture: Capture) -> None:
        url = remote_address(capture.url)
        if url is None:
            return
        here = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if capture.answer is None:
            if here == self.site:
                self._take_again(url, remote_address(capture.same_as) or url)
        elif not is_page(capture.answer):
            self.files.pop(url, None)
        elif here == (self.site or here):
            self.site = here
            self._keep(url, as_file(capture.answer))
        else:
            self.others.add(url)

    def clean(self) -> None:
        """Remove what lies there from another archive."""
        files = {*self.files.values()}
        for page in self.root.rglob("*"):
            if page.is_file() and page.relative_to(self.root).as_posix() not in files:
                page.unlink()

    def notes(self) -> tuple[str, ...]:
        said = {
            "of other sites than {0.site}, not checked": self.others,
            "said to be as archived elsewhere, not checked": self.lacking - self.files.keys(),
        }
        return tuple(
            f"{counted(len(urls), 'page')} {why.format(self)}" for why, urls in said.items() if urls
        )

    def _take_again(self, url: str, same_as: str) -> None:
        if same_as in self.files:
            self._keep(url, (self.root / self.files[same_as]).read_bytes())
        else:
            self.lacking.add(url)

    def _keep(self, url: str, page: bytes) -> None:
        path = self.root / file_of(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
        self.files[url] = file_of(url)
