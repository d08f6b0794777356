"""What the whole suite shares."""

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, settings

from tests.store.archive.server import run
from tests.thorough import volume

settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=volume(50, 500)
)
settings.load_profile("any machine")  # how busy the machine is says nothing of the code

for _name in ("SIGINT", "SIGHUP", "SIGQUIT"):  # a suite started in the background ignores them, and so do its programs
    if (_signal := getattr(signal, _name, None)) and signal.getsignal(_signal) is signal.SIG_IGN:
        signal.signal(_signal, signal.default_int_handler if _name == "SIGINT" else signal.SIG_DFL)

gc.disable()  # till all is imported: a fifth of the time of that, and nothing of it is ever free

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each of the hundreds of programs started would compile all anew
sys.dont_write_bytecode = False  # and pytest would rewrite the assertions of each file at each run

os.environ["DOSSIER_CONFIG"] = os.path.join(os.path.dirname(__file__), "no such", "config.toml")  # nobody's settings


@pytest.fixture(autouse=True, scope="session")
def disk_at_once() -> Iterator[None]:
    """Wait for no disk in the tests' own process: no test cuts the power, and the suite would wait ten thousand times.

    That the store waits where it must, tests/store/log/test_syncing.py sees with a disk of its own; what cannot be
    waited for still fails. Programs that tests start wait as they do for a user.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tools: mypy takes longest of all, and on two cores nobody should wait for it at the end."""
    items.sort(key=lambda item: "test_quality" not in item.nodeid)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from what was imported, and nearly always from looking at all.

    What an explorer leaves is in circles, some three megabytes; to free it took a fifth of the time of its tests. Kept,
    it is some hundred megabytes for each process until five million objects are there.
    """
    gc.freeze()
    gc.set_threshold(5_000_000, 5, 20)
    gc.enable()


def pytest_sessionfinish() -> None:
    """Leave what is left to the end of the process, where pytest collects it five times."""
    gc.freeze()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a database for the tests, on a server that all processes of this run share."""
    with pytest.MonkeyPatch.context() as patch:
        shared = tmp_path_factory.getbasetemp()
        shared = shared.parent if shared.name.startswith("popen-") else shared
        runtime = shared / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield run(shared / "server")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What servers are asked from now on."""
    from store.archive.connecting import Line

    asked, rows_of = list[str](), Line.rows

    def counted(line: Line, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        asked.append(statement)
        return rows_of(line, statement, values)

    monkeypatch.setattr(Line, "rows", counted)
    return asked
