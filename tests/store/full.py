"""A disk that is full."""

import os
from pathlib import Path

import pytest

from store.log.disk import Disk

needs_a_full_device = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")


class FullDisk(Disk):
    """A disk on which a file can be made, and nothing be written to it."""

    def open_to_write(self, path: Path, *, empty: bool = False) -> int:
        descriptor = super().open_to_write(path, empty=empty)
        full = os.open("/dev/full", os.O_RDWR)
        os.dup2(full, descriptor)
        os.close(full)
        return descriptor
