"""Who is let in: whoever has the address with its token, once; and no page but the server's own. No network here.

A page of another site can have a browser ask 127.0.0.1, or a name of its own that leads there (DNS rebinding). So what
is asked must name the host that is served, which such a name is not, and a connection the page that it comes from
(RFC 6454), which no page can forge. A cookie that is `SameSite=Strict` goes with nothing that another site asks for.
"""

import hmac
import ipaddress
import secrets
from collections.abc import Iterable

LOCAL = ("127.0.0.1", "localhost", "[::1]")
_BYTES = 32
"""Of chance in a token."""


class Gate:
    """Tokens that were not used yet, visitors who were let in, and the hosts that are served.

    Args:
        names: of the hosts, as an address bar has them, without the port.
        port: at which they are.
        any_address: whether any number stands for the host, too: it listens on all, and names could lead there.
    """

    def __init__(self, names: Iterable[str], port: int, *, any_address: bool = False) -> None:
        self._names = frozenset(names)
        self._port = port
        self._any_address = any_address
        self._visitors: set[str] = set()
        self.token = secrets.token_urlsafe(_BYTES)
        """What lets the next visitor in."""

    @property
    def cookie(self) -> str:
        """The name of the cookie: a browser keeps those of all ports of a host together."""
        return f"dossier-{self._port}"

    def admit(self, token: str) -> str:
        """Return what a visitor is known by from now on, "" where the token is not the one; it lets nobody in again."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return ""
        self.token = secrets.token_urlsafe(_BYTES)
        visitor = secrets.token_urlsafe(_BYTES)
        self._visitors.add(visitor)
        return visitor

    def knows(self, visitor: str) -> bool:
        """Return whether a visitor was let in."""
        return any(hmac.compare_digest(visitor.encode(), known.encode()) for known in self._visitors)

    def serves(self, host: str) -> bool:
        """Return whether a host, with its port as browsers say it, is one that is served."""
        name, colon, port = host.lower().rpartition(":")
        if not colon or "]" in port:
            name, port = host.lower(), "80"
        if port != str(self._port):
            return False
        return name in self._names or (self._any_address and _is_address(name))

    def is_own(self, origin: str, host: str) -> bool:
        """Return whether a page of the server itself asks: that of the host that it asks."""
        return self.serves(host) and origin == f"http://{host}"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
