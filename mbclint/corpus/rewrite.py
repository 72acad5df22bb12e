"""Addresses written anew, in the way in which the page has written them."""

import posixpath
from urllib.parse import quote, urlsplit

from mbclint.corpus.member import Member

_KEPT = "/!$&'()*+,;=:@~%"
"""What a path may hold without being encoded (RFC 3986, section 3.3), and what is encoded."""


def address_to(page: Member, target: str, other: Member, fragment: str | None = None) -> str | None:
    """``target`` as written on ``page``, changed so that it leads to ``other``: relative stays
    relative and a path of files one of files, with query and fragment, unless another fragment is
    given. None where ``other`` cannot be addressed like that."""
    parts = urlsplit(target)
    path = _path_to(page, parts.path, other)
    if path is None:
        return None
    after = parts.fragment if fragment is None else quote(fragment, safe=f"{_KEPT}?")
    return parts._replace(path=path, fragment=after).geturl()


def _path_to(page: Member, written: str, other: Member) -> str | None:
    url = other.identity.url
    if written.startswith("/"):
        return _as_written(url, written) if url else None
    if posixpath.splitext(written)[1] in (".md", ".mdx", ".markdown", ".html", ".htm"):
        return posixpath.relpath(other.path, posixpath.dirname(page.path) or ".")
    if "/" not in written and not page.identity.url:
        return None
    if not url or not page.identity.url:
        return None
    folder = page.identity.url.rpartition("/")[0] or "/"
    return _as_written(posixpath.relpath(url, folder), written)


def _as_written(path: str, written: str) -> str:
    """With a slash at the end where there was one."""
    bare = path.rstrip("/")
    return quote(f"{bare}/" if written.endswith("/") or not bare else bare, safe=_KEPT)
