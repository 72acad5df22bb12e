"""The visible text of a piece of Markdown, and where each of its characters stands."""

from mbclint.readers.byte_offsets import code_points
from mbclint.readers.markdown_events import read_events
from mbclint.readers.markdown_masks import mask


def visible_markdown(cut: str) -> tuple[str, list[int]]:
    """The text of a block's source, white space folded and line breaks as line feeds, and the
    offset in ``cut`` of each character."""
    masked = mask(cut, mdx=False)
    events = read_events(masked, cut, code_points(cut))
    text: list[str] = []
    offsets: list[int] = []
    for run in events.runs:
        for piece in run.pieces:
            exact = len(piece.text) == piece.end - piece.start
            inset = (
                0 if exact else max(0, cut.find(piece.text, piece.start, piece.end) - piece.start)
            )
            in_place = exact or cut.startswith(piece.text, piece.start + inset)
            for index, character in enumerate(piece.text):
                space = character.isspace()
                if space and (not text or text[-1].isspace()):
                    continue
                text.append(character if character == "\n" else " " if space else character)
                offsets.append(piece.start + inset + index if in_place else piece.start)
    while text and text[-1].isspace():
        text.pop()
        offsets.pop()
    return "".join(text), offsets
