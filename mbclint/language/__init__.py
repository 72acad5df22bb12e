"""Which language a text is in: one Detector protocol, its backends, and who asks them."""
