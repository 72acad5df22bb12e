"""Which language a text is in: one Detector protocol, its backends, and the judge that asks them."""
