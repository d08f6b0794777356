"""The server over real connections: what it lets in, what it hands out, and an explorer behind it."""

import asyncio
import json
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copytree

import pytest
from aiohttp import ClientResponse, ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestServer, unused_port

from store.library import Library
from store.library.layout import LAYOUT
from store.library.searches import SEARCHES
from store.library.visits import VISITS
from store.text.folders import SESSION
from store.workspace.folders import seed_files
from tui.serve.gate import LOCAL, Gate
from tui.serve.server import Server

ECHO = """
import os, sys
os.write(1, b"__GANGLION__\\n")
while data := os.read(0, 1 << 16):
    if b'"quit"' in data:
        break
    os.write(1, b"D" + len(data).to_bytes(4, "big") + data)
"""
"""Speaks as an explorer to the server, and says back what it is told."""


class Served:
    """A server, and those who visit it."""

    def __init__(self, words: Sequence[str]) -> None:
        self.invited: list[str] = []
        self.port = unused_port()
        self.gate = Gate(LOCAL, self.port)
        self.url = f"http://127.0.0.1:{self.port}"
        self._words = words

    async def start(self) -> TestServer:
        server = TestServer(Server(self._words, self.gate, self.invited.append).app(), port=self.port)
        await server.start_server()
        return server

    @asynccontextmanager
    async def visitor(self) -> AsyncIterator[ClientSession]:
        """Somebody with a browser of their own."""
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
            yield session

    async def enter(self, session: ClientSession, token: str) -> ClientResponse:
        return await session.get(f"{self.url}/?token={token}")

    async def connect(self, session: ClientSession, origin: str = "") -> ClientWebSocketResponse:
        """Connect as the page does."""
        headers = {"Origin": origin or self.url}
        return await session.ws_connect(f"{self.url}/ws?width=120&height=40", headers=headers)


@asynccontextmanager
async def served(words: Sequence[str] = (sys.executable, "-c", ECHO)) -> AsyncIterator[Served]:
    there = Served(words)
    server = await there.start()
    try:
        yield there
    finally:
        await server.close()


async def told(page: ClientWebSocketResponse, met: Callable[[str], bool]) -> str:
    """Return what the explorer has written, as soon as it is what is waited for."""
    written = b""
    async with asyncio.timeout(60):
        while not met(written.decode(errors="replace")):
            message = await page.receive()
            assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), "it ended"
            written += message.data if isinstance(message.data, bytes) else message.data.encode()
    return written.decode(errors="replace")


async def say(page: ClientWebSocketResponse, *words: object) -> None:
    await page.send_str(json.dumps(words))


async def test_the_token_lets_in_once_and_another_follows() -> None:
    async with served() as there, there.visitor() as one, there.visitor() as other:
        token = there.gate.token
        assert (await one.get(there.url)).status == 403
        assert (await there.enter(one, "wrong")).status == 403
        page = await there.enter(one, token)
        assert page.status == 200
        cookie = page.headers["Set-Cookie"]
        assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        assert (await one.get(there.url)).status == 200
        assert (await there.enter(other, token)).status == 403
        assert (await there.enter(other, there.invited[-1])).status == 200


async def test_another_host_another_page_and_no_cookie_are_refused() -> None:
    async with served() as there, there.visitor() as one, there.visitor() as stranger:
        await there.enter(one, there.gate.token)
        for path in ("/", "/ws", "/page/page.js", "/textual/js/textual.js", f"/?token={there.gate.token}"):
            answer = await one.get(there.url + path, headers={"Host": f"evil.example:{there.port}"})
            assert answer.status == 421
        assert there.invited == [there.gate.token], "and the token is not used up"
        for session, origin in ((one, "http://evil.example"), (one, "null"), (one, f"http://localhost:{there.port}")):
            with pytest.raises(WSServerHandshakeError, match="403"):
                await there.connect(session, origin)
        with pytest.raises(WSServerHandshakeError, match="403"):
            await there.connect(stranger)
        assert (await one.get(f"{there.url}/ws")).status == 403
        assert (await stranger.get(f"{there.url}/download/x")).status == 403
        assert (await one.get(f"{there.url}/download/x")).status == 404
        assert (await one.get(f"{there.url}/textual/../../pyproject.toml")).status == 404


async def test_the_page_asks_nobody_else_and_no_other_page_has_it() -> None:
    async with served() as there, there.visitor() as one:
        page = await there.enter(one, there.gate.token)
        text = await page.text()
        assert f"ws://127.0.0.1:{there.port}/ws" in text
        links = re.findall(r'(?:href|src)="([^"]+)"', text)
        assert [link for link in links if not link.startswith(("/", "data:"))] == []
        for link in links:
            if link.startswith("/"):
                answer = await one.get(there.url + link)
                assert answer.status == 200
                assert "//fonts" not in await answer.text()
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert not re.search(r"https?:|\*", policy)
        assert page.headers["Referrer-Policy"] == "no-referrer"


async def test_keys_and_sizes_are_passed_on_and_nothing_else() -> None:
    async with served() as there, there.visitor() as one:
        await there.enter(one, there.gate.token)
        page = await there.connect(one)
        await say(page, "stdin", "陈茂波")
        await say(page, "resize", {"width": 10**9, "height": 24})
        await say(page, "ping", "7")
        written = await told(page, lambda text: '"height": 24' in text and "pong" in text)
        assert "陈茂波" in written
        assert '"width": 1000,' in written
        for nonsense in ('{"a": 1}', "nonsense", '["stdin", 7]', '["resize", {}]', "[]"):
            page = await there.connect(one)
            await page.send_str(nonsense)
            async with asyncio.timeout(60):
                while (message := await page.receive()).type is WSMsgType.BINARY:
                    pass
            assert message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with Library.open(tmp_path_factory.mktemp("store")) as library:
        library.load(seed_files())
        return library.folder


async def test_two_visitors_have_an_explorer_each_that_leaves_the_owner_s_session_and_files_alone(
    store: Path, tmp_path: Path
) -> None:
    folder = copytree(store, tmp_path / "store")
    words = (sys.executable, "-P", "-m", "tui", "--store", str(folder), "open")
    async with served(words) as there, there.visitor() as one, there.visitor() as other:
        await there.enter(one, there.gate.token)
        await there.enter(other, there.gate.token)
        first, second = await asyncio.gather(there.connect(one), there.connect(other))
        await asyncio.gather(*(told(page, lambda text: "李家超" in text) for page in (first, second)))
        await say(first, "stdin", "/")
        await say(first, "stdin", "陈茂波")
        await told(first, lambda text: "No match" in text)
        await say(first, "stdin", "\r")
        await say(second, "stdin", "e")
        await told(second, lambda text: "no file is written" in text)
        await say(second, "stdin", "y")
        await told(second, lambda text: "\x1b]52;c;" in text)
        await say(second, "stdin", "q")
        async with asyncio.timeout(60):
            while (await second.receive()).type is not WSMsgType.CLOSE:
                pass
    assert not {SESSION, SEARCHES, VISITS, LAYOUT} & {path.name for path in folder.iterdir()}
    with Library.open(folder) as library, library.writing(seconds=0):
        assert library.check().problems == ()


async def test_it_ends_by_a_signal_with_the_status_that_names_it(tmp_path: Path) -> None:
    asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    words = (sys.executable, "-P", "-m", "tui", "--store", str(tmp_path / "store"), "serve", "--port")
    begun = [await asyncio.create_subprocess_exec(*words, str(unused_port()), stdout=PIPE, stderr=PIPE) for _ in asked]
    for number, process in zip(asked, begun, strict=True):
        assert process.stdout is not None
        assert (await process.stdout.readline()).startswith(b"http://127.0.0.1:")
        process.send_signal(number)
    told = await asyncio.gather(*(process.communicate() for process in begun))
    assert [process.returncode for process in begun] == [128 + number for number in asked]
    assert [text.count(b"\n") for _, text in told] == [1, 1, 1], told
