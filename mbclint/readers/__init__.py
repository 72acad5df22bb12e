"""From source text to Article: one module a format, the only importers of the parsers."""
