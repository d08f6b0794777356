"""The explorer in a real browser, over the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/)."""

import asyncio
import base64
import json
import re
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, web
from aiohttp.test_utils import TestServer

from tests.tui.serve.test_server import served

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), "")
SECONDS = 60

pytestmark = pytest.mark.skipif(not BROWSER, reason=f"there is no browser here; any of {', '.join(BROWSERS)} will do")


Said = dict[str, dict[str, dict[str, str]]]
"""What the browser says."""


class Page:
    """A page of the browser, and what has gone over its connections."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.received = self.sent = ""
        self.asked: list[str] = []
        self.loaded = 0
        self.session = ""
        self._socket = socket
        self._number = 0
        self._answers: dict[int, Said] = {}

    async def tell(self, method: str, **given: object) -> dict[str, object]:
        """Give a command, and return what came of it."""
        self._number += 1
        number = self._number
        said = {"id": number, "method": method, "params": given}
        await self._socket.send_json(said | ({"sessionId": self.session} if self.session else {}))
        await self.until(lambda: number in self._answers)
        answer = self._answers.pop(number)
        assert "result" in answer, answer
        return dict(answer["result"])

    async def evaluate(self, script: str) -> object:
        """Return what a script comes to."""
        done = await self.tell("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        result = done["result"]
        assert isinstance(result, dict)
        return result.get("value")

    async def press(self, key: str, code: int = 0) -> None:
        """Press a key: a character, or one that has a code."""
        text = {} if code else {"text": key}
        for kind in ("keyDown", "keyUp"):
            await self.tell("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text)

    async def until(self, met: Callable[[], bool]) -> None:
        """Take in what the browser tells, until something is so."""
        async with asyncio.timeout(SECONDS):
            while not met():
                self._take(json.loads((await self._socket.receive()).data))

    def _take(self, said: Said) -> None:
        frame = said.get("params", {}).get("response", {}).get("payloadData", "")
        match said.get("method"):
            case "Network.webSocketFrameReceived":
                with suppress(ValueError):  # what is no explorer's
                    self.received += base64.b64decode(frame, validate=True).decode(errors="replace")
            case "Network.webSocketFrameSent":
                self.sent += frame
            case "Page.loadEventFired":
                self.loaded += 1
            case "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            case None:
                self._answers[int(str(said["id"]))] = said


@asynccontextmanager
async def browser(folder: Path, url: str) -> AsyncIterator[Page]:
    """Open an address in a browser of its own."""
    words = (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder}",
    )
    started = await asyncio.create_subprocess_exec(
        BROWSER, *words, stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL
    )
    assert started.stderr is not None
    try:
        async with asyncio.timeout(SECONDS):
            while not (found := re.search(rb"ws://\S+", await started.stderr.readline())):
                pass
        async with ClientSession() as session, session.ws_connect(found.group().decode(), max_msg_size=0) as socket:
            page = Page(socket)
            target = await page.tell("Target.createTarget", url="about:blank")
            attached = await page.tell("Target.attachToTarget", targetId=target["targetId"], flatten=True)
            await page.tell("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
            page.session = str(attached["sessionId"])
            await page.tell("Network.enable")
            await page.tell("Page.enable")
            await page.tell("Emulation.setFocusEmulationEnabled", enabled=True)
            await page.tell("Page.navigate", url=url)
            yield page
    finally:
        started.kill()
        await started.wait()


def another_site() -> web.Application:
    """Return what serves a page that has nothing to do with dossier."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<title>another site</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    return app


async def test_a_browser_types_copies_resizes_and_asks_nobody_else(tmp_path: Path) -> None:
    words = (sys.executable, "-P", "-m", "tui", "--store", str(tmp_path / "store"), "open")
    async with served(words) as there, browser(tmp_path / "profile", f"{there.url}/?token={there.gate.token}") as page:
        await page.until(lambda: "李家超" in page.received)
        await page.press("/")
        await page.tell("Input.insertText", text="陈茂波")
        await page.until(lambda: "No match" in page.received)
        await page.press("Enter", 13)
        await page.press("2")
        await page.press("y")
        await page.until(lambda: "\x1b]52;c;" in page.received)
        copied = await page.evaluate("navigator.clipboard.readText()")
        assert "陈茂波" in str(copied)
        await page.tell("Emulation.setDeviceMetricsOverride", width=500, height=400, deviceScaleFactor=1, mobile=False)
        await page.until(lambda: len(re.findall('"resize"', page.sent)) > 1)
        assert await page.evaluate("location.search + document.cookie") == ""
        assert [url for url in page.asked if not url.startswith((there.url, "data:"))] == []
        connect = f"new WebSocket('ws://127.0.0.1:{there.port}/ws?width=80&height=24')"
        opens = f"new Promise(tell => {{ to = {connect}; to.onopen = () => tell(1); to.onerror = () => tell(0) }})"
        assert await page.evaluate(opens) == 1
        async with TestServer(another_site()) as other:
            loaded = page.loaded
            await page.tell("Page.navigate", url=str(other.make_url("/")))
            await page.until(lambda: page.loaded > loaded)
            assert await page.evaluate("document.title") == "another site"
            assert await page.evaluate(opens) == 0
