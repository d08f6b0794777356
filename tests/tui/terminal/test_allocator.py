"""Where threads take memory from: counted by what they reserve, each 64 MB for a place of its own."""

import ctypes
import os
import subprocess
import sys

import pytest

THREADS = 6
RESERVED = f"""
import os, sys, threading
from tui.terminal.allocator import keep_together
if "together" in sys.argv:
    keep_together()

def reserved():
    return int(open("/proc/self/statm").read().split()[0]) * os.sysconf("SC_PAGE_SIZE")

def take():
    taken.append(bytes(100_000))
    all_there.wait()
    all_there.wait()

taken, all_there, before = [], threading.Barrier({THREADS} + 1), reserved()
for _ in range({THREADS}):
    threading.Thread(target=take).start()
all_there.wait()
print(reserved() - before >> 20)
all_there.wait()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallopt"), reason="only the GNU library has such places"
)
def test_threads_take_memory_from_one_place() -> None:
    asked_of_all = {"MALLOC_ARENA_MAX", "GLIBC_TUNABLES"}  # which may have it so already
    environment = {name: value for name, value in os.environ.items() if name not in asked_of_all}

    def reserved(*arguments: str) -> int:
        return int(subprocess.check_output([sys.executable, "-c", RESERVED, *arguments], env=environment))

    assert reserved() - reserved("together") > 64 * (THREADS - 1)
