"""One form for all ways of writing an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.links.remote_address import (
    fragment_of,
    is_private_address,
    is_reserved,
    remote_address,
)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("HTTPS://Kidneys.ORG", "https://kidneys.org/"),
        ("http://kidneys.org:80/a", "http://kidneys.org/a"),
        ("https://kidneys.org:8443/a", "https://kidneys.org:8443/a"),
        ("//cdn.kidneys.org/x.js", "https://cdn.kidneys.org/x.js"),
        ("http://Müller.de/ñ?q=ä#x", "http://xn--mller-kva.de/%C3%B1?q=%C3%A4"),
        ("https://faß.de/", "https://xn--fa-hia.de/"),
        ("https://kidneys.org/%7Eann/%2f%zz", "https://kidneys.org/~ann/%2f%25zz"),
        ("https://kidneys.org/a/./b/../c", "https://kidneys.org/a/c"),
        ("https://kidneys.org/a b", "https://kidneys.org/a%20b"),
        ("https://[2001:DB8::1]/", "https://[2001:db8::1]/"),
        ("https://kidneys.org./", "https://kidneys.org/"),
        ("/own/page", None),
        ("mailto:ana@kidneys.org", None),
        ("tel:+34900", None),
        ("data:text/plain,x", None),
        ("javascript:void(0)", None),
        ("ftp://kidneys.org/", None),
        ("https://ana:secret@kidneys.org/", None),
        ("https://{{ host }}/", None),
        ("https://kid neys.org/", None),
        ("https://[bad/", None),
        ("https://kidneys.org:port/", None),
        ("https://", None),
    ],
)
def test_addresses(written: str, asked: str | None) -> None:
    assert remote_address(written) == asked


@given(st.text(max_size=30), st.text(max_size=20))
def test_the_form_is_stable(path: str, query: str) -> None:
    asked = remote_address(f"https://kidneys.org/{path}?{query}")
    if asked is not None:
        assert remote_address(asked) == asked
        assert asked.isascii()
        assert " " not in asked


def test_fragments() -> None:
    assert fragment_of("https://kidneys.org/a#ri%C3%B1%C3%B3n") == "riñón"
    assert fragment_of("https://kidneys.org/a") == ""


def test_hosts_that_nobody_has() -> None:
    assert all(
        map(is_reserved, ["example.org", "www.example.com", "a.test", "localhost", "x.local"])
    )
    assert not any(map(is_reserved, ["kidneys.org", "example.org.uk", "myexample.org", "test"]))


def test_addresses_of_machines() -> None:
    assert is_private_address("192.168.0.1")
    assert is_private_address("::ffff:10.0.0.1")
    assert not is_private_address("8.8.8.8")
    assert not is_private_address("kidneys.org")
