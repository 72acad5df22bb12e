"""Checks of publication, update and review dates."""
