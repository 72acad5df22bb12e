"""How links to other sites are asked: the settings below ``links``."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from mbclint.settings.kinds import Flag, ListOf, Number, Record, TableOf, Text

_LARGEST_STATUS = 999


_STATUS = Number(100, _LARGEST_STATUS, whole=True, expected="a status such as 403")
_VARIABLES = TableOf(
    Text("the name of an environment variable"),
    'a table of headers with environment variables, such as {X-Token = "SITE_TOKEN"}',
)

ONLINE = Record(
    {
        "exclude": ListOf(
            Text("a glob"), 'a list of globs of addresses such as ["https://login.*/**"]'
        ),
        "accept": ListOf(_STATUS, "a list of statuses such as [403]"),
        "remap": TableOf(
            Text("an address"),
            'a table of beginnings of addresses such as {"https://site.org" = "http://staging"}',
        ),
        "allow-hosts": ListOf(Text("a host"), 'a list of hosts such as ["intranet.local"]'),
        "headers": TableOf(
            _VARIABLES,
            'a table for each host, such as {"site.org" = {X-Token = "SITE_TOKEN"}}',
        ),
        "auth": TableOf(
            Text("the name of an environment variable"),
            'a table of hosts with environment variables, such as {"site.org" = "SITE_LOGIN"}',
        ),
        "timeout": Number(0.1, 600, whole=False, expected="a number of seconds such as 20"),
        "connect-timeout": Number(0.1, 600, whole=False, expected="a number of seconds such as 10"),
        "retries": Number(0, 10, whole=True, expected="a number such as 2"),
        "longest-wait": Number(0, 3600, whole=False, expected="a number of seconds such as 60"),
        "concurrency": Number(1, 1000, whole=True, expected="a number such as 64"),
        "per-host": Number(1, 100, whole=True, expected="a number such as 4"),
        "interval": Number(0, 60, whole=False, expected="a number of seconds such as 0.1"),
        "robots": Flag(),
    },
    frozenset(),
    'a table such as {exclude = ["https://login.*/**"], accept = [403]}',
)


class OnlineSettings(Struct, frozen=True):
    """How links to other sites are asked. Durations are in seconds."""

    exclude: tuple[str, ...] = ()
    """Globs of addresses that are not asked."""
    accept: frozenset[int] = frozenset()
    """Statuses that count as alive."""
    remap: Mapping[str, str] = field(default_factory=dict)
    """Beginnings of addresses, and what is asked in their place."""
    allow_hosts: frozenset[str] = frozenset()
    """Hosts that may have addresses which are not public."""
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Headers by host; each value is the name of an environment variable."""
    auth: Mapping[str, str] = field(default_factory=dict)
    """The environment variable with ``user:password``, by host."""
    timeout: float = 20.0
    """For one answer, redirects aside."""
    connect_timeout: float = 10.0
    retries: int = 2
    """How often an address is asked again that did not answer."""
    longest_wait: float = 60.0
    """How long a host may be waited for that asks for patience (``Retry-After``)."""
    concurrency: int = 64
    """How many addresses are asked at once."""
    per_host: int = 4
    """How many of one host."""
    interval: float = 0.1
    """From one request to a host to the next."""
    robots: bool = False
    """Whether ``robots.txt`` is heeded."""


def online_settings(value: Mapping[str, Any]) -> OnlineSettings:
    """The settings from the checked table."""
    given = {key.replace("-", "_"): each for key, each in value.items()}
    for key in ("accept", "allow_hosts"):
        if key in given:
            given[key] = frozenset(given[key])
    return OnlineSettings(**given)
