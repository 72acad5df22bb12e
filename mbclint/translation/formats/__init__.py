"""The formats in which work is handed out to translators and taken back, one file a format."""
