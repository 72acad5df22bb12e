"""Addresses as they are asked for on the network: one form for all ways of writing one."""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from mbclint.links.addresses import is_template

_NAT64 = "64:ff9b::/96"
_IPV4_BITS = 0xFFFFFFFF
_PORTS = {"http": 80, "https": 443}
_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = f"{_PATH}?"
_TRIPLET = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"%(?:4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe]|3[0-9]|2[DdEe])")
_RESERVED_TOPS = ("example", "test", "invalid", "localhost", "local", "internal", "onion")
"""RFC 2606, 6761, 6762, 7686, and what ICANN keeps for private use."""
_RESERVED_HOSTS = ("example.com", "example.net", "example.org")


def remote_address(target: str) -> str | None:
    """The address to ask for a link, without fragment: scheme and host in lower case, the host in
    Punycode (IDNA 2008), what is not ASCII percent-encoded, no default port, no ``.`` and ``..``
    (RFC 3986, section 6.2.2). None for what is no whole address of the web, has a template or a
    user in it, or cannot be taken apart."""
    written = target.strip()
    if written.startswith("//"):
        written = f"https:{written}"
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname or is_template(target) or "@" in parts.netloc:
        return None
    host = ascii_host(parts.hostname)
    if host is None:
        return None
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[scheme]:
        shown = f"{shown}:{port}"
    path = _without_dots(_encoded(parts.path, _PATH)) or "/"
    return urlunsplit(SplitResult(scheme, shown, path, _encoded(parts.query, _QUERY), ""))


def secure_twin(url: str) -> str | None:
    """The address over https that may show the same as one over http, as ``remote_address`` writes
    it; None for one over https, and for one with a port of its own."""
    parts = urlsplit(url)
    return f"https:{url[5:]}" if parts.scheme == "http" and parts.port is None else None


def fragment_of(target: str) -> str:
    """The fragment of an address, percent-encoding resolved; empty without one."""
    return unquote(target.partition("#")[2])


def ascii_host(host: str) -> str | None:
    """A host as the network knows it; None for one that cannot be."""
    name = host.rstrip(".").lower()
    if name.isascii():
        return name if name and not any(char in ' <>"\\^`{|}' for char in name) else None
    # Few addresses need it.
    import idna

    try:
        return idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        return None


def is_reserved(host: str) -> bool:
    """Whether nobody can have this name on the public network."""
    named = "." in host or host == "localhost"
    of_top = host.rpartition(".")[2] in _RESERVED_TOPS
    return named and (
        of_top or any(host == each or host.endswith(f".{each}") for each in _RESERVED_HOSTS)
    )


def is_private_address(host: str) -> bool:
    """Whether a host is an IP address that is not one of the public network: no loopback, private,
    link-local, shared, multicast or reserved one, also within IPv6 (IPv4-mapped, 6to4, NAT64)."""
    if ":" not in host and not host[-1:].isdigit():
        return False
    # Loaded here, because few links lead to an address in numbers.
    import ipaddress

    try:
        ip = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in ipaddress.ip_network(_NAT64):
            inner = ipaddress.IPv4Address(int(ip) & _IPV4_BITS)
        if inner is not None:
            return is_private_address(str(inner))
    return not ip.is_global or ip.is_multicast


def _encoded(text: str, safe: str) -> str:
    quoted = quote(_TRIPLET.sub("%25", text), safe)
    return _UNRESERVED.sub(lambda match: unquote(match[0]), quoted)


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    steps: list[str] = []
    *folders, last = path.split("/")[1:]
    for step in folders:
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    if last == "..":
        del steps[-1:]
    steps.append("" if last in (".", "..") else last)
    return "/" + "/".join(steps)
