"""Which files there are: folders are listed when somebody asks for what is in them."""

import unicodedata
from collections.abc import Callable, Mapping
from enum import Enum

ListFolder = Callable[[str], Mapping[str, "FileKind"]]
"""The names in a folder, given by its path from the root, and what each is; none where there is no
such folder."""


class FileKind(Enum):
    """What a name in a folder is."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "symbolic link"


class Tree:
    """The files of a project. Names are compared in NFC, and case counts, whatever the file system
    thinks of both."""

    def __init__(self, list_folder: ListFolder) -> None:
        self._list = list_folder
        self._known: dict[str, dict[str, tuple[str, FileKind]]] = {}

    def kind(self, path: str, folder: str = "") -> FileKind | None:
        """What lies at a path from the root, or from another folder; None for nothing. What is
        reached through a symbolic link is taken to be there: links are not followed."""
        found = FileKind.FOLDER
        for name in path.split("/"):
            if not name:
                continue
            if found is not FileKind.FOLDER:
                return FileKind.LINK if found is FileKind.LINK else None
            entry = self._names(folder).get(unicodedata.normalize("NFC", name))
            if entry is None:
                return None
            real, found = entry
            folder = f"{folder}/{real}" if folder else real
        return found

    def other_case(self, path: str) -> str | None:
        """A path that differs in case alone and is there."""
        at = ""
        for name in path.split("/"):
            wanted = unicodedata.normalize("NFC", name).casefold()
            real = next((each for each in self._names(at) if each.casefold() == wanted), None)
            if real is None:
                return None
            at = f"{at}/{real}" if at else real
        return at if at != path else None

    def _names(self, folder: str) -> dict[str, tuple[str, FileKind]]:
        if folder not in self._known:
            self._known[folder] = {
                unicodedata.normalize("NFC", name): (name, kind)
                for name, kind in self._list(folder).items()
            }
        return self._known[folder]


def tree_of(paths: Mapping[str, object]) -> Tree:
    """A tree of files that are known already, by their paths."""
    folders: dict[str, dict[str, FileKind]] = {}
    for path in paths:
        *parents, name = path.split("/")
        for depth, parent in enumerate(parents):
            folders.setdefault("/".join(parents[:depth]), {})[parent] = FileKind.FOLDER
        folders.setdefault("/".join(parents), {})[name] = FileKind.FILE
    return Tree(lambda folder: folders.get(folder, {}))
