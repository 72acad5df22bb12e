"""How the languages of titles are told: the settings below ``language``."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct


class DetectorName(StrEnum):
    """The detectors of titles."""

    FREQUENCIES = "frequencies"
    LANGDETECT = "langdetect"
    ELDC = "eldc"


class Detection(Struct, frozen=True):
    """Which detector judges, and what it is told beforehand."""

    detector: DetectorName = DetectorName.FREQUENCIES
    names: Path | None = None
    """A file of names, one a line."""
    glossary: Path | None = None
    """A file of terms, a column for each language."""


def detection(value: Mapping[str, Any], folder: Path) -> Detection:
    """The settings from the checked table; its files are relative to ``folder``."""
    files = {key: folder / value[key] for key in ("names", "glossary") if key in value}
    return Detection(DetectorName(value.get("detector", DetectorName.FREQUENCIES)), **files)
