"""Checks of translations against their sources."""
