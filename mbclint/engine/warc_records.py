"""What a web archive (WARC) holds, record by record; one that is damaged stops no other."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from msgspec.structs import replace

from mbclint.network.client import Answer

_START = re.compile(rb"\x1f\x8b\x08|WARC/\d\.\d+\r?\n")
"""How a record begins, compressed or not."""
_AFTER = (b"", b"\r", b"\n")
"""What may follow a record."""
_OVERLAP = 16
_BLOCK = 1 << 16
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_ENCODINGS = frozenset({"gzip", "x-gzip", "deflate", "identity", ""})
_GZIP = 31
"""For zlib: the format of gzip, its checksum included."""


class ArchiveError(Exception):
    """Why an archive cannot be read at all, in words."""


@dataclass(frozen=True, slots=True)
class Capture:
    """An answer that was archived."""

    url: str
    answer: Answer | None
    """None where it is not written again, because it is one that was archived before."""
    same_as: str = ""
    """The address of that one; empty for the same address."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that cannot be read."""

    position: int
    """Where it begins, in bytes."""
    why: str


def is_page(answer: Answer) -> bool:
    """Whether an answer is an HTML page."""
    return answer.status == 200 and answer.media_type in _HTML


def records(path: Path, most: int) -> Iterator[Capture | Damage]:
    """The answers of an archive, in its order; of the bodies of pages, ``most`` bytes at the most.
    Raises ``ArchiveError`` and ``OSError``."""
    try:
        import warcio  # noqa: F401
    except ModuleNotFoundError as error:
        said = f"{path}: a web archive needs {error.name}: pip install 'mbclint[warc]'"
        raise ArchiveError(said) from error
    with path.open("rb") as file:
        position, told = 0, False
        while (start := _next_start(file, position)) is not None:
            if not told and _is_filled(file, position, start):
                yield Damage(position, "it is no record")
            member = _member(file, start)
            try:
                yield from _in_member(member, most)
                position, told = member.end, False
            except OSError:
                raise
            except Exception as error:
                # What a library raises that is given no record is hard to foretell.
                if not told:
                    yield Damage(start, " ".join(str(error).split()))
                position, told = start + 1, True
        if position == 0:
            raise ArchiveError(f"{path}: it is no web archive (WARC)")
        if not told and _is_filled(file, position, None):
            yield Damage(position, "it is no record")


class _Member(io.RawIOBase):
    """What is compressed together; without compression, all up to the end of the file."""

    def __init__(self, file: BinaryIO, start: int, compressed: bool) -> None:
        self._file = file
        self._start = start
        self._decompressor = zlib.decompressobj(_GZIP) if compressed else None
        self._given = 0
        self.stream: Any = io.BufferedReader(self, _BLOCK)
        file.seek(start)

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: Any) -> int:
        unpacked = self._read(len(buffer))
        buffer[: len(unpacked)] = unpacked
        self._given += len(unpacked)
        return len(unpacked)

    @property
    def is_compressed(self) -> bool:
        return self._decompressor is not None

    @property
    def end(self) -> int:
        """Where what was read ends in the file."""
        if self._decompressor is None:
            return self._start + int(self.stream.tell())
        return self._file.tell() - len(self._decompressor.unused_data)

    def _read(self, most: int) -> bytes:
        unpacker = self._decompressor
        if unpacker is None:
            return self._file.read(most)
        while not unpacker.eof:
            raw = unpacker.unconsumed_tail or self._file.read(_BLOCK)
            if not raw:
                raise EOFError("the file ends within it")
            if unpacked := unpacker.decompress(raw, most):
                return unpacked
        return b""


def _member(file: BinaryIO, start: int) -> _Member:
    file.seek(start)
    return _Member(file, start, file.read(1) == b"\x1f")


def _in_member(member: _Member, most: int) -> Iterator[Capture]:
    """The answers of what is compressed together, or of one record."""
    stream = member.stream
    while True:
        found = _capture(stream, most)
        if not member.is_compressed:
            if stream.peek(1)[:1] not in _AFTER:
                raise ValueError("it does not end where it says")
            yield from found
            return
        # The blank lines after a record, and at the end the checksum, before it is believed.
        while (rest := stream.peek(1)[:1]) and rest in _AFTER:
            stream.read(1)
        yield from found
        if not rest:
            return


def _capture(stream: Any, most: int) -> tuple[Capture, ...]:
    """What the next record holds, if it is an answer. It is read to its end."""
    from warcio.recordloader import ArcWarcRecordLoader

    record = ArcWarcRecordLoader().parse_record_stream(stream, known_format="warc")
    found = _found(record, most)
    while record.raw_stream.read(_BLOCK):
        pass
    if record.raw_stream.limit > 0:
        raise EOFError("the file ends within it")
    return found


def _found(record: Any, most: int) -> tuple[Capture, ...]:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type == "revisit":
        refers = record.rec_headers.get_header("WARC-Refers-To-Target-URI") or ""
        return (Capture(url, None, refers.strip("<>")),)
    if record.rec_type != "response" or record.http_headers is None:
        return ()
    headers = {name.lower(): value for name, value in reversed(record.http_headers.headers)}
    answer = Answer(url, int(record.http_headers.get_statuscode() or 0), headers, ())
    if not is_page(answer):
        return (Capture(url, answer),)
    packed = headers.get("content-encoding", "identity").lower()
    if packed not in _ENCODINGS:
        raise ValueError(f"its body is packed as {packed}")
    return (Capture(url, replace(answer, body=record.content_stream().read(most))),)


def _next_start(file: BinaryIO, position: int) -> int | None:
    """Where the next record may begin."""
    file.seek(position)
    block, at = file.read(_BLOCK), position
    while block:
        if found := _START.search(block):
            return at + found.start()
        more = file.read(_BLOCK)
        if not more:
            return None
        kept = block[-_OVERLAP:]
        at += len(block) - len(kept)
        block = kept + more
    return None


def _is_filled(file: BinaryIO, start: int, end: int | None) -> bool:
    """Whether there is anything but white space."""
    file.seek(start)
    return bool(file.read(min(_BLOCK, end - start) if end is not None else _BLOCK).strip())
