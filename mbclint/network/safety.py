"""Which machines may be asked: those of the public network, and what the settings name.

A page can link to anything, and who checks it may stand within a network that others should not
see into (server-side request forgery, OWASP). So the addresses of a name are judged when the
connection is made, after each redirect again, and it goes to the address that was judged.
"""

import socket
from collections.abc import Sequence

from mbclint.links.remote_address import is_private_address
from mbclint.network.failures import RequestError, Trouble

_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})

Resolved = Sequence[tuple[int, str]]
"""Address families and addresses."""


def allowed(found: Resolved, host: str, by_name: frozenset[str]) -> Resolved:
    """The addresses that may be asked. Raises ``RequestError`` where there is none."""
    if host in by_name:
        return found
    public = [each for each in found if not is_private_address(each[1])]
    if not public:
        said = f"{host} is not on the public network and not in allow-hosts"
        raise RequestError(Trouble.NOT_PUBLIC, said)
    return public


def unresolved(host: str, error: OSError) -> RequestError:
    """Why a name has no address."""
    if isinstance(error, socket.gaierror) and error.errno in _NO_SUCH_NAME:
        return RequestError(Trouble.NO_SUCH_HOST, f"there is no host {host}")
    return RequestError(Trouble.NO_ANSWER, f"the name {host} cannot be looked up now")
