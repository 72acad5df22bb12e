"""Checks of what a page says to mbclint itself."""
