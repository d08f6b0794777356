"""What reads files in tests and goes wrong with some, by their names; another process imports it from here."""

import mmap
import multiprocessing
import os
import re
import signal
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from store.identity.records import Place
from store.library.reading import Read, Task

FINE = "It was looked at."
"""What is said of a file with which nothing goes wrong: it is read by nobody, so that tests need not wait."""
LARGE = 1_000_000_000
"""Bytes that are asked for where much memory is."""
_AGES = 3600.0


def troublesome(task: Task) -> Read:
    """Say that all is fine, unless its name says what else happens.

    A pipe beside the file, of the same name with the ending .begun, is told when that begins.
    """
    path = Path(task.path)
    if path.with_suffix(".begun").exists():
        path.with_suffix(".begun").write_bytes(b"!")
    if path.stem == "kills-its-owner" and not path.with_suffix(".killed").exists():
        owner = multiprocessing.parent_process()
        process = owner.pid if owner and owner.pid else os.getppid()
        path.with_suffix(".killed").write_text(str(process))
        os.kill(process, signal.SIGKILL)
    if path.stem in _TROUBLES:
        _TROUBLES[path.stem]()
    return Read(Place(path=task.path), error=FINE)


def ends_at_once(_: Task) -> Read:
    """End the process whatever it is given, before it has started up."""
    os._exit(3)


def _never() -> None:
    while True:  # at ease, for the others in this suite want the processor
        time.sleep(_AGES)


def _stumble() -> None:
    raise RecursionError("too deep")


def _take_in_secret(size: int) -> None:
    """Take memory that the system's own limit does not count, because it is shared; it is given back at the end."""
    memory = mmap.mmap(-1, size)
    for start in range(0, size, mmap.PAGESIZE):
        memory[start] = 1


def _hold_in_secret() -> None:
    _take_in_secret(LARGE)
    _never()


_TROUBLES: Mapping[str, Callable[[], object]] = {
    "never": _never,
    "never-lets-go": partial(re.compile(r"(?:a|a)*b").match, "a" * 100),  # nothing else in the process gets to run
    "hungry": partial(bytearray, LARGE),
    "hungry-in-secret": _hold_in_secret,
    "feasts": partial(_take_in_secret, LARGE // 3),
    "ends": partial(os._exit, 3),
    "stumbles": _stumble,
}
