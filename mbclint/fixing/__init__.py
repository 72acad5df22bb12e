"""Applying edits."""
