"""Kill a loading process again and again, and look at what it leaves: `python -m tests.store.kills 200`.

A process of one thread, which forks those it kills: they need not import anything, and two hundred take seconds.
"""

import os
import random
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from store.library import Library
from tests.store.articles_by_hand import Org, Story, Who, state, story, take_in

_MANY = 24  # articles in a store before the next one is begun


def numbered(number: int) -> Story:
    """Return the article of a number: a few sentences, shared names, so that entities are written over."""
    name = "甲乙丙丁"[number % 4]
    body = f"远山银行行长陈大{name}说：“第{number}天很好。”投资3亿元。" + "远山银行在远海设分行。" * (number % 7)
    return story(
        f"第{number}天", body, orgs=[Org("远山银行")], people=[Who(f"陈大{name}", title="行长", at="远山银行")]
    )


def load_for_ever(folder: Path, said: int) -> None:
    """Load one article after the other, compact now and then, and say after each that it is in the store."""
    with Library.open(folder) as library:
        number = library.counts()["article"]
        while True:
            take_in(library, [numbered(number)])
            os.write(said, b".")
            number += 1
            if number % 3 == 0:
                library.database.journal.compact()


def kill_while_loading(folder: Path, chance: random.Random) -> int:
    """Let a process load, kill it at a random moment; return how many articles it said it had put in."""
    ear, said = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            load_for_ever(folder, said)
        finally:
            os._exit(1)
    os.close(said)
    heard = b"".join(os.read(ear, 1) for _ in range(chance.randrange(3)))
    for _ in range(chance.randrange(200_000)):  # a random time, which no step of the child is a multiple of
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ear, 1000):
        heard += more
    os.close(ear)
    return len(heard)


def left_sound(folder: Path, at_least: int) -> int:
    """Check that a store holds all articles that were said to be in it and is sound; return how many it holds."""
    with Library.open(folder) as library:
        assert library.notices == ()
        count = library.counts()["article"]
        assert count >= at_least, f"{at_least} articles were said to be in the store, {count} are"
        report = library.check()
        assert report.problems == ()
    return count


def same_as_loaded_at_once(folder: Path, fresh: Path, count: int) -> bool:
    """Return whether a store that was killed often holds what one holds that never was."""
    with Library.open(folder) as one, Library.open(fresh) as other:
        take_in(other, [numbered(number) for number in range(count)])
        return state(one) == state(other)


def main(arguments: Sequence[str]) -> int:
    """Kill so many times and say how many articles came through."""
    kills = int(arguments[0])
    chance = random.Random(20261123)
    done = articles = 0
    while done < kills:
        with tempfile.TemporaryDirectory() as name:
            folder, count = Path(name) / "store", 0
            while done < kills and count < _MANY:
                count = left_sound(folder, count + kill_while_loading(folder, chance))
                done += 1
            assert same_as_loaded_at_once(folder, Path(name) / "fresh", count)
            articles += count
    print(f"{done} kills, {articles} articles, each time sound")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
