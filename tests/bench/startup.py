"""How soon the explorer is there: `python -m tests.bench.startup [--sizes 1000,10000] [--store FOLDER]`.

Starts `dossier` in a real terminal (a pty of 120x40), on the seeds and on stores of made-up articles, in turns with a
bare Textual app of four empty lists, all with compiled bytecode, and prints the milliseconds from starting the process
- to the first frame, and its ratio to that of the bare app;
- from the first frame to filled panes, and to the hits of a query typed as soon as they are filled;
and how long `--version` and `--help` take against `python -c pass`.
"""

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from store.library import Library
from store.library.loading import Loader
from store.model import Person
from store.search.index import Index
from store.text.pinyin import sound
from store.views.links import Links
from store.workspace.folders import seed_files
from tests.bench.articles import articles
from tests.bench.store import reads

ROUNDS = 7
PATIENCE = 60.0
"""Seconds after which a frame is not waited for any longer."""
BORDER = "─".encode()
EXPLORER = ("-c", "import sys; from tui.__main__ import main; sys.exit(main())")
BARE = (
    "-c",
    """
from textual.app import App
from textual.scroll_view import ScrollView

class Bare(App):
    CSS = "ScrollView { border: round white; height: 1fr; }"

    def compose(self):
        yield from (ScrollView() for _ in range(4))

Bare().run()
""",
)


class Times(NamedTuple):
    """Milliseconds: from the start to the first frame, from there to filled panes, and to the hits of a query."""

    frame: float
    filled: float = 0.0
    found: float = 0.0


class Shown(NamedTuple):
    """What tells that panes are filled, what is typed then, and what tells that it was found."""

    filled: bytes
    typed: bytes
    found: bytes


class Terminal:
    """A program in a terminal of its own.

    Args:
        command: the program.
        environment: its environment.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._seen = b""
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)
        self._descriptor = ours

    def until(self, mark: bytes) -> float:
        """Return how many milliseconds after its start the program has written something.

        Raises:
            TimeoutError: it ended, or wrote something else for too long.
        """
        while mark not in self._seen:
            ready, _, _ = select.select([self._descriptor], [], [], PATIENCE)
            data = os.read(self._descriptor, 1 << 16) if ready else b""
            if not data:
                raise TimeoutError(f"{mark.decode()!r} was not shown, but {self._seen[-400:]!r}")
            self._seen += data
        return (time.perf_counter() - self._began) * 1e3

    def type(self, keys: bytes) -> None:
        """Press keys, forgetting what was shown before."""
        self._seen = b""
        os.write(self._descriptor, keys)

    def end(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        os.close(self._descriptor)


def measure(command: Sequence[str], environment: Mapping[str, str], shown: Shown | None) -> Times:
    """Return how soon a program shows its first frame, and the rest where it has any."""
    terminal = Terminal(command, environment)
    try:
        frame = terminal.until(BORDER)
        if shown is None:
            return Times(frame)
        filled = terminal.until(shown.filled)
        terminal.type(b"/")
        terminal.type(shown.typed)
        return Times(frame, filled - frame, terminal.until(shown.found) - frame)
    finally:
        terminal.end()


def shown_by(folder: Path) -> Shown:
    """Return what the explorer will show of a store: its first organisation, and its least person found by pinyin."""
    with Library.open(folder) as library:
        index = Index.open(library, Links.open(library))
        first = library.entity(index.browse("organisation").ids[0])
        people = [library.entity(identity) for identity in index.browse("person").ids[-40:]]
        name = next(one.name for one in people if isinstance(one, Person) and not one.name.isascii())
        shown = getattr(first, "name", "")[:4]
        return Shown(shown.encode(), "".join(sound(name, person=True)).encode(), name.encode())


def made_up(folder: Path, size: int) -> Path:
    """Return a store of so many made-up articles, made where it is not there yet."""
    if not (folder / "dossier.jsonl").exists():
        arriving = list(articles(size))
        with Library.open(folder) as library:
            loader = Loader(library.database, library.write)
            for start in range(0, size, 64):
                loader.take_in(reads(arriving[start : start + 64]))
    return folder


def seeds(folder: Path) -> Path:
    """Return a store of the seeds."""
    with Library.open(folder) as library:
        library.load(seed_files())
    return folder


def environment(cache: Path) -> dict[str, str]:
    """Return an environment in which bytecode is compiled once, as in an installed program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TEXTUAL", "DOSSIER"))}
    return kept | {"PYTHONPYCACHEPREFIX": str(cache), "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def starts(stores: Mapping[str, Path], surroundings: Mapping[str, str], rounds: int) -> None:
    """Print the table of first frames: in each round the bare app, then the explorer on each store."""
    commands = {name: [sys.executable, *EXPLORER, "--store", str(folder), "--fresh"] for name, folder in stores.items()}
    commands = {"bare app": [sys.executable, *BARE], **commands}
    shown = {name: shown_by(folder) for name, folder in stores.items()}
    times: dict[str, list[Times]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            taken = measure(command, surroundings, shown.get(name))
            if turn:  # the first one compiles
                times[name].append(taken)
    print(
        f"{'ms, median of ' + str(rounds):24}{'first frame':>12}{'of bare':>9}{'filled after':>14}{'found after':>13}"
    )
    for name, taken_each in times.items():
        ratios = [one.frame / bare.frame for one, bare in zip(taken_each, times["bare app"], strict=True)]
        medians = [statistics.median(column) for column in zip(*taken_each, strict=True)]
        print(
            f"{name:24}{medians[0]:12.0f}{statistics.median(ratios):9.2f}"
            + (f"{medians[1]:14.0f}{medians[2]:13.0f}" if name in stores else "")
        )


def words(surroundings: Mapping[str, str], rounds: int) -> None:
    """Print how long the command line takes to say something, against Python itself."""
    commands = {
        "python -c pass": ("-c", "pass"),
        "dossier --version": (*EXPLORER, "--version"),
        "dossier --help": (*EXPLORER, "--help"),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(2 * rounds + 1):
        for name, arguments in commands.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, *arguments], env=surroundings, stdout=subprocess.DEVNULL, check=True)
            if turn:
                times[name].append(time.perf_counter() - began)
    bare = times["python -c pass"]
    print(f"{'ms':24}{'median':>12}{'of bare':>9}")
    for name, taken in times.items():
        ratio = statistics.median(one / other for one, other in zip(taken, bare, strict=True))
        print(f"{name:24}{statistics.median(taken) * 1e3:12.0f}{ratio:9.2f}")


def main(arguments: Sequence[str]) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of made-up articles")
    parser.add_argument("--store", type=Path, action="append", default=[], help="a store of real articles too")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        surroundings = environment(folder / "bytecode")
        words(surroundings, options.rounds)
        stores = {"dossier on the seeds": seeds(folder / "seeds")}
        for size in map(int, filter(None, options.sizes.split(","))):
            stores[f"dossier on {size:,}"] = made_up(folder / str(size), size)
        stores |= {f"dossier on {path.name}": path for path in options.store}
        starts(stores, surroundings, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
