"""A folder of another file system as a project: its settings here, its pages where they are."""

import json
from pathlib import Path

from mbclint.engine.remote_files import RemoteError, RemoteFiles
from mbclint.fixing.write import write_atomically
from mbclint.resources import short_name

_SETTINGS = "mbclint.toml"
_ROOT = "root = true\n"


def remote_folder(address: str, folder: Path, config: Path | None) -> RemoteFiles:
    """The files below an address, with a folder within ``folder`` for their root, where their
    settings lie: those at their top, or ``config`` in their place. Raises ``RemoteError`` and
    ``OSError``."""
    address = address.rstrip("/") if not address.endswith("://") else address
    files = RemoteFiles(address, folder / short_name(address))
    settings = _built_on(config) if config else _at_top(files)
    files.root.mkdir(parents=True, exist_ok=True)
    write_atomically(files.root / _SETTINGS, settings)
    return files


def settings_of(files: RemoteFiles) -> Path:
    """The file with the settings."""
    return files.root / _SETTINGS


def _built_on(config: Path) -> bytes:
    extended = json.dumps([str(config.absolute())], ensure_ascii=False)
    return f"extend = {extended}\n{_ROOT}".encode()


def _at_top(files: RemoteFiles) -> bytes:
    try:
        return files.read(files.root / _SETTINGS)
    except FileNotFoundError:
        return _ROOT.encode()
    except OSError as error:
        raise RemoteError(f"{files.address}/{_SETTINGS} cannot be read: {error}") from error
