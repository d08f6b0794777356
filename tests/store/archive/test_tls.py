"""An archive whose server proves who it is: a certificate of one's own, and what is said where it is another's.

The server of these tests is built without TLS, so something that speaks it stands before it, as a pool would.
"""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import NamedTuple

import pytest

from store.errors import LostError
from store.text.addresses import Address
from tests.store.archive.server import address_for, begin, needs_a_server, opened
from tests.store.articles_by_hand import Org, story, take_in

pytestmark = [needs_a_server, pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl here")]

_ASKS_FOR_TLS = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")
"""https://www.postgresql.org/docs/current/protocol-message-formats.html, SSLRequest."""


class Certificate(NamedTuple):
    """A certificate for the name `localhost`, which proves itself, and its key."""

    proof: Path
    key: Path

    @classmethod
    def made(cls, folder: Path, name: str) -> "Certificate":
        made = cls(folder / f"{name}.pem", folder / f"{name}.key")
        asked = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -addext subjectAltName=DNS:localhost"
        subprocess.run([*asked.split(), "-out", made.proof, "-keyout", made.key], check=True, capture_output=True)
        return made


class Before(ThreadingTCPServer):
    """Speaks TLS for a server that listens on a socket in a folder."""

    daemon_threads = True

    def __init__(self, certificate: Certificate, behind: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = behind
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(*certificate)


class _Handler(StreamRequestHandler):
    server: Before

    def handle(self) -> None:
        if self.request.recv(8) != _ASKS_FOR_TLS:
            return
        self.request.sendall(b"S")
        with suppress(OSError), socket.socket(socket.AF_UNIX) as behind:  # who does not trust it hangs up
            behind.connect(self.server.behind)
            with self.server.tls.wrap_socket(self.request, server_side=True) as before:
                back = threading.Thread(target=_pass_on, args=(behind, before))
                back.start()
                _pass_on(before, behind)
                back.join()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(1 << 16):
            other.sendall(data)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)


class Served(NamedTuple):
    """An archive behind TLS: what proves it, what proves another one, and its address without either."""

    proof: Path
    other: Path
    given: dict[str, str]

    def address(self, host: str, proof: Path) -> Address:
        """Return its address as of a host, trusting a certificate."""
        from psycopg.conninfo import make_conninfo

        return Address(make_conninfo(**self.given, host=host, sslmode="verify-full", sslrootcert=str(proof)))


@pytest.fixture
def served(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    from psycopg.conninfo import conninfo_to_dict

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    address = address_for(server, str(tmp_path))
    begin(address)
    given = {name: str(value) for name, value in conninfo_to_dict(address.conninfo).items()}
    own, other = Certificate.made(tmp_path, "own"), Certificate.made(tmp_path, "other")
    with Before(own, f"{given.pop('host')}/.s.PGSQL.5432") as before:
        threading.Thread(target=before.serve_forever, daemon=True).start()
        port = str(before.server_address[1])
        yield Served(own.proof, other.proof, {**given, "hostaddr": "127.0.0.1", "port": port, "gssencmode": "disable"})
        before.shutdown()


def test_a_server_that_proves_who_it_is_is_read_and_written(served: Served) -> None:
    with opened(served.address("localhost", served.proof)) as library:
        take_in(library, [story("甲篇", "远山银行昨日开业。", orgs=[Org("远山银行")])])
        assert [one.id for one in library.entities("organisation")] == ["organisation/远山银行"]


def test_one_that_is_another_than_was_asked_for_is_refused_in_one_sentence(served: Served) -> None:
    with pytest.raises(LostError, match="does not match host name") as refused:
        opened(served.address("db.example", served.proof))
    assert "\n" not in str(refused.value)


def test_one_whose_certificate_nobody_trusted_proves_is_refused_in_one_sentence(served: Served) -> None:
    with pytest.raises(LostError, match="certificate verify failed") as refused:
        opened(served.address("localhost", served.other))
    assert "\n" not in str(refused.value)
