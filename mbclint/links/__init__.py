"""Addresses: what their parts are and when two are the same. No page is known here."""
