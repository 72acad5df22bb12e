"""What is to be translated, handed out to translators and taken back."""
