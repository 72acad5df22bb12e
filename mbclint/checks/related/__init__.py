"""Checks of related lists."""
