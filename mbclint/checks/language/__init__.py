"""Checks of the languages of titles, lists and bodies."""
