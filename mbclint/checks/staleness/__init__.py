"""Checks of age."""
