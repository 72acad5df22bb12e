"""Checks of single links; those of whole sites need more than a page."""
