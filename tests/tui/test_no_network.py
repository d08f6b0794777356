"""No process that was not asked to serve has anything to do with a network: not a socket is bound or connected."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree

import grimp
import pytest

from store.library import Library
from store.workspace.folders import seed_files
from tests.tui.pseudo_terminal import Terminal

WATCHED = """
import socket, sys
def watch(event, arguments):
    if event == "socket.connect" and arguments[0].type == socket.SOCK_DGRAM:
        return  # which sends nothing: how Dask asks for the address of this machine
    local = getattr(socket, "AF_UNIX", None)
    if event in ("socket.connect", "socket.bind", "socket.sendmsg") and arguments[0].family == local:
        return  # a file of this machine: how processes that read articles are begun
    if event.startswith(("socket.bind", "socket.connect", "socket.getaddr", "socket.send", "urllib", "http", "ftp")):
        sys.stderr.write(f"NETWORK {event} {arguments}")
        sys.stderr.flush()
sys.addaudithook(watch)
import tui.cli
status = tui.cli.main(sys.argv[1:])
extras = ("psycopg", "store.archive", *(("dask", "distributed") if "--cluster" not in sys.argv else ()))
for name in ("aiohttp", "textual_serve", "tui.serve", "http.server", "socketserver", "xmlrpc", *extras):
    if name in sys.modules and (name != "socketserver" or "--cluster" not in sys.argv):
        sys.stderr.write(f"NETWORK {name}")
sys.exit(status)
"""
CLUSTERS = {"dask", "distributed", "tornado"}
SERVING = {"aiohttp", "textual_serve", "socket", "http", "ssl", "socketserver", "httpx", "requests", "urllib3"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with Library.open(tmp_path_factory.mktemp("store")) as library:
        library.load(seed_files())
        return library.folder


def test_only_an_archive_knows_its_server_and_is_imported_where_one_is_named() -> None:
    graph = grimp.build_graph("store", "tui", include_external_packages=True, cache_dir=None)
    room = {"store.archive", *graph.find_descendants("store.archive")}
    assert graph.find_modules_that_directly_import("psycopg") <= room
    outside = {one for part in room for one in graph.find_modules_that_directly_import(part)} - room
    assert outside == {"store.library.archived", "store.library.served"}
    assert graph.find_modules_that_directly_import("store.library.served") == {"store.library.archived"}


def test_only_what_serves_knows_a_network_and_only_its_command_knows_that() -> None:
    graph = grimp.build_graph("store", "tui", include_external_packages=True, cache_dir=None)
    for name in SERVING & graph.modules:
        assert graph.find_modules_that_directly_import(name) == {"tui.serve.server"}
    assert graph.find_modules_that_directly_import("tui.serve.server") == {"tui.cli.commands.serve"}


def test_only_one_module_knows_a_cluster_and_it_is_imported_when_somebody_asks_for_one() -> None:
    graph = grimp.build_graph("store", "tui", include_external_packages=True, cache_dir=None)
    for name in CLUSTERS & graph.modules:
        assert graph.find_modules_that_directly_import(name) == {"store.library.cluster"}
    assert graph.find_modules_that_directly_import("store.library.cluster") == {"store.library.hands"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "ljc"],
        ["load", "a.md"],
        pytest.param(
            ["load", "a.md", "--cluster", "local"],
            marks=pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed"),
        ),
    ],
)
def test_no_command_does(store: Path, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.md").write_text("# 事\n\n远山银行投资3亿元。", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "--store", copytree(store, tmp_path / "store"), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "NETWORK" not in done.stderr, done.stderr
    assert done.returncode == 0


def test_nor_does_the_explorer(store: Path) -> None:
    with Terminal(store=store, source=WATCHED) as terminal:
        terminal.until("李家超")
        terminal.type("/")
        terminal.type("ljc")
        terminal.until("ljc ")
        terminal.type("\x11")  # ctrl+q
        assert terminal.status() == 0
        assert b"NETWORK" not in terminal.written
