"""Ctrl+c while the real executable loads: what was finished is kept, it says so, and the store is sound."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.library import Library

ARTICLES = 40


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows interrupts in another way")
def test_what_was_finished_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    for number in range(ARTICLES):
        (folder / f"{number:02}.md").write_text(f"# 第{number}事\n\n远山银行投资{number + 1}亿元。", "utf-8")
    program = (
        "import os, signal, sys\n"
        "import tui.cli, store.upkeep.loading\n"
        "commit = store.upkeep.loading.Loader._commit\n"
        "def interrupted(self, batch):\n"
        "    commit(self, batch)\n"
        "    store.upkeep.loading.Loader._commit = commit\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "store.upkeep.loading.Loader._commit = interrupted\n"
        "store.upkeep.loading.BATCH, store.upkeep.loading.SECONDS = 5, float('inf')\n"
        "if __name__ == '__main__': sys.exit(tui.cli.main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--store", "store", "load", "--jobs", "1", "clippings"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 128 + signal.SIGINT
    assert "interrupted, so load again for the rest" in done.stdout
    with Library.open(tmp_path / "store") as library:
        assert 5 <= library.counts()["article"] < ARTICLES
        assert library.check().problems == ()
        library.load([folder])
        assert library.counts()["article"] == ARTICLES
