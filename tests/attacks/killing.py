"""Killing what works on a store, at a random moment, or taking its room away; and what the store is afterwards."""

import os
import random
import shutil
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.attacks.articles import write_made_up
from tests.attacks.ground import Base, Contents, Ground, log_of, overwrite, shown
from tests.attacks.running import dossier, finish, left_over, start, until, used
from tests.attacks.verdicts import Verdict, differ

_CHANGING = ("load", "remove", "forget", "repair", "compact")
_DECIDING = (
    *("not-one", "same", "different", "rename", "alias", "retype", "role", "speaker", "figure", "add"),
    *("tag", "note", "undo"),
)
_STARTED = 60_000_000
"""Nanoseconds of processor time after which Python has started and a signal reaches dossier itself."""


class Work(NamedTuple):
    """A command on a store, done once undisturbed.

    Attributes:
        name: what it is called here.
        store: what it is done to.
        words: what is typed.
        before: what is in the store before it.
        after: and after it, undisturbed.
        time: nanoseconds of processor time that its first thread takes.
        grows: bytes by which it makes the store's file longer.
    """

    name: str
    store: Path
    words: Sequence[str]
    before: Contents
    after: Contents
    time: int
    grows: int


_known: dict[tuple[Path, str], Work] = {}


def work(ground: Ground, name: str) -> Work:
    """Return a command to disturb: one of those in `_words`."""
    key = (ground.folder, name)
    if key not in _known:
        _known[key] = _done_once(ground, name)
    return _known[key]


def _done_once(ground: Ground, name: str) -> Work:
    base = ground.base("kept")
    store = ground.copy(base.folder)
    words = _words(ground, base, name, store)
    before = shown(store) or {}
    twin = ground.copy(store)
    size = log_of(twin).stat().st_size
    process = start(twin, *words)
    spent = 0
    while not until(lambda: process.poll() is not None, 0.01):
        spent = max(spent, used(process.pid))
    finish(process)
    after = shown(twin) or {}
    grows = max(0, log_of(twin).stat().st_size - size)
    ground.clear(twin)
    return Work(name, store, words, before, after, spent, grows)


def _words(ground: Ground, base: Base, name: str, store: Path) -> Sequence[str]:
    """Return the words of a command, having made what it needs."""
    first = partial(_first, base.contents)
    person = first("person/")
    out = ground.place("out")
    out.mkdir()
    if name == "load":
        write_made_up(out, 90, first=200)
    if name == "repair":
        data = bytearray(log_of(store).read_bytes())
        data[data.find(b'["texts"') + 60] ^= 1
        overwrite(log_of(store), data, keep_times=True)
    if name == "undo":
        dossier(store, "correct", "not-one", first("organisation/"))
    words: dict[str, Sequence[str]] = {
        "load": ("load", str(out)),
        "remove": ("remove", next(one for one in base.contents if one.startswith("article/"))),
        "forget": ("forget", "--yes", person),
        "repair": ("check", "--repair"),
        "compact": ("compact",),
        "search": ("search", "投资"),
        "show": ("show", person),
        "export": ("export", person, "--force", "-o", f"{out}/"),
        "extract": ("extract", "--out", str(out), str(ground.folder / "clippings-kept")),
        "check": ("check",),
        "undo": ("corrections", "undo"),
    }
    return words[name] if name in words else ("correct", name, *_said(name, first))


def _first(contents: Contents, prefix: str, number: int = 0) -> str:
    """Return the so many-th id of those that begin so."""
    return [one for one in sorted(contents) if one.startswith(prefix)][number]


def _said(name: str, first: Callable[..., str]) -> Sequence[str]:
    """Return what is said with a kind of correction."""
    organisation, other, person = first("organisation/"), first("organisation/", 1), first("person/")
    said: dict[str, Sequence[str]] = {
        "not-one": (organisation,),
        "same": (organisation, other),
        "different": (organisation, other),
        "rename": (organisation, "远方"),
        "alias": (organisation, "投资"),
        "retype": (organisation, "person"),
        "role": (person, "船长"),
        "speaker": (first("quote/"), "--words", "船长"),
        "figure": (first("figure/"), "--unit", "HKD"),
        "add": ("organisation", "投资"),
        "tag": (organisation, "跟进"),
        "note": (organisation, "等回覆"),
    }
    return said[name]


def kill(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Kill a command when it has had some of its processor time, or its file has grown by some bytes; do it again."""
    one = work(ground, _CHANGING[number % len(_CHANGING)])
    return disturbed(ground, one, signal.SIGKILL, rng)


def decide(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Kill a command that corrects something, or takes that back, when it has had some of its processor time."""
    return disturbed(ground, work(ground, _DECIDING[number % len(_DECIDING)]), signal.SIGKILL, rng)


def disturbed(ground: Ground, one: Work, sent: signal.Signals, rng: random.Random) -> Verdict:
    """Send a signal to a command at a random moment, and look at the store; go on after one that stops it."""
    copy = ground.copy(one.store)
    goal = rng.randrange(_STARTED, max(_STARTED + 1, one.time))
    grown = log_of(copy).stat().st_size + rng.randrange(max(1, one.grows))
    by_bytes = one.name == "load" and rng.random() < 0.5
    process = start(copy, *one.words)

    def reached() -> bool:
        if process.poll() is not None:
            return True
        return _size(copy) > grown if by_bytes else used(process.pid) >= goal

    until(reached, 60)
    process.send_signal(sent)
    if sent is signal.SIGTSTP:
        process.send_signal(signal.SIGCONT)
    said = finish(process)
    left = left_over(process.pid)
    moment = "when the log had grown" if by_bytes else f"at {goal / 1e6:.0f} of {one.time / 1e6:.0f} ms"
    verdict = afterwards(
        ground, copy, one, f"{one.name}, {sent.name} {moment}{' left processes' * bool(left)} ({said})"
    )
    traceback = "Traceback" in said.err
    return verdict._replace(crashed=verdict.crashed or traceback or bool(left), stuck=verdict.stuck or said.stuck)


def _size(store: Path) -> int:
    try:
        return os.stat(log_of(store)).st_size
    except OSError:
        return 0


def afterwards(ground: Ground, copy: Path, one: Work, did: str) -> Verdict:
    """Return whether a store that a command was disturbed on holds all, and the command done again ends well.

    The copy is taken away.
    """
    check = dossier(copy, "check")
    there = shown(copy)
    missing = _missing(one, there)
    again = dossier(copy, *one.words)
    unfinished = differ(one.after, shown(copy))
    ground.clear(copy)
    harm = "; ".join(filter(None, (missing, f"done again: {unfinished}" if unfinished else "")))
    lost = (bool(missing) and not check.told) or bool(unfinished)
    return Verdict(
        "lost" if lost else "told" if check.told else "harmless",
        wrong=bool(missing) and not check.told,
        stuck=check.stuck or again.stuck,
        crashed=check.crashed or again.crashed,
        note=f"{did}: {harm or 'nothing lost'}; check {check}; again {again}",
    )


def _missing(one: Work, there: Contents | None) -> str:
    """Return what is missing: neither as before nor as after, but for a load, which may have done some of it."""
    if there is None:
        return "cannot be read"
    if one.name != "load":
        return min(differ(one.before, there), differ(one.after, there), key=len)
    gone = [some for some in one.before if some.startswith("article/") and some not in there]
    return f"{len(gone)} gone ({gone[0]})" if gone else ""


def full(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Let the disk be full after some bytes: a small file system of its own, or a limit on the size of files."""
    one = work(ground, (*_CHANGING, "search")[number % 6])
    copy = ground.copy(one.store)
    if one.name == "search":
        for file in copy.glob("*.columns"):
            file.unlink()
    free = rng.choice((0, 4096, rng.randrange(20_000), rng.randrange(400_000), rng.randrange(2_000_000)))
    with ground.small_disk(copy, free) as (small, prefix):
        said = finish(start(small, *one.words, prefix=prefix))
        missing = _missing(one, shown(small))
        (small / "filler").unlink(missing_ok=True)
        if small != copy:
            shutil.rmtree(copy)
            shutil.copytree(small, copy)
    did = f"{one.name} with {free} bytes free ({said}){'; then ' * bool(missing)}{missing}"
    verdict = afterwards(ground, copy, one, did)
    fate = "lost" if missing and not said.told else "told" if said.told and verdict.fate == "harmless" else verdict.fate
    return verdict._replace(fate=fate, stuck=verdict.stuck or said.stuck, crashed=verdict.crashed or said.crashed)
