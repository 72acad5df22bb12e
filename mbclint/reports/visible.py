"""Text from pages made harmless: it neither commands a terminal nor leaves its line."""

import re

# C0 and C1 controls, line and paragraph separators, the directional embeddings, overrides and
# isolates (they can reorder what stands around them), and surrogates, which UTF-8 cannot hold.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
)


def visible(text: str) -> str:
    r"""The text on one line, with what a terminal would obey written out, such as ``\x1b``."""
    return _HARMFUL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
