"""What every other part talks about: frozen data without I/O. Imports nothing of mbclint."""
