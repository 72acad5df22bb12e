"""Whether characters are talked about: they stand alone in quotation marks or brackets then."""

from mbclint.model.span import Span

_PAIRS = {"(": ")", "[": "]", '"': '"', "'": "'", "`": "`", "“": "”", "„": "“", "«": "»", "‘": "’"}


def is_quoted(text: str, span: Span) -> bool:
    """Whether what is at ``span`` stands alone in a pair of quotation marks or brackets."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return bool(after) and _PAIRS.get(before) == after
