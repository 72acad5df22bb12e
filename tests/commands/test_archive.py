"""``mbclint check`` of web archives."""

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from mbclint.engine.warc_records import Capture, records
from tests.commands.conftest import RunCommand

Headers = Sequence[tuple[str, str]]
SITE = "https://clinic.example"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def page(title: str, body: str = "") -> bytes:
    filler = " ".join(str(number * 7919) for number in range(3_000))
    text = f'<html lang="en"><title>{title}</title><!-- {filler} --><body>{body}</body></html>\n'
    return text.encode()


def written(kind: str, url: str, fields: Headers, block: bytes, packed: bool) -> bytes:
    # As warcio.warcwriter writes it, which leaves files open.
    named = [("WARC-Type", kind), ("WARC-Target-URI", url), *fields]
    named += [("WARC-Date", "2026-01-01T00:00:00Z"), ("Content-Length", str(len(block)))]
    head = "".join(f"{name}: {value}\r\n" for name, value in named)
    raw = f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"
    return gzip.compress(raw) if packed else raw


def record(
    url: str, body: bytes, headers: Headers = HTML, status: str = "200 OK", packed: bool = True
) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    http = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode()
    fields = [("Content-Type", "application/http; msgtype=response")]
    return written("response", url, fields, http + body, packed)


def revisit(url: str, of: str) -> bytes:
    fields = [("WARC-Refers-To-Target-URI", of)]
    return written("revisit", url, fields, b"HTTP/1.1 200 OK\r\n\r\n", True)


def linking(number: int) -> bytes:
    return page(f"Page {number}", '<a href="#nothing">x</a>')


RECORDS = [(f"{SITE}/page{number}", linking(number)) for number in range(4)]
FOUND = [f"{SITE}/page{number}" for number in range(4)]


@pytest.fixture
def found(run: RunCommand, folder: Path) -> Callable[..., tuple[list[str], str]]:
    """Addresses of pages with a link to an anchor that is not there, and what else is said."""

    def check(raw: bytes, name: str = "crawl.warc.gz", *options: str) -> tuple[list[str], str]:
        (folder / name).write_bytes(raw)
        result = run("check", name, "--select=LNK502", "--format=json", *options)
        assert result.exit_code in (0, 1), result.output
        return [it["path"] for it in json.loads(result.stdout)["findings"]], result.stderr

    return check


Found = Callable[..., tuple[list[str], str]]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_named_by_their_addresses(found: Found, packed: bool) -> None:
    raw = b"".join(record(url, body, packed=packed) for url, body in RECORDS)
    name = "crawl.warc.gz" if packed else "crawl.warc"
    assert found(raw, name) == (FOUND, "")


def test_an_archive_that_is_compressed_as_one(found: Found) -> None:
    raw = b"".join(record(url, body, packed=False) for url, body in RECORDS)
    assert found(gzip.compress(raw)) == (FOUND, "")


def test_what_is_no_page_is_passed_over(found: Found) -> None:
    raw = b"".join(
        [
            record(f"{SITE}/a.pdf", linking(1), (("Content-Type", "application/pdf"),)),
            record(f"{SITE}/gone", linking(1), status="404 Not Found"),
            record(f"{SITE}/page", linking(1)),
        ]
    )
    assert found(raw) == ([f"{SITE}/page"], "")


def test_of_an_address_the_last_answer_counts(found: Found) -> None:
    raw = b"".join(
        [
            record(f"{SITE}/mended", linking(1)),
            record(f"{SITE}/broken", page("x")),
            record(f"{SITE}/gone", linking(1)),
            record(f"{SITE}/mended", page("x")),
            record(f"{SITE}/broken", linking(1)),
            record(f"{SITE}/gone", b"", status="410 Gone"),
            revisit(f"{SITE}/broken", f"{SITE}/broken"),
            revisit(f"{SITE}/copy", f"{SITE}/broken"),
        ]
    )
    assert found(raw) == ([f"{SITE}/broken", f"{SITE}/copy"], "")


def test_a_page_that_another_archive_holds_is_told(found: Found) -> None:
    raw = record(f"{SITE}/page", linking(1)) + revisit(f"{SITE}/copy", f"{SITE}/unknown")
    pages, said = found(raw)
    assert pages == [f"{SITE}/page"]
    assert "1 page said to be as archived elsewhere, not checked" in said


def test_pages_of_other_sites_are_told(found: Found) -> None:
    raw = record(f"{SITE}/page", linking(1)) + record("https://other.example/", linking(1))
    pages, said = found(raw)
    assert pages == [f"{SITE}/page"]
    assert "1 page of other sites than https://clinic.example, not checked" in said


@pytest.mark.parametrize(("name", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_what_servers_encode_is_decoded(
    found: Found, name: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(linking(1))
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    headers = (("Content-Encoding", name), ("Transfer-Encoding", "chunked"))
    assert found(record(f"{SITE}/page", chunked, (*HTML, *headers))) == ([f"{SITE}/page"], "")


def test_a_page_that_cannot_be_unpacked_is_told(found: Found) -> None:
    brotli = (("Content-Encoding", "br"),)
    raw = record(f"{SITE}/packed", b"\x0b\x02\x80", (*HTML, *brotli))
    style = record(f"{SITE}/a.css", b"\x0b\x02\x80", (("Content-Type", "text/css"), *brotli))
    pages, said = found(raw + style + record(f"{SITE}/page", linking(1)))
    assert pages == [f"{SITE}/page"]
    assert said.count("cannot be read: its body is packed as br") == 1


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("part", [0.0, 0.05, 0.5, 0.95])
def test_a_damaged_record_is_told_and_stops_no_other(
    found: Found, packed: bool, part: float
) -> None:
    good = [record(url, body, packed=packed) for url, body in RECORDS]
    bad = bytearray(good[1])
    at = int(part * len(bad))
    bad[at : at + 40] = b"\xff" * 40
    if not packed and part > 0.01:
        # Without a checksum, only a wrong length shows.
        bad = bytearray(good[1][: len(bad) // 2])
    pages, said = found(good[0] + bytes(bad) + good[2] + good[3])
    assert set(pages) >= {FOUND[0], FOUND[3]}
    if packed or part < 0.01:
        assert pages == [FOUND[0], *FOUND[2:]]
        assert said.count("cannot be read") == 1


@pytest.mark.parametrize("packed", [True, False])
def test_whatever_is_damaged_the_last_record_is_read(folder: Path, packed: bool) -> None:
    body, random = b"<html>x</html>", Random(1)
    good = b"".join(record(url, body, packed=packed) for url, _ in RECORDS)
    last = record(f"{SITE}/last", body, packed=packed)
    for _ in range(300):
        bad = bytearray(good)
        for at in random.sample(range(len(bad)), 3):
            bad[at] = random.randrange(256)
        (folder / "bad.warc").write_bytes(bytes(bad) + last)
        found = [*records(folder / "bad.warc", 1_000)]
        assert any(isinstance(it, Capture) and it.url == f"{SITE}/last" for it in found), bad


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_ends_too_early(found: Found, packed: bool) -> None:
    raw = b"".join(record(url, body, packed=packed) for url, body in RECORDS)
    pages, said = found(raw[:-2_000])
    assert pages == FOUND[:3]
    assert said.count("cannot be read: the file ends within it") == 1


@pytest.mark.parametrize("raw", [b"", b"no archive", record("https://x.example/", b"", ())])
def test_an_archive_without_a_page(run: RunCommand, folder: Path, raw: bytes) -> None:
    (folder / "crawl.warc").write_bytes(raw)
    result = run("check", "crawl.warc")
    assert result.exit_code == 2
    assert "crawl.warc: it " in result.stderr


def test_an_archive_that_is_not_there(run: RunCommand, folder: Path) -> None:
    result = run("check", "crawl.warc")
    assert result.exit_code == 2
    assert "crawl.warc: No such file" in result.stderr


def test_a_page_that_is_too_large_is_told(found: Found, folder: Path) -> None:
    (folder / "few.toml").write_text("max-file-size = 10000\n")
    raw = record(f"{SITE}/page", linking(1))
    pages, _ = found(raw, "crawl.warc.gz", "--config=few.toml", "--select=MBC001")
    assert pages == [f"{SITE}/page"]


def test_options_for_files_are_refused(run: RunCommand, folder: Path) -> None:
    for options in (["--fix"], ["--depth=1"], ["other.html"]):
        assert run("check", "crawl.warc", *options).exit_code == 2


def test_without_its_library_it_is_said_how_to_install_it(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "warcio", None)
    (folder / "crawl.warc").write_bytes(b"WARC/1.0")
    result = run("check", "crawl.warc")
    assert result.exit_code == 2
    assert "pip install 'mbclint[warc]'" in result.stderr
