"""What goes wrong before there is an answer."""

from enum import StrEnum


class Trouble(StrEnum):
    """Kinds of it."""

    NO_SUCH_HOST = "no such host"
    NOT_PUBLIC = "not public"
    NO_ANSWER = "no answer"
    """No connection, none in time, or one that broke."""
    TLS = "TLS"
    """The certificate or the handshake is at fault."""
    NONSENSE = "nonsense"
    """An answer that is no HTTP, or breaks its own promises."""
    REDIRECTS = "redirects"
    """They lead in a circle, on and on, or nowhere."""
    TOO_MUCH = "too much"
    """More headers than anybody needs."""
    NOT_ALLOWED = "not allowed"
    """The site's ``robots.txt`` asks programs to stay away."""

    @property
    def may_pass(self) -> bool:
        """Whether asking again may help."""
        return self in (Trouble.NO_SUCH_HOST, Trouble.NO_ANSWER, Trouble.NONSENSE)


class RequestError(Exception):
    """Why there is no answer, in words."""

    def __init__(self, trouble: Trouble, said: str) -> None:
        super().__init__(said)
        self.trouble = trouble
        self.said = said
