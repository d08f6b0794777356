"""Hostile files among good ones: the good ones are read, the bad one is read or named, and it never takes for ever."""

import os
import random
import shutil
import signal
from contextlib import suppress
from pathlib import Path

from tests.attacks.articles import write_made_up
from tests.attacks.ground import Contents, Ground, shown
from tests.attacks.hostile_files import ALL, make
from tests.attacks.running import ENDING, Said, finish, left_over, start, until, used
from tests.attacks.verdicts import Verdict

_GOOD = 10
_BOUND = 400.0
"""Seconds in which a folder of eleven files is read, whatever is in it: those that dossier itself gives the largest of
these files (`store/library/limits.py`), with room for a busy machine. Ten good ones take one."""
_NO_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Takes from the superuser the right to read what may not be read (capabilities(7))."""
_BEFORE_INTERRUPTING = 2_000_000_000
"""Nanoseconds of processor time of the whole group after which a load is interrupted."""


def hostile(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Load ten good files and something hostile; the second time round, interrupt it with ctrl+c."""
    name = ALL[number % len(ALL)]
    folder, store = ground.place("hostile"), ground.place("store")
    folder.mkdir()
    write_made_up(folder, _GOOD, seed=5)
    named = make(name, folder, rng)
    prefix = _NO_RIGHTS if name == "closed" and os.geteuid() == 0 else ()
    process = start(store, "load", "--jobs", "2", str(folder), prefix=prefix)
    said = finish(process, _BOUND)
    left = left_over(process.pid)
    interrupted = _interrupted(ground, folder) if number >= len(ALL) or number % 3 == 0 else ""
    verdict = _judged(name, named, shown(store), said)
    for closed in folder.iterdir():
        if closed.is_dir() and not closed.is_symlink():
            closed.chmod(0o700)
    _take_away(folder, folder.parent / f"{folder.name}-outside", store)
    note = verdict.note + (f"; left {len(left)} processes" if left else "") + interrupted
    crashed = verdict.crashed or bool(left)
    return verdict._replace(note=note, crashed=crashed, stuck=verdict.stuck or bool(interrupted))


def _take_away(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _interrupted(ground: Ground, folder: Path) -> str:
    """Press ctrl+c while it is read; return what is wrong with how that ends."""
    store = ground.place("store")
    process = start(store, "load", "--jobs", "2", str(folder))
    until(lambda: process.poll() is not None or _busy(process.pid) > _BEFORE_INTERRUPTING, _BOUND)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    said = finish(process, ENDING)
    left = left_over(process.pid)
    ground.clear(store)
    if said.stuck:
        return "; ctrl+c does not end it"
    return f"; after ctrl+c {len(left)} processes are left" if left else ""


def _busy(leader: int) -> int:
    from tests.attacks.running import group

    return sum(used(pid) for pid in group(leader))


def _judged(name: str, named: list[str], there: Contents | None, said: Said) -> Verdict:
    """Return whether the good files were read and what was not read was named."""
    articles = [one for one in there or () if one.startswith("article/")]
    good = sum("号公" in one or "號公" in one for one in articles)
    words = said.err + said.out
    unnamed = [one for one in named if one not in words]
    not_read = len(articles) == good
    escape = "\x1b[31m" in words or "\x9b" in words
    leaked = any("外人" in one for one in there or ())
    failed = [
        f"{_GOOD - good} of {_GOOD} good files not read" if good < _GOOD else "",
        f"{unnamed} neither read nor named" if unnamed and (not_read or len(named) > 1) else "",
        "an escape reaches the terminal" if escape else "",
        "what lies outside is read" if leaked else "",
    ]
    wrong = "; ".join(filter(None, failed))
    told = said.told or bool(named and not unnamed)
    return Verdict(
        "lost" if wrong else "told" if told else "harmless",
        stuck=said.stuck,
        crashed=said.crashed,
        note=f"{name}: {wrong or 'all read'}; {said}",
    )
