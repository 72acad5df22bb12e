"""Pages as they would be, before anything is written."""

from dataclasses import dataclass, field, replace

from mbclint.engine.file_reader import FileReader
from mbclint.engine.mended import Change
from mbclint.engine.read import read
from mbclint.engine.view import View
from mbclint.fixing.encode import encoded
from mbclint.model.article import Article
from mbclint.model.source import Source
from mbclint.settings.project import Project


@dataclass(slots=True)
class Drafts:
    """The changed pages of a project, by their paths from its root."""

    project: Project
    _before: dict[str, bytes] = field(default_factory=dict)
    _now: dict[str, bytes] = field(default_factory=dict)

    @property
    def view(self) -> View:
        """The site with the pages as they would be."""
        return View(dict(self._now))

    @property
    def changed(self) -> frozenset[str]:
        """The pages that are other than on disk."""
        return frozenset(path for path, raw in self._now.items() if raw != self._before[path])

    def article(self, path: str) -> Article:
        """A page as it would be. Raises ``OSError`` and ``UnreadableError``."""
        file = self.project.root / path
        if path not in self._before:
            self._before[path] = self._now[path] = file.read_bytes()
        reader = FileReader(self.project.root, self.project.site.max_file_size, self.view)
        return read(reader.source(file), self.project.site.read_options(path))

    def reread(self, source: Source, text: str) -> Article:
        """The page with another text."""
        return read(replace(source, text=text), self.project.site.read_options(source.path))

    def put(self, source: Source, text: str) -> None:
        """Change a page that has been looked at, and was ``source`` then. Raises ``EncodeError``,
        and then it is as before."""
        path = source.path
        self._now[path] = encoded(text, source, self._now[path])

    def take_back(self, path: str) -> None:
        """Leave a page as it is on disk."""
        self._now[path] = self._before[path]

    def changes(self) -> tuple[Change, ...]:
        """What becomes of the changed pages, in the order of their paths."""
        root = self.project.root
        return tuple(
            Change(root / path, path, self._before[path], self._now[path], ())
            for path in sorted(self.changed)
        )
