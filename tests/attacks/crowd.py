"""Many at once on one store: loads, readers and two explorers. Nothing that was said to be done may be missing."""

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

from store.library.searches import SEARCHES, Searches
from tests.attacks.articles import write_made_up
from tests.attacks.explorers import Explorer
from tests.attacks.ground import Base, Ground, log_of, shown
from tests.attacks.running import LIMIT, Said, dossier, finish, start, until
from tests.attacks.verdicts import Verdict

_SHORT, _LONG = 20.0, 600.0
"""Seconds that a trial of `crowd` goes on, and one of `siege`."""
_PATIENCE = 600.0
"""Seconds after which a command is stuck: it may have to wait until ten others have had their turn."""
_READERS = 4
_READING = (
    ("search", "投资"),
    ("search", "text:市场"),
    ("check",),
    ("search", ">10亿", "--kind", "figure"),
    ("compact",),
)


class _Crowd:
    """What some threads have run and heard."""

    def __init__(self, end: float) -> None:
        self._end = end
        self.heard: list[tuple[str, Said]] = []

    def again_and_again(self, work: Callable[[int], None]) -> threading.Thread:
        """Return a thread that does some work until the time is over."""

        def loop() -> None:
            turn = 0
            while time.monotonic() < self._end:
                work(turn)
                turn += 1

        return threading.Thread(target=loop)

    def loads(self, store: Path, folder: Path, seed: int) -> Callable[[int], None]:
        """Return work that writes an article and loads the folder, and now and then takes an article out."""

        def work(turn: int) -> None:
            write_made_up(folder, 1, seed, first=turn)
            self.heard.append(("load", dossier(store, "load", str(folder), limit=_PATIENCE)))
            if turn % 4 == 3:
                gone = folder / f"{turn - 2:05}.md"
                gone.unlink()
                self.heard.append(("load", dossier(store, "remove", str(gone), limit=_PATIENCE)))

        return work

    def reads(self, store: Path, seed: int) -> Callable[[int], None]:
        """Return work that asks the store something."""

        def work(turn: int) -> None:
            words = _READING[(turn + seed) % len(_READING)]
            self.heard.append((words[0], dossier(store, *words, limit=_PATIENCE)))

        return work


def crowd(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Let five loads, readers and two explorers work on a store for a while."""
    return _crowd(ground, rng, number, loads=5, opened=2, seconds=_SHORT)


def siege(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Let ten loads, readers and an explorer work on a store for ten minutes."""
    return _crowd(ground, rng, number, loads=10, opened=1, seconds=_LONG)


def _crowd(ground: Ground, rng: random.Random, number: int, *, loads: int, opened: int, seconds: float) -> Verdict:
    base = ground.base("kept")
    store = ground.copy(base.folder)
    room = _Crowd(time.monotonic() + seconds)
    folders = [ground.place("crowd") for _ in range(loads)]
    works = [room.loads(store, folder, rng.randrange(1 << 20)) for folder in folders]
    works += [room.reads(store, seed) for seed in range(_READERS)]
    threads = [room.again_and_again(work) for work in works]
    explorers = [Explorer(store) for _ in range(opened)]
    untidy = ["an explorer does not open" for explorer in explorers if not explorer.opened()]
    for thread in threads:
        thread.start()
    kept = [_keep(explorer, f"kept{number}{place}") for place, explorer in enumerate(explorers)]
    for thread in threads:
        thread.join()
    untidy += filter(None, map(_quit, explorers))
    last = [dossier(store, "load", str(folder), limit=_PATIENCE) for folder in folders]
    harm = _harm(store, base, folders, kept, last)
    check = dossier(store, "check")
    ground.clear(store, *folders)
    refused = [said for kind, said in room.heard if kind == "load" and said.status]
    failed = [said for kind, said in room.heard if kind != "load" and said.status]
    said = [one for _, one in room.heard]
    return Verdict(
        "lost" if harm or failed else "told" if refused else "harmless",
        stuck=any(one.stuck for one in said),
        crashed=bool(untidy) or any(one.crashed for one in said),
        note=f"{harm or 'nothing lost'}; of {len(said)} commands {len(refused)} loads were refused ({refused[:1]}) "
        f"and {len(failed)} readers failed ({failed[:1]}); {untidy}; check {check}",
    )


def _harm(store: Path, base: Base, folders: list[Path], kept: list[str], last: list[Said]) -> str:
    """Return what is not in the store that was said to be."""
    there = shown(store) or {}
    wanted = sum(len(list(folder.glob("*.md"))) for folder in folders)
    found = sum(one.startswith("article/") and one not in base.contents for one in there)
    gone = [one for one in base.contents if one.startswith("article/") and one not in there]
    searches = Searches(store / SEARCHES).kept
    forgotten = [name for name in kept if name not in searches]
    said = (
        f"{wanted - found} of {wanted} new articles missing" if found != wanted else "",
        f"{len(gone)} old articles gone" if gone else "",
        f"kept searches lost: {forgotten}" if forgotten else "",
        *(f"the last load: {one}" for one in last if one.status),
    )
    return "; ".join(filter(None, said))


def _keep(explorer: Explorer, name: str) -> str:
    """Type a query, keep it, and return its name."""
    for keys, painted in (("/", "/"), (name, name), ("\x13", "Keep "), ("\r", "Kept")):
        explorer.press(keys, painted)
    return name


def _quit(explorer: Explorer) -> str:
    """Press q, out of whatever is open; return what is wrong with how that ends."""
    for key in ("\x1b", "\x1b", "\x1b", "q"):
        explorer.press(key, "\x1b[?1049l", 0.5)
    wrong = "" if explorer.ended() else "an explorer does not end"
    wrong = wrong or explorer.untidy()
    return wrong or ("processes are left" if explorer.close() else "")


def unlock(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Take away the lock file while a load writes, as one does who thinks it was left over, and load beside it."""
    store, slow, quick = ground.copy(ground.base("kept").folder), ground.place("slow"), ground.place("quick")
    write_made_up(slow, 80, rng.randrange(1 << 20))
    write_made_up(quick, 10, rng.randrange(1 << 20), first=500)
    size = log_of(store).stat().st_size
    first = start(store, "load", "--jobs", str(1 + number % 2), str(slow))
    until(lambda: first.poll() is not None or log_of(store).stat().st_size > size, LIMIT)
    for file in store.glob("*.lock"):
        file.unlink()
    second = dossier(store, "load", str(quick))
    said = [finish(first), second]
    loaded = [folder for folder, one in zip((slow, quick), said, strict=True) if one.status == 0]
    harm = _harm(store, ground.base("kept"), loaded, [], [])
    check = dossier(store, "check")
    ground.clear(store, slow, quick)
    told = any(one.told for one in said)
    return Verdict(
        "lost" if harm or (check.told and not told) else "told" if told else "harmless",
        wrong=bool(harm) and not check.told,
        stuck=any(one.stuck for one in said),
        crashed=any(one.crashed for one in (*said, check)),
        note=f"{harm or 'nothing lost'}; loads {'; '.join(map(str, said))}; check {str(check)[:300]}",
    )
