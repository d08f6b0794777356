"""The server: a page with a terminal, and for each visitor an explorer in a process of its own behind it."""

import asyncio
import logging
import signal
import socket
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from html import escape
from importlib.resources import files
from pathlib import Path
from types import FrameType

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from store.text.language import later, tr
from tui.serve.gate import LOCAL, Gate
from tui.terminal.interrupting import ENDING, Asked, handled

_MOST = 16
"""Explorers at a time, each of which holds the store in memory."""
_WIDEST = 1000
"""Cells of a terminal at most, each way."""
_SECONDS = 3.0
"""How long the end of the server waits for those of the explorers."""
_FONT_SIZE = "15"
_OWN = Path(str(files("tui.serve")))
_THEIRS = Path(textual_serve.__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_NOT_LET_IN = later(
    "This address lets nobody in, or has let somebody in already. dossier serve prints the next one in its terminal."
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class _Explorer(AppService):
    """An explorer in a process of its own, that is over when it is stopped.

    Args:
        words: that start it.
        page: where it is shown.
        downloads: what it hands over.
    """

    def __init__(self, words: Sequence[str], page: web.WebSocketResponse, downloads: DownloadManager) -> None:
        async def close() -> None:
            await page.close()

        super().__init__(
            words[0], write_bytes=page.send_bytes, write_str=page.send_str, close=close, download_manager=downloads
        )
        self._words = words

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start it without a shell."""
        pipe, environment = asyncio.subprocess.PIPE, self._build_environment(width, height)
        self._process = await asyncio.create_subprocess_exec(
            *self._words, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        )
        self._stdin = self._process.stdin
        return self._process

    async def stop(self) -> None:
        """Have it end, and wait until it has."""
        process = self._process
        try:
            async with asyncio.timeout(_SECONDS):
                await super().stop()
                if process is not None:
                    await process.wait()  # one that is signalled when it has just ended has asyncio complain
        except TimeoutError:
            if process is not None:
                with suppress(ProcessLookupError):
                    process.terminate()
                await process.wait()


class Server:
    """Serves explorers.

    Args:
        words: that start one.
        gate: says who is let in.
        invite: told of the token that lets the next visitor in, whenever there is another one.
    """

    def __init__(self, words: Sequence[str], gate: Gate, invite: Callable[[str], None]) -> None:
        self._words = words
        self._gate = gate
        self._invite = invite
        self._downloads = DownloadManager()
        self._sockets: set[web.WebSocketResponse] = set()

    def app(self) -> web.Application:
        """Return what answers."""
        app = web.Application(middlewares=[self._guard])
        app.router.add_get("/", self._page)
        app.router.add_get("/ws", self._explorer)
        app.router.add_get("/download/{key}", self._download)
        for name in ("page.css", "page.js"):
            app.router.add_get(f"/page/{name}", self._own(name))
        app.router.add_static("/textual", _THEIRS)
        app.on_shutdown.append(self._close)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what asks for another host, and send with all that goes out what keeps other pages from it."""
        try:
            if not self._gate.serves(request.headers.get("Host", "")):
                raise web.HTTPMisdirectedRequest(text=tr("This is not the host that is served here."))
            answer = await handler(request)
        except web.HTTPException as error:
            error.headers.update(_HEADERS)
            raise
        if not answer.prepared:
            answer.headers.update(_HEADERS)
        return answer

    def _is_let_in(self, request: web.Request) -> bool:
        return self._gate.knows(request.cookies.get(self._gate.cookie, ""))

    async def _page(self, request: web.Request) -> web.Response:
        """Return the page to whoever was let in, or has the token that lets in."""
        is_known = self._is_let_in(request)
        visitor = "" if is_known else self._gate.admit(request.query.get("token", ""))
        if not visitor and not is_known:
            raise web.HTTPForbidden(text=tr(_NOT_LET_IN))
        text = (_OWN / "page.html").read_text("utf-8").replace("FONT_SIZE", _FONT_SIZE)
        text = text.replace("ENDED", escape(tr("dossier has ended here."))).replace(
            "AGAIN", escape(tr("Open it again"))
        )
        answer = web.Response(text=text.replace("HOST", request.headers["Host"]), content_type="text/html")
        if visitor:
            answer.set_cookie(self._gate.cookie, visitor, httponly=True, samesite="Strict", path="/")
            self._invite(self._gate.token)
        return answer

    @staticmethod
    def _own(name: str) -> Handler:
        async def answer(_: web.Request) -> web.FileResponse:
            return web.FileResponse(_OWN / name)

        return answer

    async def _explorer(self, request: web.Request) -> web.WebSocketResponse:
        """Run an explorer for as long as its page is open."""
        host = request.headers.get("Host", "")
        if not self._gate.is_own(request.headers.get("Origin", ""), host) or not self._is_let_in(request):
            raise web.HTTPForbidden(text=tr(_NOT_LET_IN))
        if len(self._sockets) >= _MOST:
            raise web.HTTPServiceUnavailable(text=tr("There are {number} explorers open already.", number=_MOST))
        page = web.WebSocketResponse(heartbeat=15)
        await page.prepare(request)

        explorer = _Explorer(self._words, page, self._downloads)
        self._sockets.add(page)
        try:
            await explorer.start(_cells(request, "width", 80), _cells(request, "height", 24))
            async for message in page:
                if message.type is WSMsgType.TEXT:
                    await _pass_on(message.json(), page, explorer)
        except (ConnectionError, ValueError, TypeError, KeyError):  # nothing that its own page says
            await page.close()
        finally:
            self._sockets.discard(page)
            await explorer.stop()
        return page

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Hand over what an explorer has made for its visitor."""
        if not self._is_let_in(request):
            raise web.HTTPForbidden(text=tr(_NOT_LET_IN))
        key = request.match_info["key"]
        try:
            made = await self._downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound(text=tr("There is nothing more here.")) from None
        answer = web.StreamResponse(headers=_HEADERS)
        answer.content_type = "application/octet-stream"
        answer.headers["Content-Disposition"] = _attachment(made.file_name)
        await answer.prepare(request)
        async for chunk in self._downloads.download(key):
            await answer.write(chunk)
        await answer.write_eof()
        return answer

    async def _close(self, _: web.Application) -> None:
        """Have all explorers end."""
        await asyncio.gather(*(page.close() for page in self._sockets))


def _attachment(name: str) -> str:
    """Return the header that names a file which is kept, not shown (RFC 6266)."""
    from urllib.parse import quote

    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


def _cells(request: web.Request, name: str, usual: int) -> int:
    said = request.query.get(name, "")
    return min(_WIDEST, max(1, int(said))) if said.isdecimal() and len(said) < 5 else usual


async def _pass_on(said: Sequence[object], page: web.WebSocketResponse, explorer: AppService) -> None:
    """Give an explorer what its page says: keys, a size, or that somebody looks at it or not.

    Raises:
        ValueError, TypeError, KeyError: no such page says so.
    """
    kind, *rest = said
    match kind, rest:
        case "stdin", [str(keys)]:
            await explorer.send_bytes(keys.encode("utf-8", "replace"))
        case "resize", [{"width": int(width), "height": int(height)}]:
            await explorer.set_terminal_size(min(_WIDEST, max(1, width)), min(_WIDEST, max(1, height)))
        case "ping", [sent]:
            await page.send_json(["pong", sent])
        case "focus", []:
            await explorer.focus()
        case "blur", []:
            await explorer.blur()
        case _:
            raise ValueError(kind)


def serve(words: Sequence[str], listen: str, port: int, tell: Callable[[str], None]) -> int:
    """Serve until ctrl+c, or whatever else asks for the end, and return the exit status that names it.

    Args:
        words: that start an explorer.
        listen: the address to listen on, "" for this machine alone.
        port: the port, 0 for any that is free.
        tell: told the address that lets the next visitor in, whenever there is another one.

    Raises:
        OSError: it cannot be listened there.
    """
    logging.getLogger("textual-serve").addHandler(logging.NullHandler())
    address = listen or LOCAL[0]
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    everywhere = address in ("0.0.0.0", "::")
    with socket.create_server((address, port), family=family) as listening:
        port = listening.getsockname()[1]
        name = f"[{address}]" if ":" in address else address
        gate = Gate(LOCAL if not listen else {name, *LOCAL}, port, any_address=everywhere)

        def invite(token: str) -> None:
            tell(f"http://{LOCAL[0] if everywhere else name}:{port}/?token={token}")

        async def begin(_: web.Application) -> None:
            invite(gate.token)

        app = Server(words, gate, invite).app()
        with _ending(app) as asked:
            app.on_startup.append(begin)
            web.run_app(
                app,
                sock=listening,
                print=None,
                access_log=None,
                shutdown_timeout=_SECONDS,
                handle_signals=False,  # it would not tell which one
            )
        return asked.status


@contextmanager
def _ending(app: web.Application) -> Iterator[Asked]:
    """Have the signals that ask for the end stop an app in order."""
    asked = Asked()

    def stop(number: int) -> None:
        asked.signal = asked.signal or number
        raise web.GracefulExit

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        asked.signal = asked.signal or number
        try:
            asyncio.get_running_loop().call_soon_threadsafe(stop, number)
        except RuntimeError:  # it has not begun, or is over
            raise SystemExit(asked.status) from None

    async def wake(_: web.Application) -> None:
        """Have signals wake the loop: one that comes just before it waits would be heeded after the wait alone."""
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is end:
                with suppress(NotImplementedError):  # Windows
                    asyncio.get_running_loop().add_signal_handler(number, stop, number)

    app.on_startup.append(wake)
    with handled(ENDING, end):
        yield asked
