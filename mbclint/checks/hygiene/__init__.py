"""Checks of what exports and content systems leave behind."""
