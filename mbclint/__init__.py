"""mbclint: a content-pipeline and link-integrity linter for multilingual health information."""

__version__ = "0.1.0"
