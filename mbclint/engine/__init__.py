"""Discover, read, check, sort: from paths to a report."""
