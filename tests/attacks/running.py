"""Running the real executable, and waiting for a process without waiting for ever."""

import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from tui.cli import main

DOSSIER = Path(sys.executable).with_name("dossier")
LIMIT = 120.0
"""Seconds after which a command that does not end is stuck. The slowest here takes a few."""
ENDING = 10.0
"""Seconds in which a process that is told to end, and all it has started, must be gone."""
_TURN = 0.002


class Said(NamedTuple):
    """What a command said; its status is None where it had to be killed."""

    status: int | None
    out: str
    err: str

    @property
    def stuck(self) -> bool:
        """Whether it did not end."""
        return self.status is None

    @property
    def crashed(self) -> bool:
        """Whether it ended in a traceback or by a signal that was not sent to it."""
        return "Traceback (most recent call last)" in self.err + self.out or (self.status or 0) < 0

    @property
    def notices(self) -> list[str]:
        """The sentences of narration that are more than a count."""
        return [line for line in self.err.splitlines() if line.startswith("dossier: ")]

    @property
    def told(self) -> bool:
        """Whether it said that something is wrong."""
        return bool(self.notices) or (self.status or 0) != 0

    def __str__(self) -> str:
        return f"status {self.status}: {(self.err.strip() or self.out.strip())[-300:]!r}"


def start(
    store: Path,
    *words: str | bytes,
    environment: Mapping[str, str] | None = None,
    prefix: Sequence[str] = (),
) -> subprocess.Popen[bytes]:
    """Start dossier as the leader of a group of processes of its own.

    Args:
        store: the store's folder.
        words: what is typed after it.
        environment: what is added to the environment.
        prefix: a command that runs the rest of its own line.
    """
    command: list[str | bytes] = [*prefix, str(DOSSIER), "--store", str(store), *words]
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    )


def finish(process: subprocess.Popen[bytes], limit: float = LIMIT) -> Said:
    """Wait for a process and return what it said; kill it and its group where it does not end."""
    try:
        out, err = process.communicate(timeout=limit)
        status: int | None = process.returncode
    except subprocess.TimeoutExpired:
        end_group(process.pid)
        out, err = process.communicate()
        status = None
    return Said(status, *((stream or b"").decode(errors="replace") for stream in (out, err)))


def dossier(store: Path, *words: str | bytes, limit: float = LIMIT) -> Said:
    """Run dossier to its end."""
    return finish(start(store, *words), limit)


def forked(store: Path, *words: str) -> Said:
    """Run dossier as `dossier` does, but in a fork of this process: what is imported here need not be there."""
    said = in_child(lambda: json.dumps(_main(["--store", str(store), *words])).encode())
    if said is None:
        return Said(None, "", "does not end, or the process died")
    status, out, err = json.loads(said)
    return Said(status, out, err)


def _main(words: Sequence[str]) -> tuple[int, str, str]:
    """Return the status of the command line and what it wrote, a traceback as Python would write it."""
    with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8") as err:
        with redirect_stdout(out), redirect_stderr(err):
            try:
                status = main(words)
            except SystemExit as leaving:
                status = leaving.code if isinstance(leaving.code, int) else 1
            except Exception:
                traceback.print_exc()
                status = 1
        out.seek(0)
        err.seek(0)
        return status, out.read(), err.read()


def used(pid: int) -> int:
    """Return the nanoseconds of processor time that a process's first thread has had; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[0])
    except (OSError, IndexError):
        return 0


def is_stopped(pid: int) -> bool:
    """Return whether a child has stopped, as after ctrl+z, and is not told to go on yet."""
    return os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT | os.WNOHANG) is not None


def until(done: Callable[[], bool], limit: float) -> bool:
    """Wait until something is so; False where it is not in so many seconds."""
    end = time.monotonic() + limit
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(_TURN)
    return True


def group(leader: int) -> list[int]:
    """Return the living processes of a group."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                state, _, its_group = (
                    (entry / "stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()[:3]
                )
                if int(its_group) == leader and state not in "ZX":
                    found.append(int(entry.name))
    return found


def left_over(leader: int) -> list[int]:
    """Return the processes of a group that do not end by themselves, and end them."""
    if until(lambda: not group(leader), ENDING):
        return []
    left = group(leader)
    end_group(leader)
    return left


def end_group(leader: int) -> None:
    """Kill a group of processes that this program has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def in_child(work: Callable[[], bytes], limit: float = LIMIT) -> bytes | None:
    """Return what some work gives that is done in a forked process; None where that does not end or dies."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        os.close(ear)
        status = 1
        try:
            with os.fdopen(mouth, "wb") as pipe:
                pipe.write(work())
            status = 0
        finally:
            os._exit(status)
    os.close(mouth)
    os.set_blocking(ear, False)
    parts: list[bytes] = []
    whole = until(lambda: _drained(ear, parts), limit)
    os.close(ear)
    if not whole:
        end_group(child)
    _, status = os.waitpid(child, 0)
    return b"".join(parts) if whole and status == 0 else None


def _drained(ear: int, parts: list[bytes]) -> bool:
    """Take what a pipe holds; True at its end."""
    with suppress(BlockingIOError):
        while part := os.read(ear, 1 << 20):
            parts.append(part)
        return True
    return False


def names(words: Sequence[str | bytes]) -> str:
    """Return words as they would be typed."""
    return " ".join(word if isinstance(word, str) else repr(word) for word in words)
