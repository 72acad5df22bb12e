"""The detectors that there are, by the name that ``language.detector`` chooses."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from mbclint.language.detector import Detector
from mbclint.settings.detection import DetectorName

DETECTORS: Final[Mapping[DetectorName, tuple[str, str]]] = {
    DetectorName.FREQUENCIES: ("mbclint.language.backends.frequencies", "FrequencyDetector"),
    DetectorName.LANGDETECT: ("mbclint.language.backends.whole_langdetect", "LangdetectDetector"),
    DetectorName.ELDC: ("mbclint.language.backends.native_eldc", "EldcDetector"),
}
"""Modules and classes: each loads libraries and tables of its own, so only the chosen one is."""


class MissingBackendError(Exception):
    """A detector whose library is not installed; says how to install it."""


def make(name: DetectorName) -> Detector:
    """The detector of that name. Raises ``MissingBackendError``."""
    module, made = DETECTORS[name]
    try:
        detector: Detector = getattr(import_module(module), made)()
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("mbclint"):
            raise
        said = f"the detector {name} needs {error.name}: pip install 'mbclint[{name}]'"
        raise MissingBackendError(said) from error
    return detector
